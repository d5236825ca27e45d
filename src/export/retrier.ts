import type { Timer } from './timer.ts';
import { TransportError } from './transport/transport-error.ts';

export interface RetryPolicy {
  /** Calls at most, the first one among them. */
  readonly attempts: number;
  /** The wait before the first repetition is a random part of this, and doubles from then on. Milliseconds. */
  readonly baseDelay: number;
  readonly maxDelay: number;
}

/** About two minutes of patience in the mean: S3 asks for less than that when it answers SlowDown. */
export const defaultRetryPolicy: RetryPolicy = { attempts: 9, baseDelay: 250, maxDelay: 30_000 };

/** Taking the server's time, or new credentials, helps at the next call or not at all. */
const onceOnly: ReadonlySet<TransportError['kind']> = new Set(['skewed', 'expired']);

/**
 * Repeats calls that may succeed a moment later, with full jitter.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export class Retrier {
  readonly #policy: RetryPolicy;
  readonly #timer: Timer;
  readonly #random: () => number;

  /** @param parts `random` answers a number from 0 up to 1, as `Math.random` does */
  constructor(parts: { readonly policy: RetryPolicy; readonly timer: Timer; readonly random: () => number }) {
    this.#policy = parts.policy;
    this.#timer = parts.timer;
    this.#random = parts.random;
  }

  /**
   * @param call is told whether an earlier attempt may have taken effect
   * @throws what the last call threw, or the signal's reason
   */
  async run<T>(call: (earlier: { readonly ambiguous: boolean }) => Promise<T>, signal?: AbortSignal): Promise<T> {
    let ambiguous = false;
    const seen = new Set<TransportError['kind']>();
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      try {
        return await call({ ambiguous });
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof TransportError) || !error.retryable || attempt >= this.#policy.attempts) throw error;
        if (onceOnly.has(error.kind)) {
          if (seen.has(error.kind)) throw error;
          seen.add(error.kind);
          continue;
        }
        ambiguous ||= error.ambiguous;
        const bound = Math.min(this.#policy.maxDelay, this.#policy.baseDelay * 2 ** (attempt - 1));
        await this.#timer.sleep(this.#random() * bound, signal);
      }
    }
  }
}
