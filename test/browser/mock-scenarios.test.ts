import type { MockSetup } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/browser.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { scenarioCases } from '../mocks/scenarios/scenario-cases.ts';

describe('the scenario, over MSW in a page,', () => {
  let setup: MockSetup;

  before(async () => {
    setup = await setupMockBackend({ scenario: 'empty-catalogue' });
  });
  after(() => setup.stop());

  for (const { scenario, title, check } of scenarioCases) {
    it(`${scenario} ${title}`, () =>
      check({ backend: setup.change({ scenario }), adapter: createRestAdapter({ baseUrl: setup.baseUrl }) }));
  }
});
