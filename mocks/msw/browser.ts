import { setupWorker } from 'msw/browser';
import { setupOver, type MockSetup, type MockSetupOptions } from '../setup-mock-backend.ts';
import { Interceptions, type Interceptor } from './interceptor.ts';

export interface PageSetupOptions extends MockSetupOptions {
  /** Where MSW's worker file is served: `/mockServiceWorker.js` unless told. Its folder is as far as it reaches. Backends that answer at once share it. */
  readonly workerUrl?: string;
}

const BASE_URL = '/api';

const interceptions = new Interceptions();

/**
 * Answers `fetch` in a page through a service worker: `/api` unless told. Other addresses are let through; several backends may answer
 * at once, each at its own.
 */
export function setupMockBackend(options: PageSetupOptions = {}): Promise<MockSetup> {
  const { baseUrl = BASE_URL, workerUrl } = options;
  return setupOver(
    interceptions.at(baseUrl, () => workerOfPage(workerUrl)),
    options,
    baseUrl,
  );
}

function workerOfPage(workerUrl: string | undefined): Interceptor {
  const worker = setupWorker();
  return {
    start: () =>
      worker.start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        ...(workerUrl === undefined ? {} : { serviceWorker: { url: workerUrl } }),
      }),
    stop: () => worker.stop(),
    resetHandlers: (...handlers) => worker.resetHandlers(...handlers),
  };
}
