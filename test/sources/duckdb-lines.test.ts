import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import {
  csvDelimiters,
  csvDialectSchema,
  defaultCsvDialect,
  type CsvDialect,
  type FileFormat,
} from '../../src/domain/file-format.ts';
import type { Mapping } from '../../src/domain/mapping.ts';
import type { ProspectBatch } from '../../src/export/batch.ts';
import { ByteWriter } from '../../src/export/encode/byte-writer.ts';
import { encoderFor } from '../../src/export/encode/encoder-for.ts';
import { ExportError } from '../../src/export/export-error.ts';
import type { ReadPlan } from '../../src/export/prospect-source.ts';
import { duckDbSource, type DuckDbSourceOptions } from '../../src/sources/index.ts';
import { column } from '../export/export-world.ts';
import { anyRow, fields, queryOf, types } from './any-rows.ts';
import { all } from './reading.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'lines-'))));
after(() => rm(folder, { recursive: true }));

const mapping = Object.keys(types).map((path) => column(path));
const csv = (dialect: CsvDialect): FileFormat => ({ type: 'csv', dialect, compression: 'none' });

/** What the engine's encoder makes of the batches of a reading, and whether any of them were finished lines. */
async function linesOf(
  prospects: string,
  format: Exclude<FileFormat, { type: 'parquet' }>,
  reading: NonNullable<DuckDbSourceOptions['reading']>,
  plan: Partial<ReadPlan> & { readonly mapping?: Mapping } = {},
) {
  const audiences = [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }];
  const source = await duckDbSource({ prospects, audiences, fields, evaluatedAt: '2026-11-24T08:00:00Z', reading });
  const { batches } = await source.read({
    ...{ audienceId: all, fields: Object.keys(types), mandatory: [], deduplicationKey: [] },
    encoding: { format, mapping: plan.mapping ?? mapping },
    ...plan,
  });
  const encoder = encoderFor(format, plan.mapping ?? mapping);
  const out = new ByteWriter();
  const kinds = new Set<ProspectBatch['kind']>();
  for await (const batch of batches) {
    kinds.add(batch.kind);
    if (batch.kind === 'encoded') out.write(batch.bytes.subarray(0, batch.rowEnds.at(-1) ?? 0));
    else if (batch.kind === 'columns') {
      const write = encoder.bind(batch);
      for (let row = 0; row < batch.rows; row++) write(out, row);
    }
  }
  return { text: Buffer.from(out.toBytes()).toString(), kinds: [...kinds] };
}

/** PROPERTY_CASES=10000 tries more. */
const CASES = Number(process.env['PROPERTY_CASES'] ?? 2_000);
/** The more cases, the fewer in one dialect. */
const ROWS_AT_ONCE = CASES < 10_000 ? 200 : 25;

const blank = fc.constantFrom(...(['nothing', 'quotes', 'null'] as const));
const dialect: fc.Arbitrary<CsvDialect> = fc.record({
  delimiter: fc.constantFrom(...csvDelimiters),
  quote: fc.constant('double' as const),
  escape: fc.constantFrom(...csvDialectSchema.entries.escape.options),
  nullValue: blank,
  emptyValue: blank,
  header: fc.boolean(),
  lineEnding: fc.constantFrom('lf' as const, 'crlf' as const),
  byteOrderMark: fc.boolean(),
  formulaGuard: fc.boolean(),
});

describe('lines that DuckDB finishes', () => {
  test('are byte for byte those of the encoder, over rows of every type in every dialect', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: ROWS_AT_ONCE, maxLength: ROWS_AT_ONCE }),
        dialect,
        async (rows, chosen) => {
          const format = csv(chosen) as Exclude<FileFormat, { type: 'parquet' }>;
          const prospects = await queryOf(rows, folder);
          const own = await linesOf(prospects, format, 'lines');
          const encoded = await linesOf(prospects, format, 'runs');
          assert.deepEqual([own.kinds, encoded.kinds], [['encoded'], ['columns']]);
          assert.equal(own.text, encoded.text);
        },
      ),
      { numRuns: CASES / ROWS_AT_ONCE },
    );
  });

  const one = `SELECT 'a,b' AS text, '' AS note, 1 AS n, 0.5 AS x, 2 AS share, true AS yes, DATE '2026-11-24' AS "day", TIMESTAMP '2026-11-24 08:00:00' AS "at"`;
  const text = (format: FileFormat) => format as Exclude<FileFormat, { type: 'parquet' }>;

  test('are left to the encoder where a value may be unwritable, and for formats other than CSV', async () => {
    const bare = text(csv({ ...defaultCsvDialect, quote: 'none' }));
    await assert.rejects(linesOf(one, bare, 'lines'), (error) => {
      assert.ok(error instanceof ExportError);
      assert.equal(error.code, 'unwritable-value');
      return true;
    });
    const json = text({ type: 'json', framing: 'lines', shape: 'flat', compression: 'none' });
    assert.deepEqual((await linesOf(one, json, 'lines')).kinds, ['columns']);
  });

  test('are left to the encoder where there are so many columns that DuckDB would plan them for long', async () => {
    const moments = Array.from({ length: 40 }, (_, index) => ({ source: 'at', target: `at${index}` }));
    const wide = moments.map((names) => ({ ...column(names.source), ...names }));
    assert.deepEqual((await linesOf(one, text(csv(defaultCsvDialect)), 'lines', { mapping: wide })).kinds, ['columns']);
  });

  test('hold the columns of the mapping, in its order, one of them twice', async () => {
    const chosen = ['n', 'text', 'n'].map((path) => column(path));
    const { text: line } = await linesOf(one, text(csv(defaultCsvDialect)), 'lines', { mapping: chosen });
    assert.equal(line, '1,"a,b",1\n');
  });

  test('are as many as the rows, over several chunks, some of them a few bytes and some a megabyte', async () => {
    const many = `SELECT CASE WHEN i % 997 = 0 THEN repeat('x', 1000000) WHEN i % 2 = 0 THEN 'y' ELSE repeat('z', i::INTEGER % 30) END AS text FROM range(5000) t(i)`;
    const chosen = [column('text')];
    const plan = { fields: ['text'], mapping: chosen };
    const own = await linesOf(many, text(csv(defaultCsvDialect)), 'lines', plan);
    const encoded = await linesOf(many, text(csv(defaultCsvDialect)), 'runs', plan);
    assert.equal(own.text.length, encoded.text.length);
    assert.ok(own.text === encoded.text);
  });
});
