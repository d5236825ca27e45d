import { setupWorker, type SetupWorker } from 'msw/browser';

/** Beside the page of the stories, wherever a built storybook lies. */
const WORKER = 'mockServiceWorker.js';

export async function startWorker(): Promise<SetupWorker> {
  const worker = setupWorker();
  const url = new URL(WORKER, document.baseURI).pathname;
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url } });
  return worker;
}
