import { readdir } from 'node:fs/promises';
import { ExportError } from '../../src/export/export-error.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { column, exporterOf, planOf } from '../export/export-world.ts';
import { all } from './reading.ts';

/** What a process tells of an export whose files on their way have little room. */
export interface ScarceExport {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
  /** What is in the bucket, and in the folder. */
  readonly objects: number;
  readonly uploads: number;
  readonly left: readonly string[];
}

/** A process that exports some forty megabytes: `scarce-disk.ts FOLDER MAX_ROWS`. */
const [, , folder = '', maxRows = ''] = process.argv;
const source = await duckDbSource({
  prospects: 'SELECT i AS n, sha256(i::VARCHAR) AS id FROM range(600000) t(i)',
  temporaryFolder: folder,
  evaluatedAt: '2026-11-24T08:00:00Z',
  audiences: [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }],
});
const { exporter, bucket } = exporterOf(source, undefined, {
  platform: await createNodePlatform(),
  tuning: { partSize: 1 << 20 },
});
const failure = await exporter
  .export(
    planOf({
      ...{ audienceId: all, mapping: [column('n'), column('id')] },
      splitting: { maxRows: Number(maxRows), maxBytes: null },
      connection: { ...planOf().connection, format: { type: 'parquet', compression: 'none' } },
    }),
  )
  .catch((error: unknown) => error);
if (!(failure instanceof ExportError)) throw new Error('The export did not fail as it should', { cause: failure });
// What the reading leaves goes behind the export.
let left = await readdir(folder);
for (let look = 0; look < 1000 && left.length > 0; look++) left = await readdir(folder);
const told: ScarceExport = {
  ...{ code: failure.code, message: failure.message, nextStep: failure.nextStep },
  ...{ objects: bucket.objects.size, uploads: bucket.uploads.size, left },
};
console.log(JSON.stringify(told));
