import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../.config/bootstrap.js';
import { runStep } from '../run/step.js';
import { nodeTests } from '../run/steps.js';

/**
 * `npm run test:s3`: the rules of S3, and the contract on the S3 adapter, against a real server. `S3_ENDPOINT` and AWS's usual variables
 * name one (see real-subject.ts); without them one is fetched and started, where the platform has it.
 *
 * `--accept` takes what the server does for known, and writes it into differences.json and differences.md.
 */
const unknown = process.argv.slice(2).filter((argument) => argument !== '--accept');
if (unknown.length > 0) {
  console.error(`npm run test:s3 knows --accept, not ${unknown.join(', ')}.`);
  process.exit(2);
}
const accept = process.argv.includes('--accept') ? { S3_ACCEPT: '1' } : {};

const SERVER = join(ROOT, 'test', 's3', 'real-server.sh');
const PROGRAMS = join(ROOT, '.cache', 'ceph');
const DATA = join(ROOT, '.cache', 's3');

/** The script's status where the platform has no real server. */
const ABSENT = 3;

const counts = { passed: 0, failed: 0, skipped: 0 };

if (process.env['S3_ENDPOINT'] !== undefined) {
  await run('the rules of S3', 'real.suite.ts', {});
  await run('the contract and the state store', 'real-adapter.suite.ts', {});
} else if (fetched()) {
  try {
    const server = start({});
    await run('the rules of S3', 'real.suite.ts', server);
    await run('the contract and the state store', 'real-adapter.suite.ts', server);
    stop();
    await run('the rules of STS', 'real.suite.ts', { ...start({ S3_REAL_STS: '1' }), S3_ONLY_STS: '1' });
  } catch (error) {
    console.log(error.message);
    counts.failed += 1;
  } finally {
    stop();
  }
}
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function run(title, file, server) {
  const result = await runStep({
    group: 's3',
    title,
    tests: true,
    command: async (tally) => {
      const { args, env } = nodeTests([join('test', 's3', file)], tally);
      return { args, env: { ...env, ...server, ...accept } };
    },
  });
  for (const kind of Object.keys(counts)) counts[kind] += result.counts[kind];
  const { passed, failed, skipped } = result.counts;
  console.log(`${title}: ${passed} passed, ${failed} failed, ${skipped} skipped (${result.seconds.toFixed(0)} s)`);
  if (failed > 0) console.log(result.output);
}

/** Whether there is a real server for this platform; where there is none, one line says so. */
function fetched() {
  const { status, error } = script(['fetch', PROGRAMS], {});
  if (status === 0) return true;
  if (error !== undefined)
    console.log('Skipped: without bash no real S3 server can be started. Name one by S3_ENDPOINT.');
  else if (status !== ABSENT) counts.failed += 1;
  return false;
}

/** @returns the variables by which the tests find the server */
function start(env) {
  const { status, stdout } = script(['start', PROGRAMS, DATA], env);
  if (status !== 0) throw new Error('The real S3 server did not start.');
  const server = Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  console.log(`${server['S3_SERVER']} at ${server['S3_ENDPOINT']}`);
  return server;
}

function stop() {
  script(['stop', DATA], {});
}

/** What goes wrong says the script itself, on the error output that it shares with this process. */
function script(args, env) {
  return spawnSync('bash', [SERVER, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
}
