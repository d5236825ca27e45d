import type { ActivationAdapter, CallOptions } from '../adapter/activation-adapter.ts';
import { ActivationError, toActivationError } from '../adapter/activation-error.ts';

type Method = keyof ActivationAdapter;
type EventMethod = 'testConnection' | 'watchRuns';

/**
 * What the contract promises of every call alike, kept in one place: one that is given up rejects with `cancelled` and is not begun
 * when it was given up before; whatever else goes wrong inside comes out as an `ActivationError`.
 */
export function keptContract(adapter: ActivationAdapter): ActivationAdapter {
  const methods = (Object.keys(adapter) as Method[])
    .filter((method): method is Exclude<Method, EventMethod> => method !== 'testConnection' && method !== 'watchRuns')
    .map((method) => {
      const call = adapter[method].bind(adapter) as (...args: readonly unknown[]) => Promise<unknown>;
      return [method, (...args: readonly unknown[]) => answered(() => call(...args), signalOf(args))];
    });
  return {
    ...(Object.fromEntries(methods) as Omit<ActivationAdapter, EventMethod>),
    testConnection: (input, options) => streamed(() => adapter.testConnection(input, options), options?.signal),
    watchRuns: (query, options) => streamed(() => adapter.watchRuns(query, options), options?.signal),
  };
}

async function answered<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    signal?.throwIfAborted();
    return await call();
  } catch (thrown) {
    throw refused(thrown, signal);
  }
}

async function* streamed<T>(open: () => AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  try {
    signal?.throwIfAborted();
    yield* open();
  } catch (thrown) {
    throw refused(thrown, signal);
  }
}

function refused(thrown: unknown, signal: AbortSignal | undefined): ActivationError {
  if (signal?.aborted !== true) return toActivationError(thrown);
  return new ActivationError('cancelled', 'The request was cancelled.', { cause: thrown });
}

/** Options are the last argument of every method, and the only one with a signal. */
function signalOf(args: readonly unknown[]): AbortSignal | undefined {
  const last = args.at(-1);
  return typeof last === 'object' && last !== null ? (last as CallOptions).signal : undefined;
}
