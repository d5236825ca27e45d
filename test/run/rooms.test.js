import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../.config/bootstrap.js';
import { pageEntries, processEntries } from './rooms.js';

const folder = await mkdtemp(join(tmpdir(), 'rooms-'));
after(() => rm(folder, { recursive: true, force: true }));

const namesOf = (entries) => entries.map((entry) => basename(entry));
const testFile = (name) => join('test', ...`${name}.test.ts`.split('/'));

describe('the rooms of the Node tests', () => {
  const FILES = ['rest/b', 'domain/wizard/c', 'domain/a'].map(testFile);

  test('each is one entry, named as its folder', () => {
    assert.deepEqual(namesOf(processEntries(FILES, folder)), ['domain.mjs', 'rest.mjs']);
  });

  test('an entry imports every test file of its room, those of its folders among them', async () => {
    const [domain] = processEntries(FILES, folder);
    const imports = await readFile(domain, 'utf8');
    for (const file of FILES)
      assert.equal(imports.includes(pathToFileURL(join(ROOT, file)).href), file.includes('domain'), file);
  });

  test('what an earlier run left is gone', async () => {
    await writeFile(join(folder, 'a-room-of-yesterday.mjs'), '');
    processEntries(FILES, folder);
    assert.deepEqual((await readdir(folder)).sort(), ['domain.mjs', 'rest.mjs']);
  });
});

describe('the rooms of the browser tests', () => {
  test('each element is one, and so is every other folder; a page asks for their files from the root', async () => {
    const entries = pageEntries(
      ['elements/picker/a', 'elements/monitor/b', 'ui/c', 'ui/icons/d'].map(testFile),
      folder,
    );
    assert.deepEqual(namesOf(entries), ['monitor.test.js', 'picker.test.js', 'ui.test.js']);
    assert.equal(
      await readFile(entries[2], 'utf8'),
      'import "/test/ui/c.test.ts";\nimport "/test/ui/icons/d.test.ts";\n',
    );
  });
});
