import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { RunId } from '../../../src/domain/ids.ts';
import { fileJournal } from '../../../src/export/node/file-journal.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'journal-'))));
after(() => rm(folder, { recursive: true }));

const run = 'run/7 ü' as RunId;
const one = { key: 'in/a.csv', uploadId: 'u1' };
const other = { key: 'in/b.csv', uploadId: 'u2' };

describe('a journal in a folder', () => {
  test('names what began and has not ended, to another process too', async () => {
    await fileJournal(folder).began(run, one);
    await fileJournal(folder).began(run, other);
    assert.deepEqual(await fileJournal(folder).uploads(run), [one, other]);
    assert.deepEqual(await fileJournal(folder).uploads('run-8' as RunId), []);
    await fileJournal(folder).ended(run, one);
    assert.deepEqual(await fileJournal(folder).uploads(run), [other]);
  });

  test('passes over half a line', async () => {
    const [file = ''] = await readdir(folder);
    await appendFile(join(folder, file), '{"mark":"began","key":"in/c');
    await fileJournal(folder).began(run, one);
    assert.deepEqual(await fileJournal(folder).uploads(run), [other, one]);
  });

  test('leaves no file behind when everything has ended', async () => {
    for (const upload of [one, other]) await fileJournal(folder).ended(run, upload);
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual(await fileJournal(folder).uploads(run), []);
  });
});
