import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { createRestAdapter } from '../../src/rest/client.ts';

/** Who answers: the server with real exports, or the mock in this very page. */
export type Backend = 'real' | 'mock';

const REAL = '/api';
const MOCK = '/mock-api';

let mock: Promise<unknown> | undefined;

/** The adapter of a backend; the mock is loaded when it is first asked for. */
export async function adapterOf(backend: Backend): Promise<ActivationAdapter> {
  if (backend === 'real') return createRestAdapter({ baseUrl: REAL });
  mock ??= startMock();
  await mock;
  return createRestAdapter({ baseUrl: MOCK });
}

async function startMock(): Promise<void> {
  const { startPageMock } = await import('./page-mock.ts');
  await startPageMock(MOCK, new URL(location.href));
}
