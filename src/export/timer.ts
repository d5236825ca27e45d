/** Reads and waits time; the adapter room's `Clock` is one. Tests bring their own. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
