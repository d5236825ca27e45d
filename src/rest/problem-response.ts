import { toActivationError, type ActivationError } from '../adapter/activation-error.ts';
import { PROBLEM_TYPE, problemOf, statusOf } from './problem.ts';

/** Why a request is not answered, where HTTP has a status of its own for it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: ActivationError;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(error: ActivationError, status = statusOf[error.code], headers: Readonly<Record<string, string>> = {}) {
    super(error.message, { cause: error });
    this.error = error;
    this.status = status;
    this.headers = headers;
  }
}

export function refusalFor(thrown: unknown): Refusal {
  return thrown instanceof Refusal ? thrown : new Refusal(toActivationError(thrown));
}

export function problemResponse({ error, status, headers }: Refusal): Response {
  return new Response(JSON.stringify(problemOf(error, status)), {
    status,
    headers: {
      'Content-Type': PROBLEM_TYPE,
      'Content-Language': error.language ?? 'en',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...(error.retryAfter === undefined ? {} : { 'Retry-After': String(Math.ceil(error.retryAfter)) }),
      ...headers,
    },
  });
}
