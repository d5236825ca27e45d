import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

const folder = await mkdtemp(join(tmpdir(), 'node-tally-'));
after(() => rm(folder, { recursive: true, force: true }));

/** Runs a test file under the reporter: what it counted and what it said. */
async function report(title, body) {
  const file = join(folder, `${title}.test.mjs`);
  const tallyFile = join(folder, `${title}.json`);
  await writeFile(file, `import { test, describe, before } from 'node:test';\n${body}`);
  // A test runner inside a test runner is refused unless it does not know of the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const reporter = new URL('./node-tally.js', import.meta.url).href;
  const said = await new Promise((resolve) => {
    const args = ['--test', `--test-reporter=${reporter}`, file];
    execFile(process.execPath, args, { env: { ...env, NODE_TALLY_FILE: tallyFile } }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  return { counts: JSON.parse(await readFile(tallyFile, 'utf8')), said };
}

const fails = "() => { throw new Error('planted'); }";

describe('the tally of Node tests', () => {
  test('counts tests, not suites', async () => {
    const { counts } = await report(
      'nested',
      `describe('a', () => { test('b', () => {}); describe('c', () => { test('d', () => {}); }); });`,
    );
    assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 0 });
  });

  test('counts a failed test once and says why it failed', async () => {
    const { counts, said } = await report(
      'failed',
      `describe('a', () => { test('breaks', ${fails}); test('holds', () => {}); });`,
    );
    assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0 });
    assert.match(said, /breaks .*failed\.test\.mjs/);
    assert.match(said, /Error: planted/);
  });

  test('counts what is skipped or still to do as skipped', async () => {
    const { counts } = await report('skipped', `test('a', { skip: 'no S3 here' }, ${fails}); test.todo('b');`);
    assert.deepEqual(counts, { passed: 0, failed: 0, skipped: 2 });
  });

  test('counts a file that breaks before its tests as failed', async () => {
    const { counts } = await report('broken', `throw new Error('planted');`);
    assert.equal(counts.failed, 1);
  });

  test('counts a suite whose hook breaks as failed', async () => {
    const { counts } = await report('hook', `describe('a', () => { before(${fails}); test('b', () => {}); });`);
    assert.ok(counts.failed >= 1, JSON.stringify(counts));
  });
});
