import { scenarioFromUrl, scenarioToUrl } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/browser.ts';
import type { Clock } from '../../src/adapter/clock.ts';
import { MockPanel } from '../mock-panel/mock-panel.ts';
import { pageClock } from '../mock-panel/page-clock.ts';

const WORKER = '/mockServiceWorker.js';

/** How much faster than the wall the mock's time goes, so that a visitor sees runs end. */
const SPEED = 20;

export interface PageMock {
  /** The mock's time, for the elements. */
  readonly clock: Clock;
  /** Shows the mock's time and moves it; time goes as long as it is on the page. */
  readonly panel: MockPanel;
}

/** Starts the mock in this page, in the scenario that the address names: `?scenario=huge+slow`. */
export async function startPageMock(baseUrl: string, address: URL): Promise<PageMock> {
  allowWorker();
  const { backend } = await setupMockBackend({ ...scenarioFromUrl(address), baseUrl, workerUrl: WORKER });
  const panel = new MockPanel();
  panel.backend = backend;
  panel.speed = SPEED;
  panel.addEventListener('mock-scenario-change', ({ detail }) => location.assign(scenarioToUrl(location.href, detail)));
  return { clock: pageClock(backend.clock), panel };
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
