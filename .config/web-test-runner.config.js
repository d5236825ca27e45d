import { playwrightLauncher } from '@web/test-runner-playwright';
import { browserTests } from './browser-tests.js';
import { findBrowser } from './browser.js';

const { name: _, ...launchOptions } = await findBrowser();

export default {
  ...browserTests,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions,
      createBrowserContext: ({ browser }) =>
        browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } }),
    }),
  ],
  concurrency: 2,
};
