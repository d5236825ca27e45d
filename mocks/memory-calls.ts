import type { ActivationAdapter, CallOptions } from '../src/adapter/activation-adapter.ts';
import { ActivationError, toActivationError } from '../src/adapter/activation-error.ts';
import { routes } from '../src/rest/index.ts';
import type { CallName, Fault } from './faults/fault.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import { feltFault } from './faults/felt.ts';
import { latencyOf, type Latency } from './faults/latency.ts';
import type { RequestLog, RequestOutcome } from './request-log.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What happens to a call on its way. */
export interface CallLayer {
  readonly clock: VirtualClock;
  readonly log: RequestLog;
  readonly faults: FaultPlan;
  readonly latency: Latency;
  readonly seed: number;
}

/**
 * The adapter as a page without a wire sees it: each call is entered in the log, takes its time, and meets what faults there are.
 * Answers are the caller's own, as they would be over a wire: whoever changes one changes nothing here.
 */
export function withMemoryCalls(adapter: ActivationAdapter, layer: CallLayer): ActivationAdapter {
  const methods = (Object.keys(routes) as CallName[]).map((call) => {
    const method = adapter[call].bind(adapter) as (...args: readonly unknown[]) => unknown;
    const wrapped =
      routes[call].answer.kind === 'events'
        ? (...args: readonly unknown[]) => stream(call, args, method as Opening, layer)
        : (...args: readonly unknown[]) => answered(call, args, () => method(...args) as Promise<unknown>, layer);
    return [call, wrapped];
  });
  // Each entry calls the method by whose name it stands.
  return Object.fromEntries(methods) as ActivationAdapter;
}

async function answered(
  call: CallName,
  args: readonly unknown[],
  answer: () => Promise<unknown>,
  layer: CallLayer,
): Promise<unknown> {
  const signal = signalOf(args);
  const settle = enter(call, args, layer);
  try {
    const fault = await arrive(call, signal, layer);
    const error = fault && (await feltFault(fault));
    if (fault !== undefined && error !== undefined) {
      settle({ kind: 'fault', fault });
      throw error;
    }
    const value = await answer();
    signal?.throwIfAborted();
    settle({ kind: 'answered' });
    return call === 'readRunFile' ? value : structuredClone(value);
  } catch (thrown) {
    throw refused(thrown, signal, settle);
  }
}

/** `watchRuns` and `testConnection`: a question, and options. */
type Opening = (question: unknown, options: CallOptions) => AsyncIterable<unknown>;

/** Leaving the loop ends the call as aborting it does, even while an event is waited for. */
function stream(call: CallName, args: readonly unknown[], open: Opening, layer: CallLayer): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const left = new AbortController();
      const own = signalOf(args);
      const signal = own === undefined ? left.signal : AbortSignal.any([own, left.signal]);
      const events = streamed(call, args, signal, () => open(args[0], { signal }), layer);
      return {
        next: () => events.next(),
        return: () => {
          left.abort();
          return events.return(undefined);
        },
      };
    },
  };
}

async function* streamed(
  call: CallName,
  args: readonly unknown[],
  signal: AbortSignal,
  open: () => AsyncIterable<unknown>,
  layer: CallLayer,
): AsyncGenerator<unknown, undefined> {
  const settle = enter(call, args, layer);
  try {
    const fault = await arrive(call, signal, layer);
    const error = fault && (await feltFault(fault));
    if (fault !== undefined) settle({ kind: 'fault', fault });
    if (error !== undefined) throw error;
    let count = 0;
    for await (const event of open()) {
      if (fault?.kind === 'stalled-stream' && count >= fault.afterEvents) await forever(signal);
      count += 1;
      yield structuredClone(event);
    }
    if (fault?.kind === 'stalled-stream') await forever(signal);
    if (fault === undefined) settle({ kind: 'answered' });
  } catch (thrown) {
    throw refused(thrown, signal, settle);
  }
}

function enter(call: CallName, args: readonly unknown[], { clock, log }: CallLayer) {
  let isSettled = false;
  const settle = log.enter({ at: clock.instant(), via: 'memory', call, input: inputOf(args) });
  return (outcome: RequestOutcome) => {
    if (!isSettled) settle(outcome);
    isSettled = true;
  };
}

/** The way there: time passes, and a fault may wait. */
async function arrive(
  call: CallName,
  signal: AbortSignal | undefined,
  { clock, faults, latency, seed, log }: CallLayer,
): Promise<Fault | undefined> {
  signal?.throwIfAborted();
  const fault = faults.decide(call, routes[call].method);
  const wait = latencyOf(latency, seed, log.count) + (fault?.kind === 'slow-headers' ? fault.milliseconds : 0);
  if (wait > 0) await clock.sleep(wait, signal);
  return fault;
}

function refused(
  thrown: unknown,
  signal: AbortSignal | undefined,
  settle: (outcome: RequestOutcome) => void,
): ActivationError {
  const error =
    signal?.aborted === true
      ? new ActivationError('cancelled', 'The request was cancelled.', { cause: thrown })
      : toActivationError(thrown);
  settle({ kind: 'refused', code: error.code });
  return error;
}

/** Options are the last argument of every method, and the only one with a signal. */
function signalOf(args: readonly unknown[]): AbortSignal | undefined {
  const last = args.at(-1);
  return typeof last === 'object' && last !== null ? (last as CallOptions).signal : undefined;
}

function inputOf(args: readonly unknown[]): unknown {
  return args.map((arg) => {
    if (typeof arg !== 'object' || arg === null || !('signal' in arg)) return arg;
    const { signal: _, ...rest } = arg;
    return rest;
  });
}

function forever(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new DOMException('The wait was aborted', 'AbortError'));
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
  });
}
