import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { MemoryDraftStore } from '../../src/adapter/draft-store.ts';
import { wizardDraftSchema } from '../../src/domain/draft.ts';

const draft = v.parse(wizardDraftSchema, {
  version: 1,
  savedAt: '2026-11-24T09:41:00Z',
  destinationId: 'amazon-s3',
  step: 'audiences',
  name: 'Weekly drop',
  connectionId: null,
  audiences: [],
  mapping: null,
  splitting: { maxRows: 5_000_000, maxBytes: null },
  emptyAudience: 'skip',
});

describe('draft store in memory', () => {
  test('gives back what was saved', async () => {
    const store = new MemoryDraftStore();
    await store.save('one', draft);
    assert.deepEqual(await store.load('one'), draft);
  });

  test('keeps the draft as it was when it was saved, whatever becomes of the object', async () => {
    const store = new MemoryDraftStore();
    const saved = structuredClone(draft);
    await store.save('one', saved);
    saved.name = 'Changed since';
    assert.deepEqual(await store.load('one'), draft);
  });

  test('knows nothing under another key, nor after it was removed', async () => {
    const store = new MemoryDraftStore();
    await store.save('one', draft);
    assert.equal(await store.load('other'), undefined);
    await store.remove('one');
    assert.equal(await store.load('one'), undefined);
  });
});
