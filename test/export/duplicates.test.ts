import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { FieldType } from '../../src/domain/field.ts';
import { ledgerBalances } from '../../src/domain/ledger.ts';
import { ExportError } from '../../src/export/export-error.ts';
import { field } from '../sources/reading.ts';
import { column, exporterOf, fileKey, planOf, sourceOf, type Row, type TestSourceOptions } from './export-world.ts';

const key = { deduplicationKey: true };

const shown = (value: unknown) =>
  typeof value === 'string' ? `"${value}"` : value instanceof Date ? value.toISOString() : String(value);

async function exported(rows: Row[], keys: string[], options: TestSourceOptions = {}) {
  const mapping = ['id', 'email', 'name'].map((source) => column(source, keys.includes(source) ? key : {}));
  const { exporter, bucket } = exporterOf(sourceOf(rows, options));
  const { ledger } = await exporter.export(planOf({ mapping }));
  assert.ok(ledgerBalances(ledger));
  return { lines: bucket.text(fileKey()).trimEnd().split('\n').slice(1), duplicates: ledger.duplicates };
}

describe('among rows that share their key', () => {
  const doe = { id: '1', email: 'a@x', name: 'Doe', at: '2026-01-01' };
  const d = { id: '2', email: 'a@x', name: 'D', at: '2026-02-01' };

  test('all stay where there is no key', async () => {
    assert.deepEqual(await exported([doe, d], []), { lines: ['1,a@x,Doe', '2,a@x,D'], duplicates: 0 });
  });

  test('the latest is kept, wherever it stands', async () => {
    assert.deepEqual(await exported([doe, d], ['email'], { latest: 'at' }), { lines: ['2,a@x,D'], duplicates: 1 });
    assert.deepEqual(await exported([d, doe], ['email'], { latest: 'at' }), { lines: ['2,a@x,D'], duplicates: 1 });
  });

  test('two attributes together make the key', async () => {
    assert.deepEqual((await exported([doe, d], ['email', 'name'], { latest: 'at' })).duplicates, 0);
  });

  test('the first by its other values is kept of equally late ones', async () => {
    const morris = { ...doe, name: 'Morris' };
    assert.deepEqual((await exported([morris, doe], ['email'], { latest: 'at' })).lines, ['1,a@x,Doe']);
  });

  test('ties are broken column by column, whatever the texts hold', async () => {
    const rows = [
      { id: 'a\0', email: 'x', name: 'a' },
      { id: 'a', email: 'x', name: 'z' },
    ];
    assert.deepEqual((await exported(rows, ['email'])).lines, ['a,x,z']);
  });

  test('arrays, maps and objects break no tie', async () => {
    const fields = [field('id', 'array'), field('email'), field('name')];
    const rows = [
      { id: [2], email: 'x', name: 'b' },
      { id: [1], email: 'x', name: 'b' },
      { id: [3], email: 'x', name: 'a' },
      { id: [1], email: 'y', name: 'a' },
    ];
    assert.deepEqual((await exported(rows.slice(0, 2), ['email'], { fields })).lines, ['[2],x,b']);
    assert.deepEqual((await exported(rows, ['email'], { fields })).lines, ['[3],x,a', '[1],y,a']);
  });

  test('one without a moment is earlier than any', async () => {
    assert.deepEqual(
      (await exported([{ ...doe, at: null }, d, { ...doe, at: undefined }], ['email'], { latest: 'at' })).lines,
      ['2,a@x,D'],
    );
  });

  describe('the type of the field tells which is the latest', () => {
    const day = (text: string) => new Date(text);
    const cases: [type: FieldType | undefined, earlier: unknown, later: unknown][] = [
      ['timestamp', '2025-01-01T10:00:00+05:00', '2025-01-01T06:00:00Z'],
      ['timestamp', '2025-01-01T06:00:00Z', '2025-01-01T06:00:00.500Z'],
      ['timestamp', '2025-01-01T06:00:00.000001Z', '2025-01-01 06:00:00.000002'],
      ['timestamp', day('2024-01-01'), '2025-01-01T00:00:00Z'],
      ['timestamp', '1999-01-01T00:00:00Z', day('2025-01-01')],
      ['timestamp', '9999-12-31', '+010000-01-01'],
      ['timestamp', '+200000-01-01T00:00:00.000001Z', '+200000-01-01T00:00:00.000002Z'],
      ['timestamp', '', '1969-12-31T23:59:59Z'],
      ['date', '-000001-12-31', '0001-01-01'],
      ['date', day('2025-01-01T06:00:00Z'), day('2025-01-01T07:00:00Z')],
      ['integer', '9', '10'],
      ['integer', '-10', 9],
      ['integer', '9007199254740992', 9007199254740993n],
      ['integer', '', '-1'],
      ['double', '9.5', '1e1'],
      ['double', '9', 10n],
      ['double', Infinity, NaN],
      ['boolean', false, true],
      ['boolean', 'false', 'true'],
      ['string', '9', '\uffff'],
      ['string', '10', '9'],
      ['string', null, ''],
      [undefined, 9, 10],
      [undefined, day('2024-01-01'), day('2025-01-01')],
      [undefined, 9n, 2n ** 60n],
      [undefined, '10', '9'],
      [undefined, 9, '1'],
    ];
    for (const [type, earlier, later] of cases)
      test(`${shown(earlier)} is earlier than ${shown(later)} in a field of ${type ?? 'a type that nobody told'}`, async () => {
        const fields = [field('id'), field('email'), field('name'), ...(type === undefined ? [] : [field('at', type)])];
        // By its other values the earlier one comes first, so that nothing but the order keeps the later one.
        const rows = [earlier, later].map((at, index) => ({ id: String(index), email: 'a', at }));
        for (const some of [rows, rows.toReversed()])
          assert.deepEqual((await exported(some, ['email'], { fields, latest: 'at' })).lines, ['1,a,']);
      });
  });

  test('what is no number is the latest, as databases order them', async () => {
    const fields = [field('id'), field('email'), field('name'), field('at', 'double')];
    const rows = [5, NaN, Infinity].map((at, index) => ({ id: String(index), email: 'a', at }));
    for (const some of [rows, rows.toReversed(), [...rows.slice(1), ...rows.slice(0, 1)]])
      assert.deepEqual((await exported(some, ['email'], { fields, latest: 'at' })).lines, ['1,a,']);
  });

  for (const [type, value] of [
    ['timestamp', 'born 03/07/2025'],
    ['date', '2025-02-30'],
    ['integer', 'seven'],
    ['double', true],
    ['boolean', 'maybe'],
  ] as const)
    test(`an order by ${String(value)} as ${type} is refused, since nobody can tell which is the latest`, async () => {
      const fields = [field('id'), field('email'), field('name'), field('at', type)];
      await assert.rejects(exported([{ ...doe, at: value }], ['email'], { fields, latest: 'at' }), (error) => {
        assert.ok(error instanceof ExportError && error.code === 'source' && error.message.includes('"at"'));
        assert.ok(!`${error.message} ${error.nextStep}`.includes(String(value)));
        return true;
      });
    });

  test('rows without a value in the key are nobody’s duplicates', async () => {
    const rows = [{ id: '1' }, { id: '2', email: '' }, { id: '3', email: null }];
    assert.equal((await exported(rows, ['email'])).duplicates, 0);
  });

  test('keys are not confused by where one value ends and the next begins', async () => {
    const rows = [
      { id: '1', email: 'a', name: 'bc' },
      { id: '2', email: 'ab', name: 'c' },
      { id: '3', email: '1:a', name: '' },
    ];
    assert.equal((await exported(rows, ['email', 'name'])).duplicates, 0);
  });

  test('each key is written once, and by its latest, whatever the rows', async () => {
    const row = fc.record({
      id: fc.nat(3).map(String),
      email: fc.option(fc.constantFrom('a', 'b', 'é', '😀', '\uffff', '')),
      name: fc.constantFrom('x', 'y'),
      at: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (rows, batchRows) => {
        const { lines } = await exported(rows, ['email'], { latest: 'at', batchRows });
        const keyed = rows.filter(({ email }) => email);
        const latest = new Map<string, number>();
        for (const { email, at } of keyed) latest.set(email ?? '', Math.max(latest.get(email ?? '') ?? -1, at));
        assert.equal(lines.filter((line) => line !== '').length, latest.size + rows.length - keyed.length);
        for (const [email, at] of latest) {
          const written = lines.filter((line) => line.split(',')[1] === email);
          const candidates = keyed
            .filter((each) => each.email === email && each.at === at)
            .map(({ id, name }) => `${id},${email},${name}`);
          assert.deepEqual(written, candidates.sort().slice(0, 1));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a row that lacks a mandatory value does not drive out one that has it', async () => {
    const mapping = [column('id', { mandatory: true }), column('email', key)];
    const rows = [
      { id: '1', email: 'a', at: 1 },
      { id: null, email: 'a', at: 2 },
    ];
    const { exporter, bucket } = exporterOf(sourceOf(rows, { latest: 'at' }));
    const { ledger } = await exporter.export(planOf({ mapping }));
    assert.equal(bucket.text(fileKey()), 'id,email\n1,a\n');
    assert.deepEqual([ledger.excluded, ledger.duplicates], [1, 0]);
  });
});

describe('the search for duplicates', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({ id: `P${index}`, name: 'x' }));
  const mapping = [column('id', key), column('name')];

  test('fails with a clear word when it outgrows its memory, rather than let a duplicate pass', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(many), undefined, { tuning: { duplicateBytes: 5000 } });
    await assert.rejects(exporter.export(planOf({ mapping })), (error) => {
      assert.ok(error instanceof ExportError && error.code === 'too-many-keys');
      return /MiB/.test(error.message) && error.nextStep !== '';
    });
    assert.deepEqual(bucket.keys, []);
  });

  test('notices a source that changes between the two readings', async () => {
    const rows: { id: string; name: string }[] = many.slice(0, 6);
    const source = sourceOf(rows, {
      beforeBatch: (batch) => {
        if (batch === 3) rows[5] = { id: 'other', name: 'x' };
      },
    });
    const { exporter, bucket } = exporterOf(source);
    await assert.rejects(
      exporter.export(planOf({ mapping })),
      (error) => error instanceof ExportError && error.code === 'source-changed',
    );
    assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0]);
  });
});
