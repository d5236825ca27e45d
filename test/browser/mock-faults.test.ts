import type { MockSetup } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/browser.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { faultCases } from '../mocks/faults/fault-cases.ts';

describe('a fault, over MSW in a page,', () => {
  let setup: MockSetup;

  before(async () => {
    setup = await setupMockBackend({ scenario: 'empty-catalogue' });
  });
  after(() => setup.stop());

  for (const { title, check } of faultCases) {
    it(title, () =>
      check((options) => ({
        backend: setup.change(options),
        adapter: createRestAdapter({ baseUrl: setup.baseUrl }),
      })),
    );
  }
});
