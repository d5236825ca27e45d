import type { Manifest, ManifestFile } from '../domain/manifest.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { Ledger, RunFile } from '../domain/run.ts';
import type { Instant } from '../domain/primitives.ts';
import type { ExportPlan } from './exporter.ts';
import type { ExportPlatform } from './export-platform.ts';
import { software } from './software.ts';

export interface FinishedRun {
  readonly plan: ExportPlan;
  readonly files: readonly (RunFile & { readonly rows: number })[];
  readonly ledger: Ledger;
  readonly completedAt: Instant;
}

/** The manifest of a run whose files are in the bucket. */
export function buildManifest({ plan, files, ledger, completedAt }: FinishedRun, platform: ExportPlatform): Manifest {
  const columns = plan.mapping.map(({ target }) => target);
  return {
    flowRunId: plan.runId,
    scheduledTime: plan.names.slot,
    exportResults: files.map((file) => ({ ...placeOf(file.key), ...sizesOf(file), columns })),
    manifestVersion: 1,
    destinationId: plan.destinationId,
    audience: { id: plan.audienceId, name: plan.names.audienceName },
    startedAt: plan.names.startedAt,
    completedAt,
    format: plan.connection.format,
    encrypted: plan.connection.openPgpPublicKeys.length > 0,
    ledger,
    mapping: {
      columns: plan.mapping.map(({ source, target }) => ({ source, target })),
      sha256: hashOf(canonicalMapping(plan.mapping), platform),
    },
    software,
  };
}

function placeOf(key: string): Pick<ManifestFile, 'sinkPath' | 'name'> {
  const slash = key.lastIndexOf('/');
  return { sinkPath: `/${key.slice(0, Math.max(0, slash))}`, name: key.slice(slash + 1) };
}

function sizesOf(file: FinishedRun['files'][number]): Pick<ManifestFile, 'size' | 'rows' | 'sha256'> {
  return { size: file.bytes, rows: file.rows, sha256: file.sha256 };
}

function canonicalMapping(mapping: Mapping): string {
  return JSON.stringify(
    mapping.map(({ source, target, mandatory, deduplicationKey }) => [source, target, mandatory, deduplicationKey]),
  );
}

function hashOf(text: string, platform: ExportPlatform): string {
  const hash = platform.sha256();
  hash.update(new TextEncoder().encode(text));
  return hash.hex();
}
