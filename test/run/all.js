import { prepare } from '../../.config/bootstrap.js';
import { runInPool } from './pool.js';
import { announce, sayStep, sayTotal } from './report.js';
import { runStep } from './step.js';
import { chooseSteps } from './steps.js';

/** Two more than the smallest machine has cores: each of them waits now and then. */
const AT_ONCE = 4;

const steps = chooseSteps(process.argv.slice(2));
announce(steps);
prepare();

const results = await runInPool(steps, AT_ONCE, async (step) => {
  const result = await runStep(step);
  sayStep(step, result);
  return result;
});
process.exitCode = sayTotal(results) ? 0 : 1;
