import { ActivationError, toActivationError } from '../../src/adapter/activation-error.ts';
import { refusalOf } from '../../src/rest/index.ts';
import type { Fault } from './fault.ts';

/**
 * What a caller in memory meets: the error that the client of the wire would make of it. `undefined` for what is late, or cut
 * short later, and no error yet.
 */
export async function feltFault(fault: Fault): Promise<ActivationError | undefined> {
  switch (fault.kind) {
    case 'problem':
      return problemOf(fault);
    case 'status':
      return refusalOf(new Response(fault.body ?? null, { status: fault.status }));
    case 'malformed-json':
    case 'schema-violation':
    case 'cut-body':
    case 'dropped-connection':
      return toActivationError(new Error(`Injected: ${fault.kind}`));
    case 'slow-headers':
    case 'stalled-stream':
      return undefined;
  }
}

const sentences: Partial<Record<ActivationError['code'], string>> = {
  unauthenticated: 'Your session has ended. Sign in again.',
  forbidden: 'You may not do this.',
  'rate-limited': 'There were too many requests. Try again in a moment.',
  unavailable: 'The service is not available at the moment. Try again soon.',
};

/** The error of a fault that keeps to the contract. */
export function problemOf({ code, message, retryAfter }: Extract<Fault, { kind: 'problem' }>): ActivationError {
  return new ActivationError(
    code,
    message ?? sentences[code] ?? 'The service refused this.',
    retryAfter === undefined ? {} : { retryAfter },
  );
}
