import { buildManifest, manifestText, mappingText, type DataFile, type FinishedRun } from '../domain/build-manifest.ts';
import type { Manifest } from '../domain/manifest.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Ledger, RunFile } from '../domain/run.ts';
import { ExportError, leftBehind } from './export-error.ts';
import type { ExportPlatform } from './export-platform.ts';
import type { ExportPlan } from './exporter.ts';
import { inParallel } from './in-parallel.ts';
import { occupantOf } from './occupant.ts';
import { runManifestKey } from './run-keys.ts';
import { transportFailure } from './transport-failure.ts';
import { TransportError } from './transport/transport-error.ts';
import { ObjectUpload } from './upload/object-upload.ts';
import type { UploadScope } from './upload/upload-scope.ts';
import { VisibleFiles } from './visible-files.ts';

/** Uploads that are completed or verified at once: of the files up to the last one that is visible, at most so many less one are not. */
export const COMMITTED_AT_ONCE = 4;

/** A file whose every row is uploaded or held, and which nobody can see yet. */
export interface ReadyFile {
  readonly upload: ObjectUpload;
  readonly rows: number;
}

/**
 * Makes the files of a run visible and its manifest last. When that fails, what has become visible is taken back, so far as it
 * was not there before and S3 lets it go.
 *
 * @throws ExportError, TransportError, or the signal's reason
 */
export async function commitRun(
  plan: ExportPlan,
  files: readonly ReadyFile[],
  ledger: Ledger,
  scope: UploadScope,
  options: { readonly completedAt: () => Instant; readonly mayCommit: () => Promise<void> },
): Promise<readonly RunFile[]> {
  const { completedAt, mayCommit } = options;
  const visible = new VisibleFiles(scope, mayCommit);
  try {
    await inParallel(files, COMMITTED_AT_ONCE, async ({ upload }) => {
      const there = await occupantOf(upload.key, scope, scope);
      if (there === 'other' && plan.fileName.whenExists === 'refuse') throw keyTaken(upload.key);
      const ifNoneMatch = plan.fileName.whenExists === 'refuse' && there !== 'own';
      const replacing = there === 'other' || (there === 'unknown' && !ifNoneMatch);
      await visible.make(upload.key, { kind: 'data', replacing }, () => completeFile(upload, ifNoneMatch, scope));
    });
    await inParallel(files, COMMITTED_AT_ONCE, ({ upload }) => upload.verify(scope.signal));
    const written = files.map(({ upload, rows }) => dataFile(upload, rows));
    if (!plan.connection.includeManifest) return written;
    const manifest = manifestOf(plan, { files: written, ledger, completedAt: completedAt() }, scope.platform);
    return [...written, await writeManifest(plan, manifest, scope, visible)];
  } catch (error) {
    throw withVisible(error, await visible.takeBack());
  }
}

export function keyTaken(key: string): ExportError {
  return new ExportError(
    'key-taken',
    `A file named ${key} is already in the bucket, and files are not to be replaced.`,
    {
      nextStep: 'Add the date and time to the file name, or allow the activation to replace files.',
    },
  );
}

async function completeFile(upload: ObjectUpload, ifNoneMatch: boolean, scope: UploadScope): Promise<void> {
  try {
    await upload.complete({ ifNoneMatch }, scope.signal);
  } catch (error) {
    throw error instanceof TransportError && error.kind === 'precondition' ? keyTaken(upload.key) : error;
  }
}

function manifestOf(
  plan: ExportPlan,
  result: Pick<FinishedRun, 'files' | 'ledger' | 'completedAt'>,
  platform: ExportPlatform,
): Manifest {
  const { format, openPgpPublicKeys } = plan.connection;
  const encrypted = openPgpPublicKeys.length > 0;
  return buildManifest({ ...plan, ...result, format, encrypted, mappingSha256: hashOf(plan.mapping, platform) });
}

function hashOf(mapping: Mapping, platform: ExportPlatform): string {
  const hash = platform.sha256();
  hash.update(new TextEncoder().encode(mappingText(mapping)));
  return hash.hex();
}

async function writeManifest(
  plan: ExportPlan,
  manifest: Manifest,
  scope: UploadScope,
  visible: VisibleFiles,
): Promise<RunFile> {
  const key = runManifestKey(plan);
  const upload = new ObjectUpload(scope, key, 'application/json');
  const ifNoneMatch = (await occupantOf(key, scope, scope)) !== 'own';
  try {
    await upload.write(new TextEncoder().encode(manifestText(manifest)));
    await upload.close();
    await visible.make(key, { kind: 'manifest', replacing: false }, () => completeFile(upload, ifNoneMatch, scope));
    await upload.verify(scope.signal);
  } catch (error) {
    await upload.abort();
    throw error;
  }
  return { kind: 'manifest', key, rows: null, bytes: upload.bytes, sha256: upload.sha256 };
}

function dataFile(upload: ObjectUpload, rows: number): DataFile {
  return { kind: 'data', key: upload.key, rows, bytes: upload.bytes, sha256: upload.sha256 };
}

function withVisible(error: unknown, visible: readonly string[]): unknown {
  if (visible.length === 0) return error;
  if (error instanceof TransportError) return transportFailure(error, { visible });
  if (error instanceof ExportError)
    return new ExportError(error.code, error.message, { nextStep: error.nextStep, visible, cause: error });
  return isAbort(error) ? leftBehind(visible, error) : error;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
