import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { privateFolder } from '../../src/sources/private-folder.ts';

const holder = fileURLToPath(new URL('folder-holder.ts', import.meta.url));

let place = '';
/** For the tests of a suite: a place of its own for each. */
function placeEach(): void {
  beforeEach(async () => (place = await mkdtemp(join(tmpdir(), 'place-'))));
  afterEach(() => rm(place, { recursive: true }));
}

/** A process that makes so many such folders somewhere. */
async function holderOf(where: string, count: number) {
  const child = fork(holder, [where, String(count)], { execArgv: ['--import', 'tsx'] });
  const [paths] = (await once(child, 'message')) as [string[]];
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { child, paths, kill };
}

/** Makes a folder in the place, and takes it away again. @returns what is left there then */
async function leftAfterAnother(where = place): Promise<readonly string[]> {
  const { remove } = await privateFolder(where);
  await remove();
  return readdir(where);
}

describe('a private folder', () => {
  placeEach();

  test('is open to its owner alone, and is gone with all that is in it when it is removed', async () => {
    const { path, remove } = await privateFolder(place);
    assert.equal(dirname(path), place);
    if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o77, 0);
    await writeFile(join(path, 'rest.parquet'), 'rows');
    await remove();
    assert.deepEqual(await readdir(place), []);
  });

  test('is made with its place', async () => {
    const { path, remove } = await privateFolder(join(place, 'not', 'yet'));
    assert.equal(dirname(path), join(place, 'not', 'yet'));
    await remove();
  });
});

const onLinux = { skip: process.platform !== 'linux' && 'only Linux tells one start of the system from another' };

describe('a private folder that was left behind', onLinux, () => {
  placeEach();

  let stock = '';
  let paths: string[] = [];
  before(async () => {
    stock = await mkdtemp(join(tmpdir(), 'stock-'));
    const made = await holderOf(stock, 7);
    await made.kill();
    paths = made.paths;
  });
  after(() => rm(stock, { recursive: true }));

  /** The folder of a process that was killed, with something in it, and the name of its sign. */
  async function leftBehind(): Promise<{ readonly path: string; readonly sign: string }> {
    const made = paths.pop() ?? '';
    const path = join(place, basename(made));
    await rename(made, path);
    await writeFile(join(path, 'rest.parquet'), 'rows');
    const [sign = ''] = (await readdir(path)).filter((name) => name.startsWith('alive-'));
    return { path, sign };
  }

  test('by a process that was killed goes when another is made', async () => {
    await leftBehind();
    assert.deepEqual(await leftAfterAnother(), []);
  });

  test('goes where its process was killed while it took it away, though its sign is gone', async () => {
    const { path, sign } = await leftBehind();
    await rm(join(path, sign));
    await rename(path, join(place, basename(path).replace('prospect-files-', 'prospect-done-')));
    assert.deepEqual(await leftAfterAnother(), []);
  });

  test('goes also from a place whose path is longer than that of a socket', async () => {
    const long = join(place, 'x'.repeat(100), 'y'.repeat(100));
    const { kill } = await holderOf(long, 1);
    await kill();
    assert.deepEqual(await leftAfterAnother(long), []);
  });

  test('stays while its process lives, even one that has been stopped', async () => {
    const {
      child,
      paths: [path = ''],
      kill,
    } = await holderOf(place, 1);
    assert.deepEqual(await leftAfterAnother(), [basename(path)]);
    child.kill('SIGSTOP');
    assert.deepEqual(await leftAfterAnother(), [basename(path)]);
    await kill();
  });

  test('stays where it is one of this very process', async () => {
    const { path, remove } = await privateFolder(place);
    assert.deepEqual(await leftAfterAnother(), [basename(path)]);
    await remove();
  });

  test('stays where another machine has left it, or this one before it was started anew', async () => {
    const { path, sign } = await leftBehind();
    await rename(join(path, sign), join(path, `alive-${crypto.randomUUID()}`));
    assert.deepEqual(await leftAfterAnother(), [basename(path)]);
  });

  test('stays where it shows no sign, or one that is not finished', async () => {
    const { path, sign } = await leftBehind();
    await rename(join(path, sign), join(path, 'unborn'));
    await mkdir(join(place, 'prospect-files-plain'));
    assert.deepEqual((await leftAfterAnother()).toSorted(), [basename(path), 'prospect-files-plain'].toSorted());
  });

  test('stays where the sign is something else than a socket', async () => {
    const { path, sign } = await leftBehind();
    await rm(join(path, sign));
    await mkdir(join(path, sign));
    assert.deepEqual(await leftAfterAnother(), [basename(path)]);
  });

  test('stays where its name begins otherwise, or is a link to a folder or a file', async () => {
    const { path } = await leftBehind();
    const elsewhere = join(place, 'elsewhere');
    await rename(path, elsewhere);
    await symlink(elsewhere, join(place, 'prospect-files-link'));
    await writeFile(join(place, 'prospect-files-file'), '');
    assert.deepEqual((await leftAfterAnother()).toSorted(), [
      'elsewhere',
      'prospect-files-file',
      'prospect-files-link',
    ]);
    assert.ok((await readdir(elsewhere)).includes('rest.parquet'));
  });

  test(
    'stays where it is somebody else’s',
    { skip: process.getuid?.() !== 0 && 'only root can give a folder away' },
    async () => {
      const { path } = await leftBehind();
      await chown(path, 65534, 65534);
      assert.deepEqual(await leftAfterAnother(), [basename(path)]);
    },
  );
});
