import type { ActivationInput } from '../domain/activation.ts';
import type { Connection } from '../domain/connection.ts';
import type { FileNameTemplate } from '../domain/file-name.ts';
import type { AudienceId, DestinationId, RunId } from '../domain/ids.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { FileNameContext } from '../domain/object-key.ts';
import type { SkipReason } from '../domain/run-failures.ts';
import type { Ledger, RunFile, RunProgress } from '../domain/run.ts';
import type { RunJournal } from './run-journal.ts';

/**
 * Everything that decides one audience's files at one slot. Written by hand, its ids are made of texts by `runId`, `audienceId` and
 * `destinationId` of `prospect-activation/domain`.
 */
export interface ExportPlan {
  readonly runId: RunId;
  /**
   * Runs of the same slot that came to nothing, and of which no manifest is in the bucket: what they have left at a key of this one is
   * written anew, whatever else is not to be replaced. None unless told.
   */
  readonly formerAttempts?: readonly RunId[];
  readonly destinationId: DestinationId;
  readonly audienceId: AudienceId;
  readonly connection: Pick<
    Connection,
    'location' | 'format' | 'serverSideEncryption' | 'openPgpPublicKeys' | 'includeManifest'
  >;
  readonly mapping: Mapping;
  readonly splitting: ActivationInput['splitting'];
  readonly emptyAudience: ActivationInput['emptyAudience'];
  readonly fileName: FileNameTemplate;
  /** What the tokens of the name and of the folder stand for; also the slot and the moment at which the run began. */
  readonly names: FileNameContext;
  /** Rows to come, for the progress; `null` where nobody knows. */
  readonly expectedRows: number | null;
}

export interface ExportOptions {
  readonly signal?: AbortSignal;
  /** Called at most four times a second, and once at the end. */
  readonly onProgress?: (progress: RunProgress) => void;
  /** Keeps what a later start must finish or sweep. Without one a killed process may leave unfinished uploads behind. */
  readonly journal?: RunJournal;
  /**
   * Asked before each file is made visible, the manifest among them, and before one is taken back. A rejection ends the run with its
   * reason, as a failure does: for a process that may have lost the run to another one.
   *
   * `RunTakenOver`, from here or as the signal's reason, says that it has: then the run gives up its own unfinished uploads, which
   * their ids tell from all others, and leaves what is visible to the other process, which writes the very same keys.
   */
  readonly mayCommit?: () => Promise<void>;
  /**
   * Told where an abort has ended the export for its caller before S3 has answered. Whether the run has come to its end all the same,
   * or has left nothing, is known when the promise settles.
   */
  readonly onLeft?: (end: Promise<ExportResult>) => void;
}

/** What came of an export. `files` are complete, verified and visible; the manifest is the last of them. */
export type ExportResult =
  | { readonly kind: 'written'; readonly ledger: Ledger; readonly files: readonly RunFile[] }
  /** Nothing was written, by a stated policy. */
  | {
      readonly kind: 'skipped';
      readonly ledger: Ledger;
      readonly reason: string;
      /** Where it is not that the ledger says why. */
      readonly code?: SkipReason;
    };

/**
 * Writes one audience's files, whole or not at all. The local engine is one maker; an engine that holds the rows itself (a
 * warehouse that unloads to a prefix) may be another.
 */
export interface Exporter {
  /**
   * @throws ExportError when it failed: nothing that is not told by `visible` is in the bucket then
   * @throws the signal's reason within a second of its abort: nothing is visible, and no upload is left unfinished, but those that the
   * journal names, because S3 did not answer in time. Where S3 does not let go of what was visible, an ExportError tells of it instead
   */
  export(plan: ExportPlan, options?: ExportOptions): Promise<ExportResult>;
  /**
   * Takes away what a run has left whose process is gone: unfinished uploads that the journal names, and files that were visible
   * already, the manifest first. Absent where no process takes up the runs of another.
   *
   * @throws ExportError when files stay, which `visible` names, or when S3 or the source does not tell what is there
   */
  discard?(plan: ExportPlan, options?: Pick<ExportOptions, 'journal' | 'mayCommit'>): Promise<void>;
  /**
   * Gives up what the journal still names of a run that has ended: unfinished uploads that could not be given up then. No file is
   * touched. Absent where `discard` is.
   *
   * @throws ExportError when S3 does not let go of them
   */
  sweep?(plan: ExportPlan, options?: Pick<ExportOptions, 'journal'>): Promise<void>;
}
