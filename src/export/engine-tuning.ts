import { defaultRetryPolicy, type RetryPolicy } from './retrier.ts';

const MEBIBYTE = 2 ** 20;

/** What bounds the engine's memory and its patience. */
export interface EngineTuning {
  /** Bytes of one part; S3 takes no part under 5 MiB but the last. Files end at the latest at 10,000 parts. */
  readonly partSize: number;
  readonly partsInFlight: number;
  /** Bytes of small files that wait in memory for the commit, over all files of a run. */
  readonly heldBytes: number;
  /** Heap that the search for duplicates may take, where the source does not do it. */
  readonly duplicateBytes: number;
  readonly retry: RetryPolicy;
  /** For what is tidied up when a run is given up: less patient. */
  readonly cleanupRetry: RetryPolicy;
  /** Milliseconds after which an aborted run has ended for its caller, whether or not S3 answers; what is left is tidied up behind it. */
  readonly abortLimit: number;
}

export const defaultTuning: EngineTuning = {
  partSize: 8 * MEBIBYTE,
  partsInFlight: 4,
  heldBytes: 16 * MEBIBYTE,
  duplicateBytes: 256 * MEBIBYTE,
  retry: defaultRetryPolicy,
  cleanupRetry: { attempts: 4, baseDelay: 100, maxDelay: 300 },
  abortLimit: 900,
};
