import * as v from 'valibot';
import { timeZoneSchema } from './primitives.ts';

/** Patterns of a moment in a file name; the first is the default, as the model product's files show it. */
export const dateTimePatterns = [
  'YYYYMMDDHHmmss',
  'YYYYMMDD_HHmmss',
  'YYYYMMDD',
  'YYYY-MM-DD',
  'YYYY-MM-DDTHHmmss',
] as const;

const momentOf = v.picklist(['slot', 'run']);

export const fileNameTokenSchema = v.variant('token', [
  v.object({ token: v.literal('destination-name') }),
  v.object({ token: v.literal('connection-name') }),
  v.object({ token: v.literal('audience-id') }),
  v.object({ token: v.literal('audience-name') }),
  /** The name in lower-case ASCII letters, digits and hyphens. */
  v.object({ token: v.literal('audience-slug') }),
  v.object({ token: v.literal('run-id') }),
  /** The slot's time (the same for every attempt) or the time at which the run began. */
  v.object({
    token: v.literal('date-time'),
    of: momentOf,
    pattern: v.picklist(dateTimePatterns),
    timeZone: timeZoneSchema,
  }),
  /** Whole seconds since 1970, ten digits. */
  v.object({ token: v.literal('unix-seconds'), of: momentOf }),
  v.object({
    token: v.literal('text'),
    text: v.pipe(v.string(), v.minLength(1, 'empty'), v.maxLength(100, 'too-long')),
  }),
]);
export type FileNameToken = v.InferOutput<typeof fileNameTokenSchema>;

export const fileNameTemplateSchema = v.object({
  tokens: v.pipe(v.array(fileNameTokenSchema), v.minLength(1, 'no-token')),
  separator: v.picklist(['_', '-', '.', '']),
  /** How the files of a split export are told apart: the first bare and then `_2` (model product), or all with padded numbers. */
  fileNumber: v.variant('kind', [
    v.object({ kind: v.literal('from-second') }),
    v.object({
      kind: v.literal('padded'),
      digits: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
      withTotal: v.boolean(),
    }),
  ]),
  /** What happens when the key exists. A template without a time, a run id or seconds repeats its names. */
  whenExists: v.picklist(['refuse', 'replace']),
});
export type FileNameTemplate = v.InferOutput<typeof fileNameTemplateSchema>;

/** Destination name, audience id and the slot's time in UTC: the model product's default. */
export const defaultFileNameTemplate: FileNameTemplate = {
  tokens: [
    { token: 'destination-name' },
    { token: 'audience-id' },
    { token: 'date-time', of: 'slot', pattern: 'YYYYMMDDHHmmss', timeZone: 'UTC' },
  ],
  separator: '_',
  fileNumber: { kind: 'from-second' },
  whenExists: 'refuse',
};
