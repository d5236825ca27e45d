import { setupMockBackend } from '../../../mocks/msw/browser.ts';
import { playSession } from './scripted-session.ts';

/** What the test asks of the page: the session over MSW's worker. */
async function playInPage(seed: number): Promise<string> {
  const setup = await setupMockBackend({ scenario: 'empty-catalogue' });
  try {
    return JSON.stringify(await playSession(setup, seed));
  } finally {
    setup.stop();
  }
}

Object.assign(globalThis, { playInPage });
