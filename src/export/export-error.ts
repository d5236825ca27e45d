import type { Ledger } from '../domain/run.ts';
import type { TransportError } from './transport/transport-error.ts';

export type ExportErrorCode =
  /** S3 refused or could not be reached: `transport` says why. */
  | 'transport'
  /** The source failed, or yielded a row that cannot be read. */
  | 'source'
  /** The source yielded other rows when it was read a second time. */
  | 'source-changed'
  /** More distinct deduplication keys than the engine may hold. */
  | 'too-many-keys'
  /** A value that this dialect cannot write without breaking the file. */
  | 'unwritable-value'
  /** The format, the compression or the encryption is not available here. */
  | 'unsupported'
  /** A key is taken and the policy is to refuse. */
  | 'key-taken'
  /** A key that S3 or a file system would not take. */
  | 'key-not-allowed'
  | 'empty-audience'
  /** Rows were lost or made up on the way: a defect of the engine or of the source. */
  | 'ledger'
  /** An object in the bucket is not what was sent. */
  | 'verification';

export interface ExportErrorDetails {
  /** What to do about it: a sentence for the person. */
  readonly nextStep: string;
  readonly ledger?: Ledger;
  readonly transport?: TransportError;
  /** Keys of files of this run that are in the bucket all the same, without a manifest: S3 did not let them be taken back. */
  readonly visible?: readonly string[];
  readonly cause?: unknown;
}

/** Why an export failed. Message and next step are sentences for the person; they hold no host name and no secret. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: ExportErrorCode;
  readonly nextStep: string;
  readonly ledger: Ledger | undefined;
  readonly transport: TransportError | undefined;
  readonly visible: readonly string[];

  constructor(code: ExportErrorCode, message: string, details: ExportErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.nextStep = details.nextStep;
    this.ledger = details.ledger;
    this.transport = details.transport;
    this.visible = details.visible ?? [];
  }
}

/** A run that was given up, and of which not everything could be taken back. @param visible keys of the files that stay */
export function leftBehind(visible: readonly string[], cause?: unknown): ExportError {
  return new ExportError(
    'transport',
    `The run was given up, and these files of it are in the bucket without a manifest: ${visible.join(', ')}.`,
    { nextStep: 'Take them away by hand, or retry.', visible, cause },
  );
}

/** Whether files stay of which somebody must be told, even where the run was given up. */
export function leavesFiles(error: unknown): boolean {
  return error instanceof ExportError && error.visible.length > 0;
}
