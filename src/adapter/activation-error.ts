// Types only: elements need the error, and must not download the schemas.
import type { ActivationErrorCode, InputIssue } from './activation-error-schema.ts';

export type { ActivationErrorCode, InputIssue };

export interface ActivationErrorDetails {
  /** For `invalid`: each value that is wrong. */
  readonly issues?: readonly InputIssue[];
  /** Seconds after which the call may be tried again, where the other side says so. */
  readonly retryAfter?: number;
  /** For `forbidden`: the permission that is missing. */
  readonly permission?: string;
  /** BCP 47, of the message; English unless told. */
  readonly language?: string;
  /** What led to it, for a debugger; never shown, never sent. */
  readonly cause?: unknown;
}

/**
 * The one error of the contract. Its message is a sentence that the person can act on; it holds no stack, no host name and no secret.
 * A page in another language than the message's says what the code means, and shows the message beside that.
 */
export class ActivationError extends Error {
  override readonly name = 'ActivationError';
  readonly code: ActivationErrorCode;
  readonly issues: readonly InputIssue[];
  readonly retryAfter: number | undefined;
  readonly permission: string | undefined;
  readonly language: string | undefined;

  constructor(code: ActivationErrorCode, message: string, details: ActivationErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.issues = details.issues ?? [];
    this.retryAfter = details.retryAfter;
    this.permission = details.permission;
    this.language = details.language;
  }
}

/** Whether it is worth trying the same call again later. */
export function isTransient(error: ActivationError): boolean {
  return error.code === 'unavailable' || error.code === 'rate-limited';
}

/** Any thrown thing as an `ActivationError`: an abort is `cancelled`; what is not of the contract is `unavailable`, its text kept off the screen. */
export function toActivationError(thrown: unknown): ActivationError {
  if (thrown instanceof ActivationError) return thrown;
  if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) {
    return new ActivationError('cancelled', 'The request was cancelled.', { cause: thrown });
  }
  return new ActivationError(
    'unavailable',
    'The service could not be reached or did not answer as expected. Try again in a moment.',
    { cause: thrown },
  );
}
