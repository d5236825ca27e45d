import type { ActivationErrorCode } from '../src/adapter/activation-error.ts';
import type { Instant } from '../src/domain/primitives.ts';
import type { CallName, Fault } from './faults/fault.ts';

/** One call that came to the backend. */
export interface RequestRecord {
  /** From 1, in the order of arrival. */
  readonly number: number;
  /** By the backend's clock. */
  readonly at: Instant;
  readonly via: 'memory' | 'wire';
  readonly call: CallName;
  /** What was asked, without the options; a secret is replaced. On the wire: path, query and body. */
  readonly input: unknown;
  readonly outcome: RequestOutcome;
}

export type RequestOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused'; readonly code: ActivationErrorCode }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Every call that came, for a test to look at afterwards. */
export class RequestLog {
  #records: RequestRecord[] = [];
  #count = 0;

  get records(): readonly RequestRecord[] {
    return [...this.#records];
  }

  /** How many calls came since the world began. */
  get count(): number {
    return this.#count;
  }

  /** @returns enters what came of it */
  enter(call: Pick<RequestRecord, 'at' | 'via' | 'call' | 'input'>): (outcome: RequestOutcome) => void {
    this.#count += 1;
    const number = this.#count;
    this.#records.push({ ...call, number, input: withoutSecrets(call.input), outcome: { kind: 'pending' } });
    return (outcome) => {
      const index = this.#records.findLastIndex((record) => record.number === number);
      const record = this.#records[index];
      if (record !== undefined) this.#records[index] = { ...record, outcome };
    };
  }

  /** Puts the log back as it was. */
  reset(records: readonly RequestRecord[], count: number): void {
    this.#records = [...records];
    this.#count = count;
  }
}

const HIDDEN = '(not kept)';

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value === 'string' && value.includes('PRIVATE KEY')) return HIDDEN;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, /secret/i.test(name) ? HIDDEN : withoutSecrets(entry)]),
  );
}
