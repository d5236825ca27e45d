import { systemClock } from '../../../../src/adapter/clock.ts';
import type { FileFormat } from '../../../../src/domain/file-format.ts';
import { localExporter, type ProspectSource } from '../../../../src/export/index.ts';
import type { ByteSink, ExportPlatform } from '../../../../src/export/export-platform.ts';
import { awsSdkTransport } from '../../../../src/export/transport/aws-sdk.ts';
import { createNodePlatform } from '../../../../src/export/node/index.ts';
import { duckDbSource, type DuckDbSourceOptions } from '../../../../src/sources/index.ts';
import { BUCKET, plainCsv, planOf } from '../plan.ts';
import { prospectFields } from '../prospect-columns.ts';
import { clientOf } from './bucket.ts';
import { OneGzipStream } from './one-gzip-stream.ts';
import type { Task, TaskResult } from './task.ts';

export const gzippedCsv: FileFormat = { ...plainCsv, compression: 'gzip' };
export const jsonLines: FileFormat = { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' };
export const parquet: FileFormat = { type: 'parquet', compression: 'snappy' };

/** The whole way of an export: DuckDB's prospects, encoder, checksums, S3, ledger, manifest. */
export function ourExport(format: FileFormat): Task {
  return ({ file, endpoint }) =>
    () =>
      exportOf(file, format, endpoint);
}

/** The same bytes as ours, compressed by one stream of zlib's instead of in blocks. */
export const oneStreamExport: Task =
  ({ file, endpoint }) =>
  async () => {
    const platform = await createNodePlatform();
    const gzip = (sink: ByteSink) => new OneGzipStream(sink);
    return exportOf(file, gzippedCsv, endpoint, 1, { ...platform, compressors: { ...platform.compressors, gzip } });
  };

/** As many files of prospects, one behind the other, in one export. */
export function longExport(format: FileFormat, files: number): Task {
  return ({ file, endpoint }) => {
    const list = Array.from({ length: files }, () => `'${file}'`).join(', ');
    return () => exportOf(`SELECT * FROM read_parquet([${list}])`, format, endpoint);
  };
}

/** As many exports at once in one process, each of its own source. */
export function exportsAtOnce(format: FileFormat, count: number): Task {
  return ({ file, endpoint }) =>
    async () => {
      const results = await Promise.all(
        Array.from({ length: count }, (_, index) => exportOf(file, format, endpoint, index + 1)),
      );
      return { bytes: results.reduce((sum, { bytes }) => sum + bytes, 0) };
    };
}

async function exportOf(
  prospects: string,
  format: FileFormat,
  endpoint: string,
  number = 1,
  platform?: ExportPlatform,
): Promise<TaskResult> {
  const client = clientOf(endpoint);
  const exporter = localExporter({
    source: await benchSource(prospects),
    transport: awsSdkTransport({ client, bucket: BUCKET }),
    platform: platform ?? (await createNodePlatform()),
    timer: systemClock,
    random: Math.random,
  });
  const result = await exporter.export(planOf(format, number));
  client.destroy();
  if (result.kind !== 'written') throw new Error(result.reason);
  return { bytes: result.files[0]?.bytes ?? 0, rows: result.ledger.written };
}

export function benchSource(prospects: string, reading?: DuckDbSourceOptions['reading']): Promise<ProspectSource> {
  return duckDbSource({
    prospects,
    audiences: [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }],
    fields: prospectFields,
    evaluatedAt: '2026-11-24T08:00:00Z',
    ...(reading === undefined ? {} : { reading }),
  });
}
