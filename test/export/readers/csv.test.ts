import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { defaultCsvDialect, type CsvDialect } from '../../../src/domain/file-format.ts';
import type { FieldType } from '../../../src/domain/field.ts';
import type { Row } from '../export-world.ts';
import { cellAsText, exportedFile, hostileRows, hostileTypes, wideRows, wideTypes } from './hostile.ts';
import { pythonCsv, pythonReadsNul, skipWithout } from './readers.ts';

interface Table {
  readonly rows: readonly Row[];
  readonly types: Readonly<Record<string, FieldType>>;
}

const folder = mkdtempSync(join(tmpdir(), 'csv-readers-'));
after(() => rmSync(folder, { recursive: true }));

/** A reader that strips the mark of the file must not strip that of its first cell. */
const marked: readonly Row[] = [{ text: '\ufeff' }, { text: '\ufeffx' }, { text: '\ufeff"' }];

const tables: Readonly<Record<string, Table>> = {
  'hostile values': { rows: hostileRows, types: hostileTypes },
  'texts that begin with a byte order mark': { rows: marked, types: { text: 'string' } },
  '2,000 columns': { rows: wideRows, types: wideTypes },
};

const dialects: Readonly<Record<string, Partial<CsvDialect>>> = {
  'the default dialect': {},
  'semicolons, CRLF and a byte order mark': { delimiter: 'semicolon', lineEnding: 'crlf', byteOrderMark: true },
  'tabs and backslashes': { delimiter: 'tab', escape: 'backslash' },
  'pipes and apostrophes': { delimiter: 'pipe', escape: 'single-quote' },
  colons: { delimiter: 'colon' },
  'no header': { header: false },
};

const delimiters = { comma: ',', tab: '\t', semicolon: ';', pipe: '|', colon: ':' };
const escapes = { quote: '"', backslash: '\\', 'single-quote': "'" };

const hexOf = (text: string) => Buffer.from(text).toString('hex').toUpperCase();

/** Header, where there is one, and cells, as texts. */
function expectedOf(rows: readonly Row[], columns: readonly string[], { header }: CsvDialect): string[][] {
  return [...(header ? [[...columns]] : []), ...rows.map((row) => columns.map((name) => cellAsText(row[name])))];
}

for (const [what, { rows, types }] of Object.entries(tables)) {
  const columns = Object.keys(types);
  describe(`CSV of ${what}`, () => {
    // What the dialect changes it changes in every column: the widest table is read in one.
    for (const [how, change] of Object.entries(dialects).slice(0, columns.length > 100 ? 1 : undefined)) {
      const dialect = { ...defaultCsvDialect, ...change };
      const file = exportedFile(rows, types, { format: { type: 'csv', dialect, compression: 'none' } });

      test(`with ${how} is read back cell for cell by Python’s csv`, { skip: skipWithout('python3') }, async (t) => {
        const withNul = pythonReadsNul();
        const readable = withNul ? rows : rows.filter((row) => !JSON.stringify(row).includes('\\u0000'));
        if (!withNul) t.diagnostic('Rows with NUL are left out: csv of Python before 3.11 does not take it');
        const bytes = withNul
          ? await file
          : await exportedFile(readable, types, { format: { type: 'csv', dialect, compression: 'none' } });
        const read = pythonCsv(bytes, {
          delimiter: delimiters[dialect.delimiter],
          doublequote: dialect.escape === 'quote',
          escapechar: dialect.escape === 'quote' ? null : escapes[dialect.escape],
          encoding: dialect.byteOrderMark ? 'utf-8-sig' : 'utf-8',
        });
        assert.deepEqual(read, expectedOf(readable, columns, dialect));
      });

      test(`with ${how} is read back cell for cell by csv-parse`, async () => {
        const read = parse(await file, {
          delimiter: delimiters[dialect.delimiter],
          escape: escapes[dialect.escape],
          bom: dialect.byteOrderMark,
          record_delimiter: dialect.lineEnding === 'crlf' ? '\r\n' : '\n',
        });
        assert.deepEqual(read, expectedOf(rows, columns, dialect));
      });

      test(`with ${how} is read back cell for cell by DuckDB`, async () => {
        const path = join(folder, `${crypto.randomUUID()}.csv`);
        writeFileSync(path, await file);
        const connection = await (await DuckDBInstance.create(':memory:')).connect();
        const names = columns.map((name) => `'${name}': 'VARCHAR'`).join();
        const options = `auto_detect = false, header = ${dialect.header}, delim = '${delimiters[dialect.delimiter]}', quote = '"', escape = '${escapes[dialect.escape].replace("'", "''")}', columns = {${names}}, nullstr = '', allow_quoted_nulls = false, max_line_size = 16777216, parallel = false`;
        // As the bytes that DuckDB has: its binding drops a byte order mark in front of a text.
        const sql = `SELECT ${columns.map((name) => `hex(encode("${name}"))`).join()} FROM read_csv('${path}', ${options})`;
        const read = (await connection.runAndReadAll(sql)).getRows();
        // DuckDB alone tells an absent value from an empty text.
        const expected = rows.map((row) =>
          columns.map((name) => (row[name] === null || row[name] === undefined ? null : hexOf(cellAsText(row[name])))),
        );
        assert.deepEqual(read, expected);
      });
    }
  });
}
