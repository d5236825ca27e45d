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
  /** When a run is given up it ends within a second, whether or not S3 answers. */
  readonly cleanupRetry: RetryPolicy;
}

export const defaultTuning: EngineTuning = {
  partSize: 8 * MEBIBYTE,
  partsInFlight: 4,
  heldBytes: 16 * MEBIBYTE,
  duplicateBytes: 256 * MEBIBYTE,
  retry: defaultRetryPolicy,
  cleanupRetry: { attempts: 4, baseDelay: 100, maxDelay: 300 },
};
