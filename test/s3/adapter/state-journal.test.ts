import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { runIdSchema } from '../../../src/domain/ids.ts';
import { MemoryStateStore } from '../../../src/s3/index.ts';
import { stateJournal } from '../../../src/s3/state/state-journal.ts';

const run = v.parse(runIdSchema, 'run-1');
const other = v.parse(runIdSchema, 'run-2');

describe('the journal in the state store', () => {
  test('tells whoever comes later what a run has begun and not ended', async () => {
    const store = new MemoryStateStore();
    await stateJournal(store).began(run, { key: 'a', uploadId: '1' });
    await stateJournal(store).began(run, { key: 'b', uploadId: '2' });
    await stateJournal(store).ended(run, { key: 'a', uploadId: '1' });
    assert.deepEqual(await stateJournal(store).uploads(run), [{ key: 'b', uploadId: '2' }]);
    assert.deepEqual(await stateJournal(store).uploads(other), []);
  });

  test('forgets nothing when several uploads begin at once', async () => {
    const journal = stateJournal(new MemoryStateStore());
    const uploads = ['1', '2', '3', '4'].map((uploadId) => ({ key: `file-${uploadId}`, uploadId }));
    await Promise.all(uploads.map((upload) => journal.began(run, upload)));
    assert.deepEqual(
      new Set((await journal.uploads(run)).map(({ uploadId }) => uploadId)),
      new Set(['1', '2', '3', '4']),
    );
  });

  test('keeps nothing of a run whose uploads have all ended', async () => {
    const store = new MemoryStateStore();
    const journal = stateJournal(store);
    await journal.began(run, { key: 'a', uploadId: '1' });
    await journal.ended(run, { key: 'a', uploadId: '1' });
    for await (const key of store.keys('')) assert.fail(key);
  });
});
