import type { FieldType } from '../../../src/domain/field.ts';
import { createNodePlatform } from '../../../src/export/node/node-platform.ts';
import type { ExportPlan } from '../../../src/export/exporter.ts';
import { rowSource } from '../../../src/sources/row-source.ts';
import { field } from '../../sources/reading.ts';
import { column, exporterOf, planOf, type Row } from '../export-world.ts';
import { MemoryBucket } from '../memory-bucket.ts';
import type { ReadCell } from './readers.ts';

/** Texts that have broken readers and writers before. */
export const hostileTexts: readonly string[] = [
  'plain',
  '',
  '"',
  '""',
  '6" nail, "quoted"',
  'a,b;c|d:e\tf',
  'a\nb',
  'a\rb',
  'a\r\nb',
  '\n',
  '\r\n',
  ' padded ',
  '007',
  '=cmd|/c calc',
  '-1',
  '1e5',
  'null',
  'NULL',
  'true',
  '\\',
  '\\"',
  "'",
  `'"\\'`,
  '\ufefffirst',
  'mid\ufeffdle',
  '\u0000',
  'nul\u0000in the middle',
  '\u0001\u001f\u007f\u0085\u2028\u2029',
  'a\n\rb',
  'a\r\r\nb',
  // What else Unicode, and Python's texts, end a line with.
  'a\vb\fc\u001cd\u001de\u001ef\u0085g\u2028h\u2029i',
  'lone \ud800 high',
  'lone \udc00 low',
  'שלום, عالم',
  '👩‍👩‍👧‍👦 é e\u0301',
  '<script>alert(1)</script>',
  '{"a": 1}',
  '[1]',
  '#comment',
  '--',
];

/** A megabyte of UTF-8, with every mark in it. */
export const longText = '"😀,\n'.repeat(131_072);

export const hostileTypes: Readonly<Record<string, FieldType>> = {
  text: 'string',
  n: 'integer',
  x: 'double',
  b: 'boolean',
  d: 'date',
  at: 'timestamp',
  list: 'array',
  object: 'object',
};

const integers = [0, -1, 2n ** 53n + 1n, -(2n ** 63n), 2n ** 63n - 1n, 42, null];
const doubles = [1e21, -0, 0.1, 5e-324, Number.MAX_VALUE, -1.5, 1e-7, 123456789.12, null];
const dates = ['1969-12-31', '1582-10-15', '0001-01-01', '9999-12-31', '1970-01-01', '2024-02-29', null];
const moments = [-1, -62_135_596_800_000, 253_402_300_799_999, 0, 1_732_456_800_123].map((at) => new Date(at));
const lists = [[1, [2, [3, 'x"\n']]], [], ['a,b', null, 2n ** 60n], [{ a: [] }], null];
const objects = [
  { a: { b: { c: '"\r\n\u0000' } }, 'odd "key",\n': [1.5, true, null] },
  {},
  { n: 2n ** 64n, x: 1e21, zero: -0 },
  null,
];

/** Each text once, beside values of every type that are awkward in their own ways; and the long one. */
export const hostileRows: readonly Row[] = [...hostileTexts, longText, null].map((text, index) => ({
  text,
  n: integers[index % integers.length],
  x: doubles[index % doubles.length],
  b: [true, false, null][index % 3],
  d: dates[index % dates.length],
  at: index % 6 === 5 ? null : moments[index % moments.length],
  list: lists[index % lists.length],
  object: objects[index % objects.length],
}));

const COLUMNS = 2000;

/** Few rows of very many columns. */
export const wideTypes: Readonly<Record<string, FieldType>> = Object.fromEntries(
  Array.from({ length: COLUMNS }, (_, index) => [`c${index}`, 'string' as const]),
);
export const wideRows: readonly Row[] = [0, 1, 2].map((row) =>
  Object.fromEntries(
    Array.from({ length: COLUMNS }, (_, index) => [`c${index}`, hostileTexts[(index * 7 + row) % hostileTexts.length]]),
  ),
);

const platform = await createNodePlatform();

/** The one file that a whole export makes of the rows. */
export async function exportedFile(
  rows: readonly Row[],
  types: Readonly<Record<string, FieldType>>,
  connection: Partial<ExportPlan['connection']>,
): Promise<Buffer> {
  const fields = Object.entries(types).map(([path, type]) => field(path, type));
  const { exporter, bucket } = exporterOf(
    rowSource({ audiences: [], fields, rows: () => rows }),
    new MemoryBucket({ minPartSize: 10 }),
    { platform, tuning: { partSize: 1 << 18 } },
  );
  const result = await exporter.export(
    planOf({
      mapping: Object.keys(types).map((path) => column(path)),
      connection: { ...planOf().connection, ...connection },
    }),
  );
  const [file] = result.kind === 'written' ? result.files : [];
  return bucket.objects.get(file?.key ?? '')?.body ?? Buffer.alloc(0);
}

/** What a file of texts must hold for a value: as JavaScript prints it, nested values as JSON, and nothing for an absent one. */
export function cellAsText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.toWellFormed();
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? nestedAsText(value) : (value as number | bigint | boolean).toString();
}

/** `JSON.stringify`, which has no word for a big integer: its digits stand for it. */
function nestedAsText(value: object): string {
  const marked = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'bigint' ? `\uffff${member}\uffff` : member,
  );
  return marked.replace(/"\uffff(-?\d+)\uffff"/g, '$1');
}

/** What a reader of JSON must have for a value. */
export function cellAsJson(value: unknown): ReadCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toWellFormed();
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return { int: String(value) };
  if (typeof value === 'number') return /[.e]/.test(String(value)) ? { float: value } : { int: String(value) };
  if (Array.isArray(value)) return value.map(cellAsJson);
  return { object: Object.entries(value).map(([key, member]) => [key, cellAsJson(member)] as const) };
}
