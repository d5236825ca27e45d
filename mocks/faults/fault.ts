import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import type { ActivationErrorCode } from '../../src/adapter/activation-error.ts';

/** A method of the contract, which is also the id of its operation on the wire. */
export type CallName = keyof ActivationAdapter;

/** What goes wrong. Each is told in memory as the client would tell it, and shown on the wire as it would look there. */
export type Fault =
  /** A refusal as the contract has it: problem+json on the wire. */
  | {
      readonly kind: 'problem';
      readonly code: ActivationErrorCode;
      readonly message?: string;
      /** Seconds. */
      readonly retryAfter?: number;
    }
  /** An answer of something that does not know the contract, such as a proxy: any status, any body. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly contentType?: string }
  /** A body that says it is JSON and is not. */
  | { readonly kind: 'malformed-json' }
  /** JSON that does not keep to the schema. */
  | { readonly kind: 'schema-violation' }
  /** The answer is right and late: so many milliseconds of the backend's clock. */
  | { readonly kind: 'slow-headers'; readonly milliseconds: number }
  /** The connection breaks off in the middle of the body. */
  | { readonly kind: 'cut-body' }
  /** No answer at all. */
  | { readonly kind: 'dropped-connection' }
  /** `watchRuns` and `testConnection`: after so many events nothing comes any more, and nothing ends. */
  | { readonly kind: 'stalled-stream'; readonly afterEvents: number };

/** Which calls a fault meets. All that is given must hold. */
export interface FaultRule {
  readonly fault: Fault;
  /** Methods of the contract; every one unless told. */
  readonly route?: CallName | readonly CallName[];
  /** HTTP method of the route; every one unless told. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** So many matching calls pass before the first is met; none unless told. */
  readonly after?: number;
  /** So many calls are met, and then no more; without end unless told. */
  readonly times?: number;
  /** Each so-manieth of the matching calls; each unless told. */
  readonly every?: number;
  /** Share of the calls that are met, by the backend's seed; all unless told. */
  readonly probability?: number;
}
