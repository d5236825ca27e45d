import type { Reach } from '../reached.ts';

/** What a fault, the log of requests or latency does, whichever way the backend is reached. */
export interface FaultCase {
  readonly title: string;
  /** @throws where it does not */
  readonly check: (reach: Reach) => Promise<void>;
}
