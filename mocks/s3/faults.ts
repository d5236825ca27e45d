import type { S3Operation } from './operations/routes.ts';
import { createRandom } from './state/ids.ts';
import type { Target } from './wire/target.ts';
import type { S3ErrorCode } from './wire/s3-error.ts';

/** What goes wrong. Whatever waits, waits for a promise that the test holds; no timer runs. */
export type FaultEffect =
  /** `after-write`: what was asked took effect, and the answer says that it failed. */
  | { readonly kind: 'error'; readonly code: S3ErrorCode; readonly moment?: 'before' | 'after-write' }
  /** S3 may answer 200, and then find out that it cannot complete: the error stands in the body. */
  | { readonly kind: 'error-in-body'; readonly code: S3ErrorCode }
  | { readonly kind: 'drop'; readonly moment: 'before' | 'after-write' }
  /** The answer breaks off after so many bytes, though its length said more. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** The request's body is read no further than so many bytes until the promise is settled. */
  | { readonly kind: 'stall-request'; readonly bytes: number; readonly until: Promise<unknown> }
  | { readonly kind: 'stall-answer'; readonly bytes: number; readonly until: Promise<unknown> }
  | { readonly kind: 'wrong-etag' }
  | { readonly kind: 'wrong-checksum' };

export interface Fault {
  /** Absent: any. */
  readonly operation?: S3Operation | readonly S3Operation[];
  readonly bucket?: string;
  readonly key?: string;
  /** The first call that fails, counted from 1 among those that match. Without `nth` and `times`: every one. */
  readonly nth?: number;
  /** How many calls fail from then on; 1 where `nth` is given. */
  readonly times?: number;
  /** From 0 to 1, drawn from the endpoint's seed. */
  readonly probability?: number;
  readonly effect: FaultEffect;
}

/** The faults that an endpoint is to show. */
export interface FaultBook {
  /** @returns takes the fault out again */
  add(fault: Fault): () => void;
  clear(): void;
}

export class Faults implements FaultBook {
  readonly #random: () => number;
  readonly #entries = new Set<{ readonly fault: Fault; matched: number }>();

  constructor(seed: number) {
    this.#random = createRandom(seed);
  }

  add(fault: Fault): () => void {
    const entry = { fault, matched: 0 };
    this.#entries.add(entry);
    return () => void this.#entries.delete(entry);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Every fault that matches counts the call; the first that is due strikes. */
  strike(operation: S3Operation, { bucket, key }: Target): FaultEffect | null {
    let effect: FaultEffect | null = null;
    for (const entry of this.#entries) {
      const { fault } = entry;
      if (fault.operation !== undefined && ![fault.operation].flat().includes(operation)) continue;
      if (fault.bucket !== undefined && fault.bucket !== bucket) continue;
      if (fault.key !== undefined && fault.key !== key) continue;
      entry.matched++;
      if (this.#isDue(fault, entry.matched)) effect ??= fault.effect;
    }
    return effect;
  }

  #isDue({ nth, times, probability }: Fault, call: number): boolean {
    const first = nth ?? 1;
    const count = times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1);
    if (call < first || call >= first + count) return false;
    return probability === undefined || this.#random() < probability;
  }
}
