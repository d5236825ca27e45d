import { prepare } from '../../.config/bootstrap.js';
import { announce, sayStep, sayTotal } from './report.js';
import { runStep } from './step.js';
import { nodeTests } from './steps.js';

/** What `npm test` proves with a few cases, with all of them, and what takes real exports: it takes some minutes. */
const steps = [
  proof('50 kills', ['test/export/kill.test.ts'], { KILL_POINTS: '50' }),
  proof('50 kills while DuckDB writes', ['test/sources/duckdb-kill.test.ts'], { KILL_POINTS: '50' }),
  proof('every S3 call', ['test/export/http-faults.test.ts'], { FAULT_STRIDE: '1' }),
  proof(
    '10,000 cases of every property',
    [
      'test/domain/object-key-properties.test.ts',
      'test/export/encode/dialects.test.ts',
      'test/export/rows/splits.test.ts',
      'test/sources/duckdb-export.test.ts',
      'test/sources/duckdb-lines.test.ts',
    ],
    { PROPERTY_CASES: '10000' },
  ),
  proof('disks without space', ['test/sources/scarce-disk.test.ts'], { SCARCE_DISKS: '3' }),
  proof('memory of exports', ['test/bench/export/memory.test.js']),
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

function proof(title, files, settings = {}) {
  const command = async (tally) => {
    const { args, env } = nodeTests(files, tally);
    return { args, env: { ...env, ...settings } };
  };
  return { group: 'faults', title, tests: true, command };
}
