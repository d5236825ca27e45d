import { setupWorker } from 'msw/browser';
import { setupOver, type MockSetup, type MockSetupOptions } from '../setup-mock-backend.ts';
import { requestHandler } from './request-handler.ts';

export interface PageSetupOptions extends MockSetupOptions {
  /** Where MSW's worker file is served: `/mockServiceWorker.js` unless told. Its folder is as far as it reaches. */
  readonly workerUrl?: string;
}

const BASE_URL = '/api';

/** Answers `fetch` in a page through a service worker: `/api` unless told. Other addresses are let through. */
export function setupMockBackend(options: PageSetupOptions = {}): Promise<MockSetup> {
  const { baseUrl = BASE_URL, workerUrl } = options;
  const worker = setupWorker();
  return setupOver(
    {
      start: async (answer) => {
        worker.use(requestHandler(baseUrl, answer));
        await worker.start({
          quiet: true,
          onUnhandledRequest: 'bypass',
          ...(workerUrl === undefined ? {} : { serviceWorker: { url: workerUrl } }),
        });
      },
      stop: () => worker.stop(),
    },
    options,
    baseUrl,
  );
}
