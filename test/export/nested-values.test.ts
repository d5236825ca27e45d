import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parquetReadObjects } from 'hyparquet';
import { defaultCsvDialect, type FileFormat } from '../../src/domain/file-format.ts';
import { ExportError } from '../../src/export/export-error.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { field } from '../sources/reading.ts';
import { column, exporterOf, planOf, sourceOf } from './export-world.ts';

const platform = await createNodePlatform();

const formats: Record<string, FileFormat> = {
  CSV: { type: 'csv', dialect: defaultCsvDialect, compression: 'none' },
  JSON: { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' },
  Parquet: { type: 'parquet', compression: 'none' },
};

function cyclic(): object {
  const value: Record<string, unknown> = { born: '1980-01-02' };
  value['self'] = [value];
  return value;
}

function nested(levels: number): unknown {
  return Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: inner }), 'innermost');
}

async function exported(value: unknown, format: FileFormat, marks: Parameters<typeof column>[1] = {}) {
  const source = sourceOf(
    [
      { id: 1, name: 'a' },
      { id: 2, name: value },
    ],
    { fields: [field('name', 'object')] },
  );
  const { exporter, bucket } = exporterOf(source, undefined, { platform });
  const mapping = [column('id'), { ...column('name', marks), target: 'Name' }];
  await exporter.export(planOf({ mapping, connection: { ...planOf().connection, format } }));
  return bucket;
}

describe('a nested value', () => {
  for (const [name, format] of Object.entries(formats))
    for (const [what, value] of [
      ['holds itself', cyclic()],
      ['has 501 levels', nested(501)],
      ['has more levels than the stack', nested(200_000)],
    ] as const)
      test(`which ${what} ends an export of ${name} with its column and the ledger, and leaves nothing`, async () => {
        await assert.rejects(exported(value, format), (error) => {
          assert.ok(error instanceof ExportError, String(error));
          assert.equal(error.code, 'unwritable-value');
          assert.match(error.message, /"Name"/);
          assert.equal(error.ledger?.written, 0);
          assert.ok(!`${error.message} ${error.nextStep}`.includes('1980'));
          return true;
        });
      });

  test('of 500 levels is written', async () => {
    const bucket = await exported(nested(500), formats['CSV'] as FileFormat);
    assert.match(bucket.text(bucket.keys.find((key) => key.endsWith('.csv')) ?? ''), /innermost/);
  });

  test('that holds itself in a deduplication key names its field', async () => {
    await assert.rejects(exported(cyclic(), formats['CSV'] as FileFormat, { deduplicationKey: true }), (error) => {
      assert.ok(error instanceof ExportError);
      assert.deepEqual([error.code, error.message.includes('"name"')], ['unwritable-value', true]);
      return true;
    });
  });
});

describe('an object of another package', () => {
  /** As decimals, moments and ids of databases are made: insides, and a word for JSON. */
  class Told {
    readonly #word: unknown;
    readonly insides = [1, 2];

    constructor(word: unknown) {
      this.#word = word;
    }

    toJSON(): unknown {
      return this.#word;
    }
  }

  const types = { id: 'string', price: 'double', seen: 'timestamp', tags: 'array', none: 'string' } as const;
  const row = {
    id: new Told('6f1f'),
    price: new Told('12.50'),
    seen: new Told('2026-01-02T03:04:05Z'),
    tags: new Set(['a', new Told('b')]),
    none: new Told(null),
  };
  const file = async (format: FileFormat, rows: readonly object[] = [row]) => {
    const fields = Object.entries(types).map(([path, type]) => field(path, type));
    const source = sourceOf(rows as readonly Record<string, unknown>[], { fields });
    const { exporter, bucket } = exporterOf(source, undefined, { platform });
    const mapping = Object.keys(types).map((path) => column(path, path === 'id' ? { deduplicationKey: true } : {}));
    const result = await exporter.export(planOf({ mapping, connection: { ...planOf().connection, format } }));
    assert.ok(result.kind === 'written');
    return { body: bucket.objects.get(result.files[0]?.key ?? '')?.body ?? Buffer.alloc(0), ledger: result.ledger };
  };

  test('is written by its own word, and a set as its items', async () => {
    const { body: csv } = await file(formats['CSV'] as FileFormat);
    assert.equal(csv.toString().split('\n')[1], '6f1f,12.50,2026-01-02T03:04:05Z,"[""a"",""b""]",');
    const { body: json } = await file(formats['JSON'] as FileFormat);
    assert.deepEqual(JSON.parse(json.toString()), {
      ...{ id: '6f1f', price: '12.50', seen: '2026-01-02T03:04:05Z', tags: ['a', 'b'], none: null },
    });
    const { body: parquet } = await file(formats['Parquet'] as FileFormat);
    const rows = await parquetReadObjects({ file: Uint8Array.from(parquet).buffer });
    assert.deepEqual(rows, [
      { id: '6f1f', price: 12.5, seen: new Date('2026-01-02T03:04:05Z'), tags: '["a","b"]', none: null },
    ]);
  });

  test('is no value where it has none', async () => {
    const source = sourceOf([{ id: new Told(null) }, { id: new Told('') }, { id: new Told('1') }]);
    const { exporter } = exporterOf(source);
    const { ledger } = await exporter.export(planOf({ mapping: [column('id', { mandatory: true })] }));
    assert.deepEqual([ledger.excluded, ledger.written], [2, 1]);
  });

  test('is the same key as another with the same word', async () => {
    const { ledger } = await file(formats['CSV'] as FileFormat, [row, { ...row, id: new Told('6f1f') }]);
    assert.equal(ledger.duplicates, 1);
  });
});
