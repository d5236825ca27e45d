import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../.config/bootstrap.js';

/** A step that has not ended by then hangs: the whole run is to last four minutes, on a machine with other work more. */
const STEP_LIMIT_MS = 600_000;

/** How long a step may take to clean up when it is ended. */
const GRACE_MS = 5_000;

const POSIX = process.platform !== 'win32';

const running = new Set();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    interrupted = true;
    const ended = [...running].map((child) => once(child, 'close'));
    running.forEach(endTree);
    await Promise.all(ended);
    process.exit(1);
  });
}

/**
 * Runs one step in a process of its own.
 *
 * @param {import('./steps.js').Step} step
 * @returns {Promise<{ counts: { passed: number, failed: number, skipped: number }, output: string, seconds: number }>}
 */
export async function runStep(step) {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'prospect-activation-test-'));
  const tallyFile = join(folder, 'tally.json');
  try {
    const command = await step.command(tallyFile);
    if (interrupted) throw new Error('Interrupted.');
    const { code, output } = await runProcess(command);
    const counts = step.tests ? await testCounts(tallyFile, code) : verdict(code === 0);
    return { counts, output, seconds: secondsSince(started) };
  } catch (error) {
    return { counts: verdict(false), output: error.message, seconds: secondsSince(started) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runProcess({ args, env }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // a group of its own, so that a hanging step ends with all that it started
      detached: POSIX,
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output += text));
    }
    const limit = setTimeout(() => {
      output += `\nEnded after ${STEP_LIMIT_MS / 1000} seconds without coming to an end.\n`;
      endTree(child);
    }, STEP_LIMIT_MS);
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output });
    });
  });
}

/** Asks first: a test runner that is killed leaves its browser behind. */
function endTree(child) {
  signalTree(child, 'SIGTERM');
  setTimeout(() => signalTree(child, 'SIGKILL'), GRACE_MS).unref();
}

function signalTree(child, signal) {
  try {
    if (POSIX) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // it ended by itself in the meantime
  }
}

async function testCounts(tallyFile, code) {
  const written = await readFile(tallyFile, 'utf8').catch(() => undefined);
  if (written === undefined) return verdict(false);
  const counts = JSON.parse(written);
  const tests = counts.passed + counts.failed + counts.skipped;
  // A runner that fails without a failed test, or that ran none, must not pass for a success.
  if (counts.failed === 0 && (code !== 0 || tests === 0)) counts.failed = 1;
  return counts;
}

function verdict(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

function secondsSince(started) {
  return (performance.now() - started) / 1000;
}
