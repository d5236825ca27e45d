import { join } from 'node:path';
import type { EngineTuning } from '../../src/export/engine-tuning.ts';
import type { ExportPlan } from '../../src/export/exporter.ts';
import type { ExportPlatform } from '../../src/export/export-platform.ts';
import { createNodePlatform, nodePlatform } from '../../src/export/node/node-platform.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import { column, numbered, planOf, sourceOf } from './export-world.ts';

/** An export that is killed: the same in the process that dies and in the one that makes it good. */
export interface KilledWorld {
  readonly plan: ExportPlan;
  readonly source: ProspectSource;
  readonly platform: ExportPlatform;
  readonly tuning: Partial<EngineTuning>;
}

export type KilledWorldName = 'text' | 'duckdb-parquet';

/** @param folder for files on their way */
export const killedWorlds: Readonly<Record<KilledWorldName, (folder: string) => Promise<KilledWorld>>> = {
  text: () =>
    Promise.resolve({
      plan: planOf({ splitting: { maxRows: 8, maxBytes: null } }),
      source: sourceOf(numbered(30)),
      platform: nodePlatform,
      // Some files go up in parts, some are held.
      tuning: { heldBytes: 200 },
    }),
  'duckdb-parquet': async (folder) => {
    const { duckDbSource } = await import('../../src/sources/index.ts');
    return {
      plan: planOf({
        mapping: [column('n'), column('id')],
        splitting: { maxRows: 20_000, maxBytes: null },
        connection: { ...planOf().connection, format: { type: 'parquet', compression: 'none' } },
      }),
      source: await duckDbSource({
        prospects: 'SELECT i AS n, sha256(i::VARCHAR) AS id FROM range(50000) t(i)',
        temporaryFolder: join(folder, 'files'),
        evaluatedAt: '2026-11-24T08:00:00Z',
        audiences: [{ id: 'aud-1', name: 'Movers', origin: '', where: 'TRUE' }],
      }),
      platform: await createNodePlatform(),
      // Of three files two go up in parts, and the last is held.
      tuning: { partSize: 1 << 19, heldBytes: 1 << 20 },
    };
  },
};
