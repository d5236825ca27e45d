import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { defaultCsvDialect, type FileFormat } from '../../../src/domain/file-format.ts';
import { nodePlatform } from '../../../src/export/node/node-platform.ts';
import { rowSinkFor } from '../../../src/export/row-sink-for.ts';
import type { FileBody, FileLimits } from '../../../src/export/rows/row-sink.ts';
import { batchOfRows } from '../encode/columns.ts';
import { column, planOf, sourceOf } from '../export-world.ts';

/** Cases of each property, the same in every run. */
/** PROPERTY_CASES=10000 tries more. */
const CASES = { numRuns: Number(process.env['PROPERTY_CASES'] ?? 2_000), seed: 20_261_124 };

class KeptBody implements FileBody {
  readonly #pieces: Buffer[] = [];
  bytes = 0;

  boundWith(more: number): number {
    return this.bytes + more;
  }

  write(bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.length;
    this.#pieces.push(Buffer.from(bytes));
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  get content(): Buffer {
    return Buffer.concat(this.#pieces);
  }
}

interface SplitFile {
  readonly rows: number;
  readonly content: Buffer;
}

/** The files of the rows, which come in batches. */
async function split(
  rows: readonly (readonly string[])[],
  batchRows: number,
  format: FileFormat,
  limits: FileLimits,
): Promise<readonly SplitFile[]> {
  const plan = planOf({
    mapping: ['a', 'b'].map((name) => column(name)),
    connection: { ...planOf().connection, format },
  });
  const parts = { platform: nodePlatform, source: sourceOf([]) };
  const maker = await rowSinkFor(plan, limits, parts, () => 'file');
  const bodies: KeptBody[] = [];
  const sink = maker.make(() => {
    const body = new KeptBody();
    bodies.push(body);
    return Promise.resolve(body);
  });
  for (let start = 0; start < rows.length; start += batchRows)
    await sink.write(batchOfRows(rows.slice(start, start + batchRows)), 'all');
  await sink.end({ atLeastOne: true });
  assert.equal(sink.rows, rows.length);
  assert.equal(
    sink.bytes,
    bodies.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  return sink.written.map(({ rows: count }, index) => ({
    rows: count,
    content: bodies[index]?.content ?? Buffer.alloc(0),
  }));
}

const csv = (compression: 'none' | 'gzip'): FileFormat => ({ type: 'csv', dialect: defaultCsvDialect, compression });
const json = (framing: 'lines' | 'array'): FileFormat => ({
  type: 'json',
  framing,
  shape: 'flat',
  compression: 'none',
});

/** What stands round the rows of a file, and between them. */
const frame = fc.constantFrom(
  { format: csv('none'), header: 'a,b\n', separator: '', footer: '' },
  { format: json('lines'), header: '', separator: '', footer: '' },
  { format: json('array'), header: '[\n', separator: ',\n', footer: '\n]\n' },
);

const text = fc.string({ unit: fc.constantFrom('x', '"', ',', '\n', 'é', '😀'), maxLength: 20 });
const tables = fc.array(fc.tuple(text, text), { maxLength: 30 });
const batchSizes = fc.integer({ min: 1, max: 12 });
const limit = fc.record({
  maxRows: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(5_000_000)),
  maxBytes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(Infinity)),
});

describe('files that are split', () => {
  test('hold together what one file would, each whole by itself, within rows and bytes, and full', async () => {
    await fc.assert(
      fc.asyncProperty(frame, tables, batchSizes, limit, async (around, rows, batchRows, limits) => {
        const { format, header, separator, footer } = around;
        const inner = ({ content }: SplitFile): string => {
          const whole = content.toString();
          assert.ok(whole.startsWith(header) && whole.endsWith(footer), whole);
          return whole.slice(header.length, whole.length - footer.length);
        };
        const [whole] = await split(rows, batchRows, format, { maxRows: Infinity, maxBytes: Infinity });
        const files = await split(rows, batchRows, format, limits);
        assert.ok(whole !== undefined && files.length > 0);
        assert.equal(files.map(inner).join(separator), inner(whole));
        const singles = await split(rows, batchRows, format, { maxRows: 1, maxBytes: Infinity });
        const sizes = singles.map(({ content }) => content.length - header.length - footer.length);
        let next = 0;
        for (const { rows: count, content } of files) {
          next += count;
          assert.ok(count <= limits.maxRows && (count >= 1 || rows.length === 0));
          // A row that is too large for any file has one of its own.
          assert.ok(content.length <= limits.maxBytes || count <= 1);
          const withOneMore = content.length + separator.length + (sizes[next] ?? 0);
          assert.ok(next === rows.length || count === limits.maxRows || withOneMore > limits.maxBytes);
        }
        assert.equal(next, rows.length);
      }),
      CASES,
    );
  });

  test('hold in gzip together what one file would, within bytes', async () => {
    await fc.assert(
      fc.asyncProperty(tables, batchSizes, limit, async (rows, batchRows, limits) => {
        const [whole] = await split(rows, batchRows, csv('none'), { maxRows: Infinity, maxBytes: Infinity });
        const files = await split(rows, batchRows, csv('gzip'), limits);
        const bodies = files.map(({ content }) => gunzipSync(content).toString().slice('a,b\n'.length));
        assert.equal(`a,b\n${bodies.join('')}`, whole?.content.toString());
        assert.ok(files.every(({ rows: count, content }) => content.length <= limits.maxBytes || count <= 1));
      }),
      { ...CASES, numRuns: 200 },
    );
  });
});
