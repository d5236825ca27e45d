import { Temporal } from 'temporal-polyfill';
import { fileExtension, type FileFormat } from './file-format.ts';
import type { FileNameTemplate, FileNameToken } from './file-name.ts';
import type { Instant } from './primitives.ts';

/** What the tokens of a file name stand for, at one run of one audience. */
export interface FileNameContext {
  readonly destinationName: string;
  readonly connectionName: string;
  readonly audienceId: string;
  readonly audienceName: string;
  readonly runId: string;
  readonly slot: Instant;
  readonly startedAt: Instant;
}

/** Which file of a split export; `total` is known only when the export has ended. */
export interface FileNumber {
  readonly number: number;
  readonly total: number | null;
}

/** Longest rendered name with its number and extension, as the model product; S3 itself takes keys of 1,024 bytes. */
export const MAX_FILE_NAME_LENGTH = 255;
export const MAX_KEY_BYTES = 1024;

/** What the files of one export are called by, however many they are. */
export interface FileSeries {
  readonly folder: string;
  readonly template: FileNameTemplate;
  readonly format: FileFormat;
  readonly encrypted: boolean;
  readonly names: FileNameContext;
}

/** The key of one file: folder, rendered name, number, extension. */
export function objectKey(parts: FileSeries & { readonly file: FileNumber }): string {
  return stemOf(parts) + numberSuffix(parts.template, parts.file) + extensionOf(parts);
}

/** Numbers from which on two ways of writing them agree, up to a thousand files: a name that ends in a year is no part of a split. */
const TELLING_NUMBERS = [1, 2, 10, 100];
export const MOST_FILES = 999;

/**
 * The first key that both exports may come to write, or `undefined`: they share their name, or one of them, split, writes `x_2` where
 * that is the name of the other.
 */
export function sharedKey(one: FileSeries, other: FileSeries): string | undefined {
  const [short, long] = stemOf(one).length <= stemOf(other).length ? [one, other] : [other, one];
  const stem = stemOf(short);
  if (!stemOf(long).startsWith(stem) || extensionOf(short) !== extensionOf(long)) return undefined;
  const rest = stemOf(long).slice(stem.length);
  const first = numberSuffix(long.template, { number: 1, total: 1 });
  const file =
    rest === ''
      ? TELLING_NUMBERS.map((number) => ({ number, total: number })).find(
          (some) => numberSuffix(short.template, some) === numberSuffix(long.template, some),
        )
      : fileOf(rest + first);
  if (file === undefined || file.number > MOST_FILES) return undefined;
  const suffix = numberSuffix(short.template, file);
  return rest === '' || suffix === rest + first ? stem + suffix + extensionOf(short) : undefined;
}

/** The manifest's key: beside the files, named as the model product names it. */
export function manifestKey(parts: {
  readonly folder: string;
  readonly destinationId: string;
  readonly runId: string;
  readonly names: Pick<FileNameContext, 'audienceId' | 'audienceName'>;
}): string {
  return inFolder(
    renderFolder(parts.folder, parts.names),
    `manifest-${safeName(parts.destinationId)}-${safeName(parts.runId)}.json`,
  );
}

/** The name without number and extension. */
export function renderFileName(template: FileNameTemplate, names: FileNameContext): string {
  return template.tokens.map((token) => renderToken(token, names)).join(template.separator);
}

/** The folder with its audience tokens replaced. */
export function renderFolder(folder: string, names: Pick<FileNameContext, 'audienceId' | 'audienceName'>): string {
  return folder
    .split('/')
    .map((segment) =>
      segment === '%AUDIENCE_NAME%'
        ? safeName(names.audienceName)
        : segment === '%AUDIENCE_ID%'
          ? safeName(names.audienceId)
          : segment,
    )
    .join('/');
}

/** The name in lower-case ASCII letters, digits and hyphens; `audience` where nothing is left of it. */
export function audienceSlug(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return (
    ascii
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'audience'
  );
}

/** Whether every run writes the same name, so that a later one meets the files of an earlier one. */
export function isStaticName(template: FileNameTemplate): boolean {
  return !template.tokens.some(({ token }) => token === 'date-time' || token === 'unix-seconds' || token === 'run-id');
}

export type FileNameIssue =
  | { readonly code: 'name-too-long'; readonly length: number }
  | { readonly code: 'key-too-long'; readonly bytes: number }
  | { readonly code: 'name-not-allowed' };

/** What speaks against a rendered key: its length, or a segment that is nothing, or nothing but dots. */
export function keyIssues(key: string): readonly FileNameIssue[] {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const issues: FileNameIssue[] = [];
  if (name.length > MAX_FILE_NAME_LENGTH) issues.push({ code: 'name-too-long', length: name.length });
  const bytes = new TextEncoder().encode(key).length;
  if (bytes > MAX_KEY_BYTES) issues.push({ code: 'key-too-long', bytes });
  if (key.split('/').some((segment) => /^\.*$/.test(segment))) issues.push({ code: 'name-not-allowed' });
  return issues;
}

/** Keys that more than one of the owners would write, each with its owners. Nothing may be written while there is one. */
export function collidingKeys<Owner>(
  keys: Iterable<readonly [key: string, owner: Owner]>,
): ReadonlyMap<string, readonly Owner[]> {
  const owners = new Map<string, Owner[]>();
  for (const [key, owner] of keys) owners.set(key, [...(owners.get(key) ?? []), owner]);
  return new Map([...owners].filter(([, list]) => list.length > 1));
}

function renderToken(token: FileNameToken, names: FileNameContext): string {
  switch (token.token) {
    case 'destination-name':
      return safeName(names.destinationName.toLowerCase().replaceAll(' ', '-'));
    case 'connection-name':
      return safeName(names.connectionName.replaceAll(' ', '-'));
    case 'audience-id':
      return safeName(names.audienceId);
    case 'audience-name':
      return safeName(names.audienceName.replaceAll(' ', '-'));
    case 'audience-slug':
      return audienceSlug(names.audienceName);
    case 'run-id':
      return safeName(names.runId);
    case 'date-time':
      return formatMoment(token.of === 'slot' ? names.slot : names.startedAt, token.pattern, token.timeZone);
    case 'unix-seconds':
      return String(Math.floor(Date.parse(token.of === 'slot' ? names.slot : names.startedAt) / 1000));
    case 'text':
      return safeName(token.text);
  }
}

function formatMoment(moment: Instant, pattern: string, timeZone: string): string {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const values: Record<string, string> = {
    YYYY: String(local.year).padStart(4, '0'),
    MM: two(local.month),
    DD: two(local.day),
    HH: two(local.hour),
    mm: two(local.minute),
    ss: two(local.second),
  };
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (field) => values[field] ?? field);
}

/**
 * Replaces by a hyphen, visibly, what S3 advises against in keys and what file systems refuse: separators, control characters,
 * lone surrogates, and `\ : * ? " < > | { } ^ % ~ [ ] # &`. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
function safeName(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\ufffd/\\:*?"<>|{}^%~[\]#&`]/g, '-');
}

function stemOf({ folder, template, names }: FileSeries): string {
  return inFolder(renderFolder(folder, names), renderFileName(template, names));
}

function extensionOf({ format, encrypted }: FileSeries): string {
  return fileExtension(format, { encrypted });
}

/** Which file a suffix names, if it is one. */
function fileOf(suffix: string): FileNumber | undefined {
  const [, number, total] = /^_(\d+)(?:-of-(\d+))?$/.exec(suffix) ?? [];
  return number === undefined
    ? undefined
    : { number: Number(number), total: total === undefined ? null : Number(total) };
}

function numberSuffix(template: FileNameTemplate, file: FileNumber): string {
  if (template.fileNumber.kind === 'from-second') return file.number === 1 ? '' : `_${file.number}`;
  const padded = (value: number) =>
    String(value).padStart(template.fileNumber.kind === 'padded' ? template.fileNumber.digits : 0, '0');
  const total = template.fileNumber.withTotal && file.total !== null ? `-of-${padded(file.total)}` : '';
  return `_${padded(file.number)}${total}`;
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
