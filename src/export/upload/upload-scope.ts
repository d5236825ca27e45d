import type { ServerSideEncryption } from '../../domain/connection.ts';
import type { RunId } from '../../domain/ids.ts';
import type { ExportPlatform } from '../export-platform.ts';
import type { Retrier } from '../retrier.ts';
import type { RunJournal } from '../run-journal.ts';
import type { ObjectSettings, Transport } from '../transport/transport.ts';
import type { HeldBytes } from './held-bytes.ts';
import type { PartBuffers } from './part-buffers.ts';

/** What the uploads of one run share. */
export interface UploadScope {
  readonly runId: RunId;
  /** What these have left behind is this run's to write anew. */
  readonly formerAttempts: readonly RunId[];
  readonly transport: Transport;
  readonly retrier: Retrier;
  /** For what is tidied up when a run ends: less patient. */
  readonly cleanup: Retrier;
  readonly platform: ExportPlatform;
  readonly buffers: PartBuffers;
  readonly held: HeldBytes;
  readonly journal: RunJournal;
  readonly serverSideEncryption: ServerSideEncryption;
  /** Aborted when the run is, and when any of its uploads failed. */
  readonly signal: AbortSignal;
  /** Ends the run because of an upload. */
  readonly fail: (error: unknown) => void;
}

/** Tells objects of a run from all others. */
const RUN_METADATA = 'prospect-activation-run';

export function objectSettings(scope: UploadScope, key: string, contentType: string): ObjectSettings {
  return {
    key,
    contentType,
    metadata: { [RUN_METADATA]: markOf(scope.runId) },
    serverSideEncryption: scope.serverSideEncryption,
  };
}

/** Whether an object carries the mark of this run. */
export function isOfRun(metadata: Readonly<Record<string, string>>, runId: RunId): boolean {
  return metadata[RUN_METADATA] === markOf(runId);
}

/** Whether an object carries the mark of some other run. */
export function isOfAnotherRun(metadata: Readonly<Record<string, string>>, runId: RunId): boolean {
  return metadata[RUN_METADATA] !== undefined && !isOfRun(metadata, runId);
}

/** Metadata travel in headers: ASCII. */
function markOf(runId: RunId): string {
  return encodeURIComponent(runId);
}
