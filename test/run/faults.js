import { prepare } from '../../.config/bootstrap.js';
import { announce, sayStep, sayTotal } from './report.js';
import { runStep } from './step.js';
import { nodeTests } from './steps.js';

/** What `npm test` proves with a few cases, with all of them: it takes some minutes. */
const steps = [
  {
    group: 'faults',
    title: '50 kills',
    tests: true,
    command: async (tally) => {
      const { args, env } = nodeTests(['test/export/kill.test.ts'], tally);
      return { args, env: { ...env, KILL_POINTS: '50' } };
    },
  },
];

announce(steps);
prepare();
const results = [];
for (const step of steps) {
  const result = await runStep(step);
  sayStep(step, result);
  results.push(result);
}
process.exitCode = sayTotal(results) ? 0 : 1;
