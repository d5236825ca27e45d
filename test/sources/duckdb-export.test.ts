import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { FieldType } from '../../src/domain/field.ts';
import type { ExportPlan } from '../../src/export/exporter.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import { literal } from '../../src/sources/sql-text.ts';
import { duckDbSource, rowSource } from '../../src/sources/index.ts';
import { column, exporterOf, fileKey, planOf } from '../export/export-world.ts';
import { all, field } from './reading.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'exports-'))));
after(() => rm(folder, { recursive: true }));

const evaluatedAt = '2026-11-24T08:00:00Z';
const audiences = [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }];
const fieldsOf = (types: Record<string, FieldType>) => Object.entries(types).map(([path, type]) => field(path, type));

async function exported(source: ProspectSource, plan: Partial<ExportPlan>) {
  const { exporter, bucket } = exporterOf(source, undefined, { tuning: { partSize: 4096, heldBytes: 1 << 16 } });
  const { ledger } = await exporter.export(planOf({ audienceId: all, ...plan }));
  return { ledger, body: bucket.objects.get(fileKey())?.body ?? Buffer.alloc(0) };
}

/** A case starts two exports: one for fifty of those that PROPERTY_CASES=10000 asks for. */
const CASES = Number(process.env['PROPERTY_CASES'] ?? 2_000) / 50;

describe('an export out of DuckDB', () => {
  test('is read back by DuckDB cell for cell, hostile texts among them', async () => {
    const query = `SELECT 'P' || lpad(i::VARCHAR, 6, '0') AS id, CASE i % 8 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'a,"b' || chr(10) || 'c' || chr(13) WHEN 3 THEN '=cmd' WHEN 4 THEN 'שלום 😀' WHEN 5 THEN ' 007 ' WHEN 6 THEN 'null' ELSE '\\' END AS name, i * 9007199254740993 AS n, (i - 500) / 8 AS x, TIMESTAMP '1969-12-31 23:59:59.999' + INTERVAL (i) HOUR AS at FROM range(1000) t(i)`;
    const source = await duckDbSource({ prospects: query, audiences, evaluatedAt });
    const mapping = ['id', 'name', 'n', 'x', 'at'].map((path) => column(path));
    const { body } = await exported(source, { mapping });
    const file = join(folder, 'read-back.csv');
    await writeFile(file, body);

    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const types = `{'id': 'VARCHAR', 'name': 'VARCHAR', 'n': 'BIGINT', 'x': 'DOUBLE', 'at': 'TIMESTAMP'}`;
    const read = `SELECT * FROM read_csv(${literal(file)}, header = true, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, columns = ${types})`;
    for (const [one, other] of [
      [query, read],
      [read, query],
    ] as const) {
      const [row] = (await connection.runAndReadAll(`SELECT count(*) FROM ((${one}) EXCEPT ALL (${other}))`)).getRows();
      assert.deepEqual(row, [0n]);
    }
  });

  const types: Record<string, FieldType> = {
    id: 'string',
    email: 'string',
    name: 'string',
    at: 'integer',
    list: 'array',
  };
  const text = fc.option(fc.constantFrom('', 'a', 'ab', 'é', '\uffff', '😀', 'B', '0'));
  const row = fc.record({
    id: fc.nat(3).map(String),
    email: text,
    name: text,
    at: fc.option(fc.nat(2)),
    list: fc.option(fc.array(fc.nat(2), { maxLength: 2 })),
  });

  test('drops the same rows as the engine does for a source that cannot, and writes the same bytes', async () => {
    const marks = fc.record({ mandatory: fc.boolean(), pair: fc.boolean(), latest: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 25 }),
        marks,
        async (rows, { mandatory, pair, latest }) => {
          const quoted = (value: string | number | null) =>
            value === null ? 'NULL::VARCHAR' : typeof value === 'number' ? String(value) : literal(value);
          const values = rows.map(
            ({ id, email, name, at, list }) =>
              `(${[id, email, name].map(quoted).join()}, ${quoted(at)}::BIGINT, ${list === null ? 'NULL' : `[${list.join()}]`}::INTEGER[])`,
          );
          const order = latest ? { latest: 'at' } : {};
          const mapping = [
            column('id'),
            column('email', { mandatory, deduplicationKey: true }),
            column('name', { deduplicationKey: pair }),
            column('list'),
          ];
          const fields = fieldsOf(types);
          const prospects = `SELECT * FROM (VALUES ${values.join()}) v(id, email, name, "at", list)`;
          const pushed = await exported(await duckDbSource({ prospects, audiences, fields, evaluatedAt, ...order }), {
            mapping,
          });
          const own = await exported(rowSource({ audiences: [], fields, rows: () => rows, ...order }), { mapping });
          assert.equal(pushed.body.toString(), own.body.toString());
          assert.deepEqual(pushed.ledger, own.ledger);
        },
      ),
      { numRuns: CASES },
    );
  });

  test('keeps the latest record by the type of the field, as the engine does', async () => {
    const cases: [type: FieldType, nativeType: string, earlier: string, later: string][] = [
      ['timestamp', 'TIMESTAMPTZ', '2025-01-01T10:00:00+05:00', '2025-01-01T06:00:00Z'],
      ['timestamp', 'TIMESTAMPTZ', '2025-01-01 06:00:00+00', '2025-01-01 06:00:00.000001+00'],
      ['timestamp', 'TIMESTAMP', '2025-01-01T06:00:00', '2025-01-01T06:00:00.5'],
      ['timestamp', 'VARCHAR', '2025-01-01T10:00:00+05:00', '2025-01-01T06:00:00Z'],
      ['date', 'DATE', '0999-12-31', '2025-01-01'],
      ['date', 'TIMESTAMP', '2025-01-01T06:00:00', '2025-01-01T07:00:00'],
      ['integer', 'BIGINT', '9', '10'],
      ['integer', 'VARCHAR', '9', '10'],
      ['integer', 'BIGINT', '9007199254740992', '9007199254740993'],
      ['double', 'DOUBLE', '9.5', '1e1'],
      ['boolean', 'BOOLEAN', 'false', 'true'],
      ['string', 'VARCHAR', '10', '9'],
      ['string', "ENUM ('b', 'a')", 'a', 'b'],
      ['string', 'VARCHAR', '\uffff', '😀'],
    ];
    for (const [type, nativeType, earlier, later] of cases) {
      const fields = fieldsOf({ id: 'string', email: 'string', at: type });
      const mapping = [column('id'), column('email', { deduplicationKey: true })];
      const rows = [earlier, later, null].map((at, index) => ({ id: String(index), email: 'a', at }));
      for (const some of [rows, rows.toReversed()]) {
        const values = some.map(
          ({ id, email, at }) =>
            `('${id}', '${email}', ${at === null ? 'NULL' : `CAST(${literal(at)} AS ${nativeType})`})`,
        );
        const prospects = `SELECT * FROM (VALUES ${values.join()}) v(id, email, "at")`;
        const made = { audiences, fields, evaluatedAt, latest: 'at' };
        const pushed = await exported(await duckDbSource({ prospects, ...made }), { mapping });
        const own = await exported(rowSource({ audiences: [], fields, rows: () => some, latest: 'at' }), { mapping });
        assert.equal(own.body.toString(), 'id,email\n1,a\n', `${type} ${later}`);
        assert.equal(pushed.body.toString(), own.body.toString(), `${nativeType} ${later}`);
      }
    }
  });

  test('breaks ties between numbers and moments as the engine does, whichever way either prints them', async () => {
    const double = fc.oneof(
      fc.constantFrom(1e21, 1e16, 1e-5, 1e-7, -0, 0.1, 9, 10, NaN, Infinity, -Infinity),
      fc.double(),
    );
    const moment = fc.date({ min: new Date('0100-01-01'), max: new Date('+012000-01-01'), noInvalidDate: true });
    const tied = fc.record({ id: fc.nat(1).map(String), x: fc.option(double), at: fc.option(moment) });
    const fields = fieldsOf({ id: 'string', x: 'double', at: 'timestamp' });
    const mapping = [column('id', { deduplicationKey: true }), column('x'), column('at')];
    await fc.assert(
      fc.asyncProperty(
        fc.array(tied, { minLength: 2, maxLength: 8 }),
        fc.constantFrom('x', 'at', undefined),
        async (rows, latest) => {
          const values = rows.map(
            ({ id, x, at }) =>
              `('${id}', ${x === null ? 'NULL' : `'${x}'`}::DOUBLE, ${at === null ? 'NULL::TIMESTAMP' : `make_timestamp(${at.getTime()} * 1000)`})`,
          );
          const order = latest === undefined ? {} : { latest };
          const prospects = `SELECT * FROM (VALUES ${values.join()}) v(id, x, "at")`;
          const pushed = await exported(await duckDbSource({ prospects, audiences, fields, evaluatedAt, ...order }), {
            mapping,
          });
          const own = await exported(rowSource({ audiences: [], fields, rows: () => rows, ...order }), { mapping });
          assert.equal(pushed.body.toString(), own.body.toString());
        },
      ),
      {
        numRuns: CASES,
        examples: [[[NaN, 5, Infinity].map((x, index) => ({ id: '1', x, at: new Date(-index) })), 'x']],
      },
    );
  });
});
