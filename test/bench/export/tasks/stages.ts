import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { awsSdkTransport } from '../../../../src/export/transport/aws-sdk.ts';
import { createNodePlatform } from '../../../../src/export/node/index.ts';
import { encoderFor } from '../../../../src/export/encode/encoder-for.ts';
import { ByteWriter } from '../../../../src/export/encode/byte-writer.ts';
import { inParallel } from '../../../../src/export/in-parallel.ts';
import { checksumText } from '../../../../src/export/upload/checksum.ts';
import { DuckDBInstance } from '@duckdb/node-api';
import { prospectMapping } from '../prospect-columns.ts';
import { BUCKET, plainCsv, planOf } from '../plan.ts';
import { clientOf } from './bucket.ts';
import { benchSource } from './ours.ts';
import type { Task } from './task.ts';

const PART_SIZE = 8 * 2 ** 20;

/** Chunks of all columns are fetched, and nothing is read of them. */
export const scan: Task =
  ({ file }) =>
  async () => {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const result = await (await instance.connect()).stream(`FROM '${file}'`);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return { bytes: 0 };
    }
  };

/** Lines that DuckDB finishes, read and left. */
export const lines: Task =
  ({ file }) =>
  async () => {
    let bytes = 0;
    for await (const batch of await batchesOf(file, 'lines'))
      if (batch.kind === 'encoded') bytes += batch.rowEnds.at(-1) ?? 0;
    return { bytes };
  };

/** Columns out of DuckDB in runs, through our encoder: the way of all that DuckDB does not print. */
export const encode: Task =
  ({ file }) =>
  async () => {
    const encoder = encoderFor(plainCsv, prospectMapping);
    const out = new ByteWriter(1 << 20);
    let bytes = 0;
    for await (const batch of await batchesOf(file, 'runs')) {
      if (batch.kind !== 'columns') continue;
      const write = encoder.bind(batch);
      for (let row = 0; row < batch.rows; row++) write(out, row);
      bytes += out.position;
      out.position = 0;
    }
    return { bytes };
  };

/** gzip of so many bytes of the very file, a mebibyte at a time over and over. */
export const compress: Task = async (input) => {
  const { block, count } = await blockOf(input.file, input.rows);
  return async () => {
    let compressed = 0;
    const stage = (await createNodePlatform()).compressors.gzip?.((bytes) => {
      compressed += bytes.length;
      return Promise.resolve();
    }, '');
    for (let index = 0; index < count; index++) await stage?.write(block);
    await stage?.end();
    return { bytes: block.length * count, compressed };
  };
};

/** SHA-256 and CRC32, as an export takes them. */
export const hash: Task = async (input) => {
  const { block, count } = await blockOf(input.file, input.rows);
  return async () => {
    const sha256 = createHash('sha256');
    let checksum = 0;
    for (let index = 0; index < count; index++) {
      sha256.update(block);
      checksum = crc32(block, checksum);
    }
    return { bytes: block.length * count, checksum, digest: sha256.digest().readUInt32BE() };
  };
};

/** Parts alone, four in flight, signed as an export's are. */
export const upload: Task = async (input) => {
  const { block, count } = await blockOf(input.file, input.rows);
  const body = Buffer.concat(Array.from({ length: 8 }, () => block));
  return async () => {
    const client = clientOf(input.endpoint);
    const transport = awsSdkTransport({ client, bucket: BUCKET });
    const key = 'in/parts';
    const { uploadId } = await transport.createMultipartUpload({
      ...{ key, contentType: 'text/csv', metadata: {} },
      serverSideEncryption: { kind: 'bucket-default' },
    });
    const checksumCrc32 = checksumText(crc32(body));
    const numbers = Array.from({ length: Math.ceil((block.length * count) / PART_SIZE) }, (_, index) => index + 1);
    await inParallel(numbers, 4, async (partNumber) => {
      await transport.uploadPart({ key, uploadId, partNumber, body, checksumCrc32 });
    });
    client.destroy();
    return { bytes: body.length * numbers.length };
  };
};

async function batchesOf(file: string, reading: 'lines' | 'runs') {
  const { audienceId } = planOf(plainCsv);
  const plan = { audienceId, fields: prospectMapping.map(({ source }) => source), mandatory: [], deduplicationKey: [] };
  const source = await benchSource(file, reading);
  const { batches } = await source.read({ ...plan, encoding: { format: plainCsv, mapping: prospectMapping } });
  return batches;
}

/** A mebibyte of the file, and how often it goes into as many bytes as the whole has. */
async function blockOf(file: string, rows: number): Promise<{ readonly block: Buffer; readonly count: number }> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  let read = 0;
  for await (const batch of await batchesOf(file, 'lines')) {
    if (batch.kind !== 'encoded') continue;
    const end = batch.rowEnds.at(-1) ?? 0;
    pieces.push(Buffer.from(batch.bytes.subarray(0, end)));
    bytes += end;
    read += batch.rowEnds.length;
    if (bytes >= 2 ** 20) break;
  }
  const block = Buffer.concat(pieces).subarray(0, 2 ** 20);
  return { block, count: Math.round(((bytes / read) * rows) / block.length) };
}
