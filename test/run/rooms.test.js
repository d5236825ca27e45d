import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../.config/bootstrap.js';
import { roomEntries } from './rooms.js';

const folder = await mkdtemp(join(tmpdir(), 'rooms-'));
after(() => rm(folder, { recursive: true, force: true }));

const FILES = ['rest/b', 'domain/wizard/c', 'domain/a'].map((name) => join('test', ...`${name}.test.ts`.split('/')));

describe('the rooms of the Node tests', () => {
  test('each is one entry, named as its folder', () => {
    assert.deepEqual(
      roomEntries(FILES, folder).map((entry) => basename(entry)),
      ['domain.mjs', 'rest.mjs'],
    );
  });

  test('an entry imports every test file of its room, those of its folders among them', async () => {
    const [domain] = roomEntries(FILES, folder);
    const imports = await readFile(domain, 'utf8');
    for (const file of FILES)
      assert.equal(imports.includes(pathToFileURL(join(ROOT, file)).href), file.includes('domain'), file);
  });

  test('what an earlier run left is gone', async () => {
    await writeFile(join(folder, 'a-room-of-yesterday.mjs'), '');
    roomEntries(FILES, folder);
    assert.deepEqual((await readdir(folder)).sort(), ['domain.mjs', 'rest.mjs']);
  });
});
