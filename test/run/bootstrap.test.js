import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const houses = await mkdtemp(join(tmpdir(), 'bootstrap-'));
after(() => rm(houses, { recursive: true, force: true }));

const locked = {
  '': {},
  'node_modules/lit': { version: '3.0.0' },
  'node_modules/only-mac': { version: '1.0.0', optional: true },
};

/** Prepares a project with this lock file, these installed packages and an npm that only says what it was asked for. */
async function prepare({ node = '20.19.0', installed, npmStatus = 0 }) {
  const house = await mkdtemp(join(houses, 'house-'));
  await mkdir(join(house, 'node_modules'));
  await cp(
    fileURLToPath(new URL('../../.config/bootstrap.js', import.meta.url)),
    join(house, '.config', 'bootstrap.js'),
  );
  await writeFile(join(house, 'package.json'), JSON.stringify({ type: 'module', engines: { node: `>=${node}` } }));
  await writeFile(join(house, 'package-lock.json'), JSON.stringify({ packages: locked }));
  if (installed)
    await writeFile(join(house, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  await writeFile(join(house, 'npm.js'), `console.log('npm', process.argv[2]); process.exit(${npmStatus});`);
  await writeFile(
    join(house, 'start.js'),
    `import { prepare } from './.config/bootstrap.js'; prepare(); console.log('prepared');`,
  );
  const env = { ...process.env, npm_execpath: join(house, 'npm.js') };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(house, 'start.js')], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stdout.split('\n'), complained: stderr }),
    );
  });
}

describe('what both commands do first', () => {
  test('installs the packages of the lock file where there are none', async () => {
    const { said } = await prepare({});
    assert.ok(said.includes('npm ci') && said.includes('prepared'), said.join('\n'));
  });

  test('installs again where a package is not the one of the lock file', async () => {
    const { said } = await prepare({ installed: { 'node_modules/lit': { version: '2.9.0' } } });
    assert.ok(said.includes('npm ci'), said.join('\n'));
  });

  test('installs nothing where all is there but what other platforms need', async () => {
    const { said } = await prepare({ installed: { 'node_modules/lit': { version: '3.0.0' } } });
    assert.deepEqual(said, ['prepared', '']);
  });

  test('says in one sentence that the packages could not be installed', async () => {
    const { code, said, complained } = await prepare({ npmStatus: 1 });
    assert.equal(code, 1);
    assert.ok(!said.includes('prepared'));
    assert.match(complained, /^npm ci failed, .*registry cannot be reached.*\.\n$/);
  });

  test('says in one sentence which Node it needs and which this is', async () => {
    const { code, complained } = await prepare({ node: '99.1.0' });
    assert.equal(code, 1);
    assert.equal(
      complained,
      `This needs Node 99.1.0 or newer, and this is Node ${process.versions.node}: install a newer one from https://nodejs.org.\n`,
    );
  });
});
