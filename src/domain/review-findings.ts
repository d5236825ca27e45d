import * as v from 'valibot';
import { toldFindingsSchema } from './connection-findings.ts';
import { countSchema, instantSchema, plainDateSchema, plainTimeSchema, timeZoneSchema } from './primitives.ts';

/** Everything that our own review may say, with the values that its sentence needs. Names are those that a person knows; keys are of S3. */
export const reviewFindingSchema = v.variant('code', [
  v.object({ code: v.literal('connection-data-type'), connection: v.string() }),
  v.object({
    code: v.literal('connection-broken'),
    connection: v.string(),
    /** As its health has them: the sentences are the adapter's. */
    reason: v.string(),
    nextStep: v.string(),
    findings: toldFindingsSchema,
  }),
  v.object({
    code: v.picklist([
      'audience-unknown',
      'audience-twice',
      'audience-draft',
      'audience-inactive',
      'audience-deleted',
      'audience-no-access',
    ]),
    /** Its name, or its id where nobody knows its name. */
    audience: v.string(),
  }),
  v.object({ code: v.literal('too-many-audiences'), limit: countSchema, over: countSchema }),
  v.object({
    code: v.literal('starts-too-soon'),
    minutesLeft: countSchema,
    /** In the zone of the schedule. */
    earliestSafeStart: v.object({ day: plainDateSchema, time: plainTimeSchema }),
    timeZone: timeZoneSchema,
  }),
  v.object({ code: v.picklist(['ended', 'ends-before-it-begins']) }),
  v.object({ code: v.picklist(['name-replaces', 'name-refuses']) }),
  v.object({
    code: v.picklist([
      'no-fields',
      'too-many-fields',
      'too-many-keys',
      'identity-with-attributes',
      'no-deduplication-key',
    ]),
  }),
  v.object({
    code: v.picklist([
      'target-missing',
      'target-duplicate',
      'target-characters',
      'source-unknown',
      'type-not-in-csv',
      'bare-value-holds-delimiter',
    ]),
    /** Its path in the schema. */
    field: v.string(),
  }),
  v.object({ code: v.literal('key-not-allowed'), audience: v.string(), key: v.string() }),
  /** Audiences, or this activation and others. Two may have one name. */
  v.object({ code: v.literal('key-collision'), key: v.string(), owners: v.array(v.string()) }),
  v.object({
    code: v.literal('outlives-profiles'),
    audience: v.string(),
    gapDays: v.number(),
    lifetimeDays: countSchema,
  }),
  v.object({ code: v.literal('busy-hour'), hour: instantSchema, audiences: countSchema, limit: countSchema }),
]);
export type ReviewFinding = v.InferOutput<typeof reviewFindingSchema>;

/** English, for logs and for those who ask the API; screens word a finding themselves. */
export function findingMessage(finding: ReviewFinding): string {
  switch (finding.code) {
    case 'connection-data-type':
      return `The connection ${finding.connection} does not take prospects.`;
    case 'connection-broken':
      return `The connection ${finding.connection} is broken: ${finding.reason} ${finding.nextStep}`;
    case 'audience-unknown':
      return `The audience ${finding.audience} does not exist any more.`;
    case 'audience-twice':
      return `The audience ${finding.audience} is chosen twice.`;
    case 'audience-draft':
    case 'audience-inactive':
    case 'audience-deleted':
    case 'audience-no-access':
      return `The audience ${finding.audience} cannot be activated: it is ${finding.code.slice('audience-'.length)}.`;
    case 'too-many-audiences':
      return `An activation takes at most ${finding.limit} audiences; remove ${finding.over}.`;
    case 'starts-too-soon':
      return `The first run starts in ${finding.minutesLeft} minutes. The earliest safe start is ${finding.earliestSafeStart.day} ${finding.earliestSafeStart.time} ${finding.timeZone}.`;
    case 'ended':
      return 'The schedule has no run left: choose a later day.';
    case 'ends-before-it-begins':
      return 'The schedule ends before it begins.';
    case 'name-replaces':
      return 'The file name holds no time: every run replaces the file of the one before.';
    case 'name-refuses':
      return 'The file name holds no time, and existing files are not replaced: every run after the first will fail.';
    case 'no-fields':
      return 'No field is mapped.';
    case 'too-many-fields':
      return 'More fields are mapped than the platform takes.';
    case 'too-many-keys':
      return 'Duplicates are told by one identity, or by one or two attributes.';
    case 'identity-with-attributes':
      return 'Duplicates are told by one identity or by attributes, not by both.';
    case 'no-deduplication-key':
      return 'No field is the key against duplicates: a profile that was loaded twice is written twice.';
    case 'target-missing':
      return `${finding.field} has no name in the file.`;
    case 'target-duplicate':
      return `${finding.field} shares its name in the file with another field.`;
    case 'target-characters':
      return `${finding.field} has a name in the file with dots, control characters or more than 255 characters.`;
    case 'source-unknown':
      return `${finding.field} is not in the prospect schema any more.`;
    case 'type-not-in-csv':
      return `${finding.field} holds a list or an object, which a CSV file cannot.`;
    case 'bare-value-holds-delimiter':
      return `${finding.field} holds values with the delimiter, which would shift the columns of a file without quotes.`;
    case 'key-not-allowed':
      return `The file name of ${finding.audience} is not one that S3 takes: ${finding.key}`;
    case 'key-collision':
      return `${whoOf(finding.owners)} would write the same file ${finding.key}.`;
    case 'outlives-profiles':
      return `Runs of ${finding.audience} are up to ${finding.gapDays} days apart, and prospect profiles expire ${finding.lifetimeDays} days after they land. Unless the partner reloads them in between, a run may find nobody left.`;
    case 'busy-hour':
      return `${finding.audiences} audiences are exported in the hour from ${finding.hour}; the platform advises at most ${finding.limit}.`;
  }
}

function whoOf(names: readonly string[]): string {
  const different = [...new Set(names)];
  return different.length === 1
    ? `${names.length} audiences that are called ${different[0] ?? ''}`
    : different.join(' and ');
}
