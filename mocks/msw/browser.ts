import { http, passthrough } from 'msw';
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
    interceptions.at(baseUrl, () => lastingWorker(workerUrl)),
    options,
    baseUrl,
  );
}

const letThrough = http.all('*', () => passthrough());

let workerOfPage: Interceptor | undefined;

/**
 * One for the whole life of the page: where no backend is left it only lets everything through. A worker that MSW stops is taken out of
 * the browser, and a page that starts or updates one in the same moment hears of an error that nobody can catch.
 */
function lastingWorker(workerUrl: string | undefined): Interceptor {
  if (workerOfPage !== undefined) return workerOfPage;
  const worker = setupWorker();
  const started = worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    ...(workerUrl === undefined ? {} : { serviceWorker: { url: workerUrl } }),
  });
  // What did not start may be asked for again.
  started.catch(() => (workerOfPage = undefined));
  workerOfPage = {
    start: () => started,
    // Without any, MSW takes those before.
    stop: () => worker.resetHandlers(letThrough),
    resetHandlers: (...handlers) => worker.resetHandlers(...handlers),
  };
  return workerOfPage;
}
