import { writeFileSync } from 'node:fs';

/**
 * A reporter of @web/test-runner that writes how many tests passed, failed and were skipped, as JSON.
 *
 * @param {string | undefined} file where to; nowhere when undefined
 */
export function tallyReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      if (file !== undefined) writeFileSync(file, JSON.stringify(tally(sessions)));
    },
  };
}

function tally(sessions) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const before = total.failed;
    for (const suite of session.testResults ? [session.testResults] : []) count(suite, total);
    // A file that could not be loaded has no tests that could fail, and fails nevertheless.
    if (!session.passed && total.failed === before) total.failed += 1;
  }
  return total;
}

function count(suite, total) {
  for (const test of suite.tests) total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of suite.suites) count(inner, total);
}
