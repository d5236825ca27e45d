import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { systemClock, type Clock } from '../../src/adapter/clock.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import type { PageMock } from './page-mock.ts';

/** Who answers: the server with real exports, or the mock in this very page. */
export type Backend = 'real' | 'mock';

/** What the portal hands to the elements, and what it shows of its own beside them. */
export interface Behind {
  readonly adapter: ActivationAdapter;
  readonly clock: Clock;
  readonly panel: HTMLElement | undefined;
}

const REAL = '/api';
const MOCK = '/mock-api';

let mock: Promise<PageMock> | undefined;

/** What stands behind the elements with a backend; the mock is loaded when it is first asked for. */
export async function behind(backend: Backend): Promise<Behind> {
  if (backend === 'real') {
    return { adapter: createRestAdapter({ baseUrl: REAL }), clock: systemClock, panel: undefined };
  }
  mock ??= startMock();
  return { adapter: createRestAdapter({ baseUrl: MOCK }), ...(await mock) };
}

async function startMock(): Promise<PageMock> {
  const { startPageMock } = await import('./page-mock.ts');
  return startPageMock(MOCK, new URL(location.href));
}
