import { prepare } from '../../.config/bootstrap.js';
import { sayStep, sayTotal } from './report.js';
import { runStep } from './step.js';
import { testsInPages } from './steps.js';

/** `npm run test:firefox`: the browser tests in an installed Firefox. */
prepare();
const { findFirefox } = await import('../../.config/firefox.js');
if (findFirefox() === undefined) {
  console.log('Skipped: no Firefox is installed here. Install one, or set FIREFOX_PATH to one.');
} else {
  const step = {
    group: 'firefox',
    title: 'browser tests in Firefox',
    tests: true,
    command: testsInPages({ config: 'web-test-runner.firefox.config.js', folder: 'firefox' }),
  };
  const result = await runStep(step);
  sayStep(step, result);
  process.exitCode = sayTotal([result]) ? 0 : 1;
}
