import { scenarioFromUrl } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/browser.ts';
import { systemClock } from '../../src/adapter/clock.ts';

const WORKER = '/mockServiceWorker.js';

/** How much faster than the wall the mock's time goes, so that a visitor sees runs end. */
const SPEED = 20;

/** Starts the mock in this page, in the scenario that the address names: `?scenario=huge+slow`. */
export async function startPageMock(baseUrl: string, address: URL): Promise<void> {
  allowWorker();
  await setupMockBackend({
    ...scenarioFromUrl(address),
    baseUrl,
    workerUrl: WORKER,
    follow: { clock: systemClock, speed: SPEED },
  });
}

/** Under the portal's policy a worker's address must be trusted; this one is, and no other. */
function allowWorker(): void {
  const { trustedTypes } = globalThis as {
    readonly trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown };
  };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).href === new URL(WORKER, location.href).href) return url;
      throw new TypeError('The portal runs no other script.');
    },
  });
}
