import type { MockSetup } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/browser.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { contractWorld, mockSubject } from '../contract/mock-subject.ts';
import { runContract } from '../contract/run-contract.ts';

describe('the contract, kept over MSW in a page', () => {
  let setup: MockSetup;

  before(async () => {
    setup = await setupMockBackend(contractWorld);
  });
  after(() => setup.stop());

  runContract({
    describe,
    test: it,
    makeSubject: () => mockSubject(setup.change(contractWorld), createRestAdapter({ baseUrl: setup.baseUrl })),
  });
});
