import { after, before } from 'node:test';
import { createMockBackend } from '../../mocks/backend.ts';
import { setupMockBackend, startMockServer } from '../../mocks/msw/node.ts';
import type { MockSetup } from '../../mocks/setup-mock-backend.ts';
import { createRestAdapter } from '../../src/rest/index.ts';
import type { Reach } from './reached.ts';

/** Every way in which a backend is reached in Node. Each is to be called in a `describe`, for whose tests it is set up. */
export const waysInNode: Readonly<Record<string, () => Reach>> = {
  'in memory': () => (options) => {
    const backend = createMockBackend(options);
    return { backend, adapter: backend.adapter };
  },
  'over MSW in Node': () => over(() => setupMockBackend({ scenario: 'empty-catalogue' })),
  'over HTTP': () => over(() => startMockServer({ scenario: 'empty-catalogue' })),
};

function over(start: () => Promise<MockSetup>): Reach {
  let setup: MockSetup | undefined;
  before(async () => {
    setup = await start();
  });
  after(() => setup?.stop());
  return (options) => {
    if (setup === undefined) throw new Error('A backend is reached in a test only.');
    return { backend: setup.change(options), adapter: createRestAdapter({ baseUrl: setup.baseUrl }) };
  };
}
