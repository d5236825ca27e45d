import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  csvDelimiters,
  defaultCsvDialect,
  type BlankOutput,
  type CsvDialect,
} from '../../../src/domain/file-format.ts';
import { csvEncoder } from '../../../src/export/encode/csv-encoder.ts';
import { batchOfRows, encodedColumns, encodeFile, textColumn, textOf } from './columns.ts';

const CASES = { numRuns: 1_000, seed: 20_261_130 };

const TEXT = 'a long text';

const plain: CsvDialect = { ...defaultCsvDialect, header: false };

function csv(...batches: readonly (readonly unknown[])[]): string {
  const encoder = csvEncoder(plain, encodedColumns(1));
  return batches.map((values) => textOf(encodeFile(encoder, batchOfRows(values.map((value) => [value]))))).join('');
}

const blanks = fc.constantFrom<BlankOutput[]>('nothing', 'quotes', 'null');
const dialects = fc.record<CsvDialect>({
  delimiter: fc.constantFrom(...csvDelimiters),
  quote: fc.constant('double'),
  escape: fc.constantFrom('quote', 'backslash', 'single-quote'),
  nullValue: blanks,
  emptyValue: blanks,
  header: fc.boolean(),
  lineEnding: fc.constantFrom('lf', 'crlf'),
  byteOrderMark: fc.boolean(),
  formulaGuard: fc.boolean(),
});
const unit = fc.constantFrom(
  ...'abcdefghijklmnop',
  ...'abcdefghijklmnop',
  ...'"\'\\,;:|\t\r\n =+-@\0\x7féж山😀\ufeff',
  'null',
);
/** Texts, and some that stand out among them. */
const values = fc.array(
  fc.oneof({ weight: 6, arbitrary: fc.string({ unit, maxLength: 40 }) }, fc.constantFrom(null, '', 'null', 'é', '=1')),
  { minLength: 1, maxLength: 40 },
);

describe('texts of a column, joined to be read', () => {
  test('come out as their bytes do, batch after batch, in any dialect', () => {
    fc.assert(
      fc.property(dialects, fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 3 }), (dialect, batches) => {
        const encoder = csvEncoder(dialect, encodedColumns(2));
        const ofBytes = csvEncoder(dialect, encodedColumns(2));
        for (const [first, second] of batches) {
          const rows = first.map((value, row) => [value, second[row] ?? null]);
          const columns = [0, 1].map((index) => textColumn(rows.map((row) => row[index] ?? null)));
          const expected = encodeFile(ofBytes, { kind: 'columns', rows: rows.length, columns });
          assert.deepEqual(encodeFile(encoder, batchOfRows(rows)), expected);
        }
      }),
      CASES,
    );
  });

  test('make no character of halves of two texts', () =>
    assert.equal(csv([`${TEXT}\ud83d`, `\ude00${TEXT}`]), `${TEXT}\ufffd\n\ufffd${TEXT}\n`));

  test('stand in quotes for a delimiter or a line break, and have their own quotes doubled', () =>
    assert.equal(
      csv([`${TEXT}, é`, `${TEXT}\n`, `${TEXT}, "é"`, `"${TEXT}"\n`, TEXT]),
      `"${TEXT}, é"\n"${TEXT}\n"\n"${TEXT}, ""é"""\n"""${TEXT}""\n"\n${TEXT}\n`,
    ));

  test('may stand among values of other types', () =>
    assert.equal(csv([TEXT, TEXT, 1.5, true, null, false]), `${TEXT}\n${TEXT}\n1.5\ntrue\n\nfalse\n`));

  test('are told from the texts of the batch before', () => {
    const short = ['x', null, 7];
    assert.equal(csv([TEXT, TEXT, TEXT], short, [`${TEXT}!`]), `${TEXT}\n${TEXT}\n${TEXT}\nx\n\n7\n${TEXT}!\n`);
  });

  test('stay right after a batch in which most of them were quoted', () => {
    const marked = `${TEXT}, and more`;
    assert.equal(csv([marked, marked], [TEXT, marked]), `"${marked}"\n"${marked}"\n${TEXT}\n"${marked}"\n`);
  });

  test('may be more than are joined: in rows', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => [`${TEXT} ${row}`, `${row} ${TEXT}`]);
    const file = encodeFile(csvEncoder(plain, encodedColumns(2)), batchOfRows(rows));
    assert.equal(textOf(file), rows.map((row) => `${row.join()}\n`).join(''));
  });

  test('may be more than are joined: in bytes', () => {
    const texts = Array.from({ length: 20 }, (_, row) => (row < 16 ? TEXT : 'ж'.repeat(100_000 + row)));
    assert.equal(csv(texts), `${texts.join('\n')}\n`);
  });

  test('may fill many columns, of which not all are joined', () => {
    const rows = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 30 }, (_, index) => 'é'.repeat(999 + row) + index),
    );
    const encoder = csvEncoder(plain, encodedColumns(30));
    assert.equal(textOf(encodeFile(encoder, batchOfRows(rows))), rows.map((row) => `${row.join()}\n`).join(''));
  });
});
