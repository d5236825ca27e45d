import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { defaultCsvDialect } from '../../src/domain/file-format.ts';
import type { AudienceId } from '../../src/domain/ids.ts';
import { ExportError } from '../../src/export/export-error.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import { duckDbSource, type DuckDbSourceOptions } from '../../src/sources/index.ts';
import { all, field, read } from './reading.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'prospects-'))));
after(() => rm(folder, { recursive: true }));

async function source(lines: readonly object[], changes: Partial<DuckDbSourceOptions> = {}): Promise<ProspectSource> {
  const prospects = join(folder, `${crypto.randomUUID()}.ndjson`);
  await writeFile(prospects, lines.map((line) => JSON.stringify(line)).join('\n'));
  return duckDbSource({
    prospects,
    audiences: [
      { id: 'all', name: 'All', origin: 'Partner', where: 'TRUE' },
      { id: 'none', name: 'None', origin: 'Partner', where: 'FALSE' },
    ],
    fields: [
      field('id'),
      field('name'),
      field('seen', 'timestamp'),
      field('score', 'double'),
      field('count', 'integer'),
    ],
    evaluatedAt: '2026-11-24T08:00:00Z',
    ...changes,
  });
}

/** Reads all rows as an export to CSV does, and leaves them. */
async function drained(from: ProspectSource, fields: readonly string[]): Promise<number> {
  const mapping = fields.map((path) => ({ source: path, target: path, mandatory: false, deduplicationKey: false }));
  const format = { type: 'csv', dialect: defaultCsvDialect, compression: 'none' } as const;
  const plan = { audienceId: all, fields, mandatory: [], deduplicationKey: [], encoding: { format, mapping } };
  let rows = 0;
  for await (const batch of (await from.read(plan)).batches)
    rows += batch.kind === 'encoded' ? batch.rowEnds.length : batch.rows;
  return rows;
}

const twice = [
  { id: '1', name: 'older', seen: '2026-11-01T00:00:00Z' },
  { id: '1', name: 'newer', seen: '2026-11-02T00:00:00Z' },
  { id: '2', name: 'b', seen: '2026-11-01T00:00:00Z' },
  { id: '2', name: 'a', seen: '2026-11-01T00:00:00Z' },
  { name: 'without', seen: '2026-11-01T00:00:00Z' },
  { id: '', name: 'empty', seen: '2026-11-01T00:00:00Z' },
];

describe('DuckDB source', () => {
  test('yields the rows in the order of the file', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => ({ id: String(index) }));
    assert.deepEqual(
      (await read(await source(lines, { fields: [field('id')] }))).rows,
      lines.map(({ id }) => [id]),
    );
  });

  test('keeps leading zeros, and tells absent from empty', async () => {
    const from = await source([{ id: '007' }, { id: '' }, { name: 'x' }]);
    assert.deepEqual((await read(from)).rows, [['007'], [''], [null]]);
  });

  test('keeps integers past 2^53', async () => {
    const prospects = `SELECT 'a' AS id, 9007199254740993::BIGINT AS count`;
    assert.deepEqual((await read(await source([], { prospects }), { fields: ['count'] })).rows, [[9007199254740993n]]);
  });

  test('leaves out rows without a mandatory value, absent or empty, and counts them', async () => {
    const { rows, leftOut } = await read(await source(twice), { mandatory: ['id'] });
    assert.equal(rows.length, 4);
    assert.deepEqual(leftOut, { excluded: 2, duplicates: 0 });
  });

  test('keeps the latest of duplicates, among equally late ones the first by its text, and those without a key', async () => {
    const { rows, leftOut } = await read(await source(twice, { latest: 'seen' }), {
      fields: ['id', 'name'],
      deduplicationKey: ['id'],
    });
    assert.deepEqual(rows, [
      ['1', 'newer'],
      ['2', 'a'],
      [null, 'without'],
      ['', 'empty'],
    ]);
    assert.deepEqual(leftOut, { excluded: 0, duplicates: 2 });
  });

  test('every row that was read is yielded or counted', async () => {
    const { rows, leftOut } = await read(await source(twice, { latest: 'seen' }), {
      mandatory: ['id'],
      deduplicationKey: ['id'],
    });
    assert.equal(rows.length + (leftOut?.excluded ?? 0) + (leftOut?.duplicates ?? 0), twice.length);
  });

  test('takes moments as moments', async () => {
    const { batches } = await read(await source(twice), { fields: ['seen'] });
    const [first] = batches;
    assert.ok(first?.kind === 'columns' && first.columns[0]?.kind === 'timestamps');
    assert.equal(first.columns[0].micros[0], BigInt(Date.parse('2026-11-01T00:00:00Z')) * 1000n);
  });

  test('reads a field from an expression', async () => {
    const from = await source([{ id: '1', person: { name: 'Ada' } }], {
      fields: [field('person.name')],
      expressions: { 'person.name': 'person.name' },
    });
    assert.deepEqual((await read(from, { fields: ['person.name'] })).rows, [['Ada']]);
  });

  test('describes its audiences, the empty one as such', async () => {
    const audiences = await (await source(twice, { expiry: { landedAt: 'seen', lifetimeDays: 25 } })).audiences();
    assert.deepEqual(
      audiences.map(({ profiles, availability }) => [profiles, availability.kind]),
      [
        [6, 'available'],
        [0, 'unavailable'],
      ],
    );
    assert.deepEqual(audiences[0]?.expiry, {
      oldestLandedAt: '2026-11-01T00:00:00Z',
      newestLandedAt: '2026-11-02T00:00:00Z',
      withinSevenDays: 1,
    });
  });

  test('says where a broken row stands, and quotes nothing of it', async () => {
    const prospects = join(folder, 'broken.ndjson');
    await writeFile(prospects, `{"id":"1"}\n{"id":"secret-value\n{"id":"3"}`);
    await assert.rejects(
      async () => read(await source([], { prospects })),
      (error: ExportError) => {
        assert.equal(error.code, 'source');
        assert.ok(!`${error.message} ${error.nextStep}`.includes('secret-value'));
        assert.ok(error.nextStep.length > 0);
        return true;
      },
    );
  });

  for (const reading of ['lines', 'runs', 'values'] as const) {
    test(`fails at a value far behind the first rows that cannot be read, by ${reading}, instead of ending there`, async () => {
      const broken = await duckDbSource({
        prospects: `SELECT i::VARCHAR AS id, CASE WHEN i = 60000 THEN 'secret' ELSE i::VARCHAR END::INTEGER AS count FROM range(90000) t(i)`,
        audiences: [{ id: 'all', name: 'All', origin: 'Partner', where: 'TRUE' }],
        evaluatedAt: '2026-11-24T08:00:00Z',
        reading,
      });
      await assert.rejects(drained(broken, ['id', 'count']), {
        code: 'source',
        message: 'The prospects could not be read (Conversion Error).',
      });
    });
  }

  test('names the line of a file that cannot be read far behind the first rows', async () => {
    const prospects = join(folder, 'broken-far-behind.ndjson');
    const lines = Array.from({ length: 60_000 }, (_, id) => (id === 50_000 ? '{"id" "secret"}' : `{"id":"${id}"}`));
    await writeFile(prospects, lines.join('\n'));
    const from = await source([], { prospects, fields: [field('id')] });
    await assert.rejects(drained(from, ['id']), {
      // DuckDB counts to the line, or to the one behind it.
      message: /^The prospects could not be read \(Invalid Input Error, line 5000[12]\)\.$/,
    });
  });

  test('fails where the condition of an audience fails at a later row', async () => {
    const from = await duckDbSource({
      prospects: 'SELECT i AS id FROM range(90000) t(i)',
      audiences: [
        {
          ...{ id: 'all', name: 'All', origin: 'Partner' },
          where: `CASE WHEN id = 60000 THEN 'x' ELSE '1' END::INTEGER = 1`,
        },
      ],
      evaluatedAt: '2026-11-24T08:00:00Z',
    });
    await assert.rejects(drained(from, ['id']), { code: 'source' });
  });

  test('ends when it is aborted', async () => {
    const ending = new AbortController();
    const reading = await (
      await source(twice)
    ).read({ audienceId: all, fields: ['id'], mandatory: [], deduplicationKey: [] }, { signal: ending.signal });
    ending.abort(new Error('enough'));
    await assert.rejects(async () => {
      for await (const batch of reading.batches) assert.fail(`yielded ${batch.kind}`);
    }, /enough/);
  });

  test('refuses an audience that it does not know', async () => {
    await assert.rejects(
      (await source(twice)).read({
        audienceId: 'gone' as AudienceId,
        fields: ['id'],
        mandatory: [],
        deduplicationKey: [],
      }),
      ExportError,
    );
  });

  test('reads CSV and Parquet files alike', async () => {
    const csv = join(folder, 'prospects.csv');
    await writeFile(csv, 'id,name\n007,Ada\n');
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const parquet = join(folder, 'prospects.parquet');
    await connection.run(`COPY (SELECT '007' AS id, 'Ada' AS name) TO '${parquet}' (FORMAT parquet)`);
    for (const prospects of [csv, parquet])
      assert.deepEqual(
        (await read(await source([], { prospects, fields: [field('name')] }), { fields: ['name'] })).rows,
        [['Ada']],
      );
  });

  test('keeps texts that look like numbers or days as they are, in CSV and NDJSON', async () => {
    const csv = join(folder, 'lookalikes.csv');
    await writeFile(csv, 'id,name\n007,2026-01-02\n0010,2026-01-03\n');
    const ndjson = join(folder, 'lookalikes.ndjson');
    await writeFile(ndjson, '{"id":"007","name":"2026-01-02"}\n{"id":"0010","name":"2026-01-03"}');
    for (const prospects of [csv, ndjson])
      assert.deepEqual(
        (await read(await source([], { prospects, fields: [field('id'), field('name')] }), { fields: ['id', 'name'] }))
          .rows,
        [
          ['007', '2026-01-02'],
          ['0010', '2026-01-03'],
        ],
      );
  });

  test('reads every file of a glob', async () => {
    for (const part of [1, 2]) await writeFile(join(folder, `part-${part}.csv`), `id\np${part}\n`);
    const from = await source([], { prospects: join(folder, 'part-*.csv'), fields: [field('id')] });
    assert.deepEqual((await read(from)).rows, [['p1'], ['p2']]);
  });

  test('takes moments with a zone in UTC, wherever the machine stands', async () => {
    const prospects = `SELECT TIMESTAMPTZ '2026-01-01 00:00:00+02' AS seen`;
    const from = await source([], { prospects, fields: [field('seen', 'timestamp')] });
    assert.deepEqual((await read(from, { fields: ['seen'] })).rows, [
      [BigInt(Date.parse('2025-12-31T22:00:00Z')) * 1000n],
    ]);
  });

  test('takes texts for moments with the zone that they name, and in UTC where they name none, in conditions too', async () => {
    const from = await duckDbSource({
      prospects: `SELECT unnest(['2026-01-01T00:00:00+05:00', '2026-01-01 00:00:00']) AS seen`,
      audiences: [
        { id: 'all', name: 'All', origin: 'Partner', where: `seen::TIMESTAMPTZ <= '2026-01-01 00:00:00'::TIMESTAMPTZ` },
      ],
      fields: [field('seen', 'timestamp')],
      evaluatedAt: '2026-11-24T08:00:00Z',
    });
    const micros = (moment: string) => BigInt(Date.parse(moment)) * 1000n;
    assert.deepEqual((await read(from, { fields: ['seen'] })).rows, [
      [micros('2025-12-31T19:00:00Z')],
      [micros('2026-01-01T00:00:00Z')],
    ]);
  });

  test('knows its own schema, nested fields by their paths', async () => {
    const prospects = `SELECT {'name': {'first': 'Ada', 'odd "key"': 1}, 'tags': ['a']} AS person, 1::INTEGER AS n, DATE '2026-01-01' AS d, 1.5::DECIMAL(9,2) AS p, MAP {'k': 1} AS m`;
    const { fields: _, ...options } = {
      fields: [],
      prospects,
      audiences: [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }],
      evaluatedAt: '2026-11-24T08:00:00Z',
    };
    const from = await duckDbSource(options);
    const fields = await from.fields();
    assert.deepEqual(
      fields.map(({ path, type }) => [path, type]),
      [
        ['person.name.first', 'string'],
        ['person.name.odd "key"', 'integer'],
        ['person.tags', 'array'],
        ['n', 'integer'],
        ['d', 'date'],
        ['p', 'double'],
        ['m', 'map'],
      ],
    );
    const { rows } = await read(from, { fields: fields.map(({ path }) => path) });
    assert.deepEqual(rows, [['Ada', 1n, ['a'], 1n, 20454, 1.5, { k: 1 }]]);
  });

  test('reads decimals without losing a digit: as numbers where a number holds all of them, else as texts', async () => {
    const from = await duckDbSource({
      prospects:
        'SELECT 1234567890123.45::DECIMAL(15, 2) AS price, 123456789012345678::DECIMAL(18, 0) AS number, ' +
        '1234567890123456.78::DECIMAL(18, 2) AS sum, 12345678901234567890::DECIMAL(38, 0) AS long',
      audiences: [{ id: 'all', name: 'All', origin: 'Partner', where: 'TRUE' }],
      evaluatedAt: '2026-11-24T08:00:00Z',
    });
    assert.deepEqual(
      (await from.fields()).map(({ type }) => type),
      ['double', 'integer', 'string', 'string'],
    );
    assert.deepEqual((await read(from, { fields: ['price', 'number', 'sum', 'long'] })).rows, [
      [1234567890123.45, 123456789012345678n, '1234567890123456.78', '12345678901234567890'],
    ]);
  });

  test('misses a field that the file does not hold only when it is read', async () => {
    const from = await source([{ id: '1' }]);
    assert.deepEqual((await read(from)).rows, [['1']]);
    await assert.rejects(
      read(from, { fields: ['score'] }),
      (error) => error instanceof ExportError && error.message.includes('score'),
    );
  });

  test('takes queries and conditions as people write them: with comments, and a semicolon at the end', async () => {
    const from = await duckDbSource({
      prospects: "-- partner's\n/* all */ SELECT '1' AS id UNION ALL SELECT '2'; ",
      audiences: [{ id: 'all', name: 'All', origin: 'Partner', where: "id = '2' -- the second" }],
      evaluatedAt: '2026-11-24T08:00:00Z',
    });
    assert.deepEqual((await read(from)).rows, [['2']]);
    assert.deepEqual(
      (await from.audiences()).map(({ profiles }) => profiles),
      [1],
    );
  });

  test('takes a null of JSON for absent', async () => {
    const from = await duckDbSource({
      prospects: `SELECT unnest(['1', '2']) AS id, unnest(['null', '{}'])::JSON AS traits`,
      audiences: [{ id: 'all', name: 'All', origin: 'Partner', where: 'TRUE' }],
      evaluatedAt: '2026-11-24T08:00:00Z',
    });
    const { rows, leftOut } = await read(from, { mandatory: ['traits'] });
    assert.deepEqual({ rows, leftOut }, { rows: [['2']], leftOut: { excluded: 1, duplicates: 0 } });
  });

  test('says that a file is not there', async () => {
    await assert.rejects(
      source([], { prospects: join(folder, 'gone.csv') }),
      (error) => error instanceof ExportError && /there/.test(error.nextStep),
    );
  });

  test('takes audiences from a table of who is in which', async () => {
    const membership = join(folder, 'membership.csv');
    await writeFile(membership, 'prospect,audience\n007,all\n008,all\n008,all\n007,movers\n,movers\n');
    const definitions = { membership, memberKey: 'prospect', prospectKey: 'id', audienceId: 'audience' };
    const from = await source([{ id: '007' }, { id: '008' }, { id: '009' }], { audiences: definitions });
    assert.deepEqual((await read(from)).rows, [['007'], ['008']]);
    assert.deepEqual(
      (await from.audiences()).map(({ id, name, profiles }) => [id, name, profiles]),
      [
        ['all', 'all', 2],
        ['movers', 'movers', 1],
      ],
    );
    const described = [{ id: 'movers', name: 'Movers', origin: 'Partner' }];
    const named = await source([{ id: '007' }], { audiences: { ...definitions, described } });
    assert.deepEqual(
      (await named.audiences()).map(({ name }) => name),
      ['Movers'],
    );
    await assert.rejects(read(named), ExportError);
  });

  test('ends a long query at once when it is aborted', async () => {
    const prospects = `SELECT CAST(sum(hash(a.range * b.range)) AS VARCHAR) AS id FROM range(1000000) a, range(1000000) b`;
    const ending = new AbortController();
    const from = await source([], { prospects, fields: [field('id')] });
    const reading = await from.read(
      { audienceId: all, fields: ['id'], mandatory: [], deduplicationKey: [] },
      { signal: ending.signal },
    );
    const next = reading.batches[Symbol.asyncIterator]().next();
    setImmediate(() => ending.abort(new Error('enough')));
    await assert.rejects(next, /enough/);
  });
});
