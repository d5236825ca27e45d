import type { FileFormat } from './file-format.ts';
import type { AudienceId, DestinationId, RunId } from './ids.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import type { Mapping } from './mapping.ts';
import type { FileNameContext } from './object-key.ts';
import type { Instant } from './primitives.ts';
import type { Ledger, RunFile } from './run.ts';
import { software } from './software.ts';

/** A file with rows, as against the manifest itself. */
export type DataFile = RunFile & { readonly rows: number };

export interface FinishedRun {
  readonly runId: RunId;
  readonly destinationId: DestinationId;
  readonly audienceId: AudienceId;
  readonly names: Pick<FileNameContext, 'audienceName' | 'slot' | 'startedAt'>;
  readonly format: FileFormat;
  readonly encrypted: boolean;
  readonly mapping: Mapping;
  /** SHA-256 of `mappingText` in UTF-8, in lower-case hexadecimal: hashes are the platform's. */
  readonly mappingSha256: string;
  /** In the order of their numbers. */
  readonly files: readonly DataFile[];
  readonly ledger: Ledger;
  readonly completedAt: Instant;
}

/** The manifest of a run whose files are in the bucket. */
export function buildManifest(run: FinishedRun): Manifest {
  const columns = run.mapping.map(({ target }) => target);
  return {
    flowRunId: run.runId,
    scheduledTime: run.names.slot,
    exportResults: run.files.map((file) => ({ ...placeOf(file.key), ...sizesOf(file), columns })),
    manifestVersion: 1,
    destinationId: run.destinationId,
    audience: { id: run.audienceId, name: run.names.audienceName },
    startedAt: run.names.startedAt,
    completedAt: run.completedAt,
    format: run.format,
    encrypted: run.encrypted,
    ledger: run.ledger,
    mapping: {
      columns: run.mapping.map(({ source, target }) => ({ source, target })),
      sha256: run.mappingSha256,
    },
    software,
  };
}

/** All that a mapping says, in a text that is the same for the same mapping. */
export function mappingText(mapping: Mapping): string {
  return JSON.stringify(
    mapping.map(({ source, target, mandatory, deduplicationKey }) => [source, target, mandatory, deduplicationKey]),
  );
}

/** The manifest as the text of its object, which is `application/json`. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function placeOf(key: string): Pick<ManifestFile, 'sinkPath' | 'name'> {
  const slash = key.lastIndexOf('/');
  return { sinkPath: `/${key.slice(0, Math.max(0, slash))}`, name: key.slice(slash + 1) };
}

function sizesOf(file: DataFile): Pick<ManifestFile, 'size' | 'rows' | 'sha256'> {
  return { size: file.bytes, rows: file.rows, sha256: file.sha256 };
}
