import type { Clock } from '../../src/adapter/clock.ts';
import { createRestHandler, refusalOf, routeFinder } from '../../src/rest/index.ts';
import type { MockBackend } from '../backend.ts';
import { latencyOf } from '../faults/latency.ts';
import type { RequestOutcome } from '../request-log.ts';
import { faultyResponse } from './faulty-response.ts';

/** Requests in, responses out. `Response.error()` stands for a connection that was dropped without an answer. */
export type WireHandler = (request: Request) => Promise<Response>;

/**
 * The backend as an HTTP service: mount it wherever the classes of the Fetch standard are spoken. Latency, faults and the log of
 * requests are the same as in memory; here they show as they do on a wire.
 */
export function createWireHandler(
  backend: MockBackend,
  { basePath = '' }: { readonly basePath?: string } = {},
): WireHandler {
  const { clock, log, faults, latency, seed } = backend.layer;
  const find = routeFinder(basePath);
  // They are for links that fall silent, and here the time that a test skips would send thousands.
  const rest = createRestHandler(() => backend.bare, { basePath, heartbeatSeconds: null });
  return async (request) => {
    const found = routeIn(find, request);
    if (found === undefined) return rest(request);
    const { operation: call, method } = found.route;
    const settle = log.enter({ at: clock.instant(), via: 'wire', call, input: await inputOf(request, found.path) });
    const fault = faults.decide(call, method);
    const wait = latencyOf(latency, seed, log.count) + (fault?.kind === 'slow-headers' ? fault.milliseconds : 0);
    if (wait > 0 && !(await passes(wait, clock, request.signal))) {
      settle({ kind: 'refused', code: 'cancelled' });
      return Response.error();
    }
    if (fault === undefined || fault.kind === 'slow-headers') {
      const response = await rest(request);
      settle(fault === undefined ? await outcomeOf(response) : { kind: 'fault', fault });
      return response;
    }
    settle({ kind: 'fault', fault });
    return faultyResponse(fault, () => rest(request), request.signal);
  };
}

/** Whether the caller is still there when so many milliseconds have passed. */
async function passes(milliseconds: number, clock: Clock, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(milliseconds, signal);
    return true;
  } catch (thrown) {
    if (signal.aborted) return false;
    throw thrown;
  }
}

function routeIn(find: ReturnType<typeof routeFinder>, request: Request) {
  try {
    return find(request);
  } catch {
    // Not an address of ours: the handler says so in its own words.
    return undefined;
  }
}

async function inputOf(request: Request, path: Readonly<Record<string, string>>): Promise<unknown> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const text = request.body === null ? '' : await request.clone().text();
  return { path, query, ...(text === '' ? {} : { body: jsonOr(text) }) };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return '(not JSON)';
    throw error;
  }
}

async function outcomeOf(response: Response): Promise<RequestOutcome> {
  if (response.ok) return { kind: 'answered' };
  return { kind: 'refused', code: (await refusalOf(response.clone())).code };
}
