import { after, before, describe, test } from 'node:test';
import type { MockSetup } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/node.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { contractWorld, mockSubject } from './mock-subject.ts';
import { runContract } from './run-contract.ts';

describe('the contract, kept over MSW in Node', () => {
  let setup: MockSetup;

  before(async () => {
    setup = await setupMockBackend(contractWorld);
  });
  after(() => setup.stop());

  runContract({
    describe,
    test,
    makeSubject: () => mockSubject(setup.change(contractWorld), createRestAdapter({ baseUrl: setup.baseUrl })),
  });
});
