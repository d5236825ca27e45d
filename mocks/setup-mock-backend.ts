import type { Clock } from '../src/adapter/clock.ts';
import { createMockBackend, type MockBackend, type MockBackendOptions } from './backend.ts';
import { createWireHandler, type WireHandler } from './wire/wire-handler.ts';

export interface MockSetupOptions extends MockBackendOptions {
  /** Where the paths of openapi.json begin: `/api` in a page, a whole address in Node. */
  readonly baseUrl?: string;
  /** Time goes with this clock, so that runs move by themselves: `{ clock: systemClock, speed: 20 }`. It stands still unless told. */
  readonly follow?: { readonly clock: Clock; readonly speed?: number };
}

/** A backend that answers whatever `fetch` asks of its address. */
export interface MockSetup {
  /** The backend that answers now. */
  readonly backend: MockBackend;
  /** For `createRestAdapter`. */
  readonly baseUrl: string;
  /** Another world answers from now on, at the same address. */
  change(options: MockBackendOptions): MockBackend;
  /** `fetch` is as it was before. */
  stop(): void;
}

/** How requests come to the backend: through MSW in a page or in Node, or through a server. */
export interface Interception {
  start(answer: WireHandler): Promise<void>;
  stop(): void;
}

/** The one call behind `setupMockBackend` of a page and of Node, and behind `startMockServer`. */
export async function setupOver(
  interception: Interception,
  options: MockSetupOptions,
  baseUrl: string,
): Promise<MockSetup> {
  let backend = createMockBackend(options);
  let answer = handlerOf(backend, baseUrl);
  let unfollow = follow(backend, options);
  await interception.start((request) => answer(request));
  return {
    get backend() {
      return backend;
    },
    baseUrl,
    change: (other) => {
      unfollow();
      backend = createMockBackend(other);
      answer = handlerOf(backend, baseUrl);
      unfollow = follow(backend, options);
      return backend;
    },
    stop: () => {
      unfollow();
      interception.stop();
    },
  };
}

function handlerOf(backend: MockBackend, baseUrl: string) {
  return createWireHandler(backend, { basePath: URL.canParse(baseUrl) ? new URL(baseUrl).pathname : baseUrl });
}

function follow(backend: MockBackend, { follow: leader }: MockSetupOptions): () => void {
  if (leader === undefined) return () => undefined;
  return backend.clock.follow(leader.clock, leader.speed === undefined ? {} : { speed: leader.speed });
}
