import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvDelimiters, type BlankOutput, type CsvDialect } from '../../../src/domain/file-format.ts';
import { csvEncoder } from '../../../src/export/encode/csv-encoder.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import { batchOfRows, encodedColumns, encodeFile } from './columns.ts';

/** Cases of each property, the same in every run. */
/** PROPERTY_CASES=10000 tries more. */
const CASES = { numRuns: Number(process.env['PROPERTY_CASES'] ?? 2_000), seed: 20_261_124 };

const blanks = fc.constantFrom<BlankOutput[]>('nothing', 'quotes', 'null');

const dialects = fc.record<CsvDialect>({
  delimiter: fc.constantFrom(...csvDelimiters),
  quote: fc.constantFrom('double', 'double', 'none'),
  escape: fc.constantFrom('quote', 'backslash', 'single-quote'),
  nullValue: blanks,
  emptyValue: blanks,
  header: fc.boolean(),
  lineEnding: fc.constantFrom('lf', 'crlf'),
  byteOrderMark: fc.boolean(),
  formulaGuard: fc.boolean(),
});

const values = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.string({ unit: fc.constantFrom(...'a"\'\\,;:|\t\r\n =+-@\0é😀\ud800\ufeff', 'null'), maxLength: 6 }),
  },
  fc.constantFrom(null, undefined, true, false),
  fc.double(),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.date(),
  fc.constantFrom({ a: [1, 'x"'] }, []),
);
/** Two columns and more: a line of one empty value is no row to most readers. */
const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(values, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));

const delimiters = { comma: ',', tab: '\t', semicolon: ';', pipe: '|', colon: ':' };
const lineEndings = { lf: '\n', crlf: '\r\n' };
const escapes = { quote: '"', backslash: '\\', 'single-quote': "'" };

function read(bytes: Uint8Array, { delimiter, quote, escape, lineEnding, byteOrderMark }: CsvDialect): string[][] {
  return parse(Buffer.from(bytes), {
    delimiter: delimiters[delimiter],
    quote: quote === 'double' ? '"' : false,
    escape: quote === 'double' ? escapes[escape] : null,
    record_delimiter: lineEndings[lineEnding],
    bom: byteOrderMark,
  });
}

/** What a reader must find for a value. */
function expectedText(value: unknown, { nullValue, emptyValue, formulaGuard, quote }: CsvDialect): string {
  // Without quotes, two of them are a text like any other.
  const blank = (output: BlankOutput) => ({ nothing: '', quotes: quote === 'none' ? '""' : '', null: 'null' })[output];
  if (value === null || value === undefined || (value instanceof Date && Number.isNaN(value.getTime())))
    return blank(nullValue);
  if (value === '') return blank(emptyValue);
  if (typeof value === 'string')
    return (formulaGuard && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value).toWellFormed();
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : (value as number | bigint | boolean).toString();
}

describe('CSV in any dialect', () => {
  test('gives a reader that is not ours every value back, or is refused where no reader could have it', () => {
    fc.assert(
      fc.property(dialects, tables, (dialect, rows) => {
        const expected = rows.map((row) => row.map((value) => expectedText(value, dialect)));
        const mark = new RegExp(`[\\r\\n${delimiters[dialect.delimiter]}]`);
        const isUnreadable = dialect.quote === 'none' && expected.flat().some((text) => mark.test(text));
        const columns = encodedColumns(rows[0]?.length ?? 0);
        const encode = () => encodeFile(csvEncoder(dialect, columns), batchOfRows(rows));
        if (isUnreadable) {
          assert.throws(encode, (error) => error instanceof ExportError && error.code === 'unwritable-value');
          return;
        }
        const header = dialect.header ? [columns.map(({ target }) => target)] : [];
        assert.deepEqual(read(encode(), dialect), [...header, ...expected]);
      }),
      CASES,
    );
  });
});
