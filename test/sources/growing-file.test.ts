import assert from 'node:assert/strict';
import { appendFile, mkdtemp, open, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { GrowingFile } from '../../src/sources/growing-file.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'growing-'))));
after(() => rm(folder, { recursive: true }));

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('a growing file', () => {
  test('has nothing before it is there, and then what was written behind what was read', async () => {
    const path = join(folder, 'grows');
    const file = new GrowingFile(path, 4);
    assert.equal(await file.ready(), 0);
    await writeFile(path, 'abcdef');
    assert.equal(await file.ready(), 6);
    assert.equal(text(await file.read(4)), 'abcd');
    assert.equal(await file.ready(), 2);
    assert.equal(text(await file.readLast(6)), 'ef');
    await file.close();
  });

  test('is out of its folder as soon as it is opened, and what is written then is read all the same', async () => {
    const path = join(folder, 'taken');
    await writeFile(path, '');
    const writer = await open(path, 'a');
    const file = new GrowingFile(path, 8);
    await file.ready();
    assert.deepEqual(await readdir(folder), []);
    await appendFile(writer, 'late');
    assert.equal(text(await file.readLast(4)), 'late');
    await Promise.all([file.close(), writer.close()]);
  });

  test('leaves the bytes of a reading alone during the next one', async () => {
    const path = join(folder, 'memory');
    await writeFile(path, 'aabbcc');
    const file = new GrowingFile(path, 2);
    const first = await file.read(2);
    await file.read(2);
    assert.equal(text(first), 'aa');
    await file.close();
  });

  test('that nobody can open has no last bytes: that is an error, not a file without bytes', async () => {
    const file = new GrowingFile(join(folder, 'never'), 4);
    await assert.rejects(file.readLast(10), /ENOENT/);
    await file.close();
  });

  for (const [than, written] of [
    ['shorter', 'abc'],
    ['longer', 'abcde'],
  ] as const) {
    test(`that is ${than} than its writer says is an error`, async () => {
      const path = join(folder, than);
      await writeFile(path, written);
      const file = new GrowingFile(path, 8);
      await assert.rejects(file.readLast(4), /bytes instead of 4/);
      await file.close();
    });
  }

  test('that is cut while it is read is an error', async () => {
    const path = join(folder, 'cut');
    await writeFile(path, 'abcd');
    const file = new GrowingFile(path, 8);
    await truncate(path, 2);
    await assert.rejects(file.read(4), /shorter/);
    await file.close();
  });

  test('is gone when it is closed, also where nobody opened it', async () => {
    const path = join(folder, 'closed');
    await writeFile(path, 'abcd');
    await new GrowingFile(path, 8).close();
    assert.deepEqual(await readdir(folder), []);
  });
});
