import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { defaultCsvDialect, type CsvDialect } from '../../../src/domain/file-format.ts';
import { csvEncoder } from '../../../src/export/encode/csv-encoder.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import { batchOfRows, encodedColumns, encodeFile, textColumn, textOf } from './columns.ts';

function csv(rows: readonly (readonly unknown[])[], dialect: Partial<CsvDialect> = {}): string {
  const width = rows[0]?.length ?? 1;
  return textOf(
    encodeFile(
      csvEncoder({ ...defaultCsvDialect, header: false, ...dialect }, encodedColumns(width)),
      batchOfRows(rows),
    ),
  );
}

describe('CSV', () => {
  const rules: { title: string; rows: unknown[][]; dialect?: Partial<CsvDialect>; expected: string }[] = [
    {
      title: 'writes the header once, in front',
      rows: [['a', 1]],
      dialect: { header: true },
      expected: 'c1,c2\na,1\n',
    },
    {
      title: 'writes a text bare when nothing in it is a mark',
      rows: [['André 😀 שלום']],
      expected: 'André 😀 שלום\n',
    },
    { title: 'quotes a delimiter', rows: [['a,b']], expected: '"a,b"\n' },
    {
      title: 'quotes no delimiter of another dialect',
      rows: [['a,b']],
      dialect: { delimiter: 'tab' },
      expected: 'a,b\n',
    },
    { title: 'doubles a quote', rows: [['6" nail']], expected: '"6"" nail"\n' },
    {
      title: 'puts a backslash before a quote and before itself',
      rows: [['"\\']],
      dialect: { escape: 'backslash' },
      expected: '"\\"\\\\"\n',
    },
    {
      title: 'puts an apostrophe before a quote and before itself',
      rows: [[`"'`]],
      dialect: { escape: 'single-quote' },
      expected: `"'"''"\n`,
    },
    { title: 'quotes every line break', rows: [['a\rb', 'a\nb', 'a\r\nb']], expected: '"a\rb","a\nb","a\r\nb"\n' },
    {
      title: 'ends lines as it is told',
      rows: [['a'], ['b']],
      dialect: { lineEnding: 'crlf' },
      expected: 'a\r\nb\r\n',
    },
    {
      title: 'begins with a byte order mark when it is told to',
      rows: [['a']],
      dialect: { byteOrderMark: true },
      expected: '\ufeffa\n',
    },
    { title: 'quotes a byte order mark of the text itself', rows: [['\ufeffa']], expected: '"\ufeffa"\n' },
    { title: 'tells absent from empty', rows: [[null, '', undefined, 1]], expected: ',"",,1\n' },
    {
      title: 'writes absent and empty as told',
      rows: [[null, '', 'null', 0]],
      dialect: { nullValue: 'null', emptyValue: 'nothing' },
      expected: 'null,,"null",0\n',
    },
    {
      title: 'writes absent as two quotes when told',
      rows: [[null, '', 1]],
      dialect: { nullValue: 'quotes', emptyValue: 'null' },
      expected: '"",null,1\n',
    },
    { title: 'writes a lone surrogate as U+FFFD', rows: [['a\ud800b', '\udc00']], expected: 'a\ufffdb,\ufffd\n' },
    { title: 'keeps NUL, leading zeros and blanks', rows: [['\0', '007', ' a ']], expected: '\0,007, a \n' },
    {
      title: 'leaves formulas alone unless told',
      rows: [['=cmd', '+1', '-1', '@a', 'a=']],
      expected: '=cmd,+1,-1,@a,a=\n',
    },
    {
      title: 'puts an apostrophe before formulas when told, never before numbers',
      rows: [['=cmd', '+1', '-1', '@a', 'a=', -1, '\t,']],
      dialect: { formulaGuard: true },
      expected: `'=cmd,'+1,'-1,'@a,a=,-1,"'\t,"\n`,
    },
    {
      title: 'prints numbers, booleans and moments in one way',
      rows: [[1.5, 2n ** 63n, true, new Date(0)]],
      expected: '1.5,9223372036854775808,true,1970-01-01T00:00:00.000Z\n',
    },
    {
      title: 'quotes a moment where the colon parts the values',
      rows: [[new Date(0), 'a']],
      dialect: { delimiter: 'colon' },
      expected: '"1970-01-01T00:00:00.000Z":a\n',
    },
    {
      title: 'writes nested values as JSON',
      rows: [[{ a: [1, 'x'], b: 2n }, []]],
      expected: '"{""a"":[1,""x""],""b"":2}",[]\n',
    },
    {
      title: 'writes values bare without quotes',
      rows: [['6" nail', 'null', '']],
      dialect: { quote: 'none', nullValue: 'null' },
      expected: '6" nail,null,""\n',
    },
  ];
  for (const { title, rows, dialect, expected } of rules) {
    test(title, () => assert.equal(csv(rows, dialect), expected));
  }

  for (const value of ['a,b', 'a\nb', 'a\rb']) {
    test(`refuses ${JSON.stringify(value)} where there are no quotes, and names the column`, () => {
      assert.throws(
        () => csv([[value]], { quote: 'none' }),
        (error) => error instanceof ExportError && error.code === 'unwritable-value' && error.message.includes('"c1"'),
      );
    });
  }

  test('prints typed columns as it prints their values', () => {
    const validity = Uint8Array.of(0b01);
    const typed = encodeFile(csvEncoder({ ...defaultCsvDialect, header: false }, encodedColumns(6)), {
      kind: 'columns',
      rows: 2,
      columns: [
        { kind: 'numbers', values: Float64Array.of(1e21, 0), validity },
        { kind: 'bigints', values: BigInt64Array.of(-(2n ** 63n), 0n), validity },
        { kind: 'booleans', values: Uint8Array.of(1, 0), validity },
        { kind: 'dates', days: Int32Array.of(-1, 0), validity },
        { kind: 'timestamps', micros: BigInt64Array.of(0n, 0n), validity },
        textColumn(['x', null]),
      ],
    });
    assert.equal(
      textOf(typed),
      csv([
        [1e21, -(2n ** 63n), true, '1969-12-31', new Date(0), 'x'],
        [null, null, null, null, null, null],
      ]),
    );
  });

  const dialects = fc.record<CsvDialect>({
    delimiter: fc.constantFrom('comma', 'tab', 'semicolon', 'pipe', 'colon'),
    quote: fc.constant('double'),
    escape: fc.constantFrom('quote', 'backslash', 'single-quote'),
    nullValue: fc.constant('nothing'),
    emptyValue: fc.constantFrom('quotes', 'nothing'),
    header: fc.boolean(),
    lineEnding: fc.constantFrom('lf', 'crlf'),
    byteOrderMark: fc.boolean(),
    formulaGuard: fc.boolean(),
  });
  const hostile = fc.string({
    unit: fc.constantFrom(...'a"\'\\,;:|\t\r\n =+-@\0é😀\ud800\ufeff', 'null'),
    maxLength: 8,
  });

  test('prints a text alike, whether it comes as a string or as bytes', () => {
    const blanks = fc.constantFrom('nothing', 'quotes', 'null' as const);
    fc.assert(
      fc.property(
        dialects,
        blanks,
        blanks,
        fc.array(fc.option(hostile), { minLength: 1 }),
        (base, nullValue, emptyValue, values) => {
          const encoder = csvEncoder({ ...base, nullValue, emptyValue }, encodedColumns(1));
          const rows = values.map((value) => value?.toWellFormed() ?? null);
          const fromStrings = encodeFile(encoder, batchOfRows(rows.map((value) => [value])));
          const fromBytes = encodeFile(encoder, { kind: 'columns', rows: rows.length, columns: [textColumn(rows)] });
          assert.deepEqual(fromBytes, fromStrings);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('writes a cell of a megabyte and a table of 2,000 columns', () => {
    const wide = [Array.from({ length: 2000 }, (_, index) => index), Array.from({ length: 2000 }, () => 'x,')];
    assert.deepEqual(parse(csv(wide)), [wide[0]?.map(String), wide[1]]);
    const long = '"😀'.repeat(350_000);
    assert.deepEqual(parse(csv([[long]])), [[long]]);
  });
});
