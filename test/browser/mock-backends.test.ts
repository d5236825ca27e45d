import { expect } from '@open-wc/testing';
import type { MockSetup } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/browser.ts';
import { createRestAdapter } from '../../src/rest/client.ts';

describe('mock backends in one page', () => {
  const rights = async ({ baseUrl }: MockSetup) =>
    (await createRestAdapter({ baseUrl }).getSession()).permissions.length;

  it('answer at several addresses at once, each until it is stopped itself', async () => {
    const one = await setupMockBackend({ scenario: 'no-connections', baseUrl: '/one' });
    const other = await setupMockBackend({ scenario: 'no-connections+read-only', baseUrl: '/other' });
    try {
      expect([await rights(one), await rights(other)]).to.deep.equal([3, 1]);
      one.stop();
      expect(await rights(other)).to.equal(1);
    } finally {
      one.stop();
      other.stop();
    }
  });

  it('answer again after the last one was stopped', async () => {
    const mock = await setupMockBackend({ scenario: 'no-connections' });
    try {
      expect(await rights(mock)).to.equal(3);
    } finally {
      mock.stop();
    }
  });

  it('let everything through once all of them are stopped', async () => {
    const mock = await setupMockBackend({ scenario: 'no-connections', baseUrl: '/gone' });
    mock.stop();
    expect(await rights(mock).catch(() => 'nobody answers')).to.equal('nobody answers');
  });

  it('start and stop in the same moment without an error behind', async () => {
    for (let round = 0; round < 5; round += 1) (await setupMockBackend({ scenario: 'no-connections' })).stop();
    const mock = await setupMockBackend({ scenario: 'no-connections' });
    expect(await rights(mock)).to.equal(3);
    mock.stop();
  });
});
