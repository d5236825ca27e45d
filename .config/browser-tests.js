import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { accessibilityTree } from './accessibility-tree.js';
import { tallyReporter } from '../test/run/browser-tally.js';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** A service worker is served from the root of its scope; MSW's comes from its package, so that no copy can grow old. */
async function serveMockServiceWorker(context, next) {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'js';
  context.body = await readFile(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8');
}

/** Whoever complains on the console in a test fails it, as an uncaught error does. */
const failOnConsoleErrors = `<script>
  const report = console.error;
  console.error = (...args) => {
    report.apply(console, args);
    reportError(new Error('console.error: ' + args.map(String).join(' ')));
  };
</script>`;

/** What the tests in a browser have in common, whichever browser it is. */
export const browserTests = {
  rootDir,
  files: ['test/{ui,elements,browser}/**/*.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    }),
    accessibilityTree(),
  ],
  middleware: [serveMockServiceWorker],
  // a page holds the tests of a whole room, on a busy machine for minutes; each test has its own limit
  testsFinishTimeout: 480_000,
  testFramework: { config: { timeout: 10_000 } },
  testRunnerHtml: (testFramework) =>
    `<!doctype html><html lang="en"><head><title>Tests</title>${failOnConsoleErrors}</head><body><script type="module" src="${testFramework}"></script></body></html>`,
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.startsWith('Lit is in dev mode')),
  reporters: [defaultReporter({ reportTestProgress: false }), tallyReporter(process.env.BROWSER_TALLY_FILE)],
};
