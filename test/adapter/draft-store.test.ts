import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { MemoryDraftStore, StorageDraftStore } from '../../src/adapter/draft-store.ts';
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

class FakeStorage {
  readonly items = new Map<string, string>();
  isFull = false;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('The storage is full.', 'QuotaExceededError');
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}

describe('draft store over a storage of the page', () => {
  test('gives back what was saved to whoever comes later with the same storage and prefix', async () => {
    const storage = new FakeStorage();
    await new StorageDraftStore(storage, 'mine:').save('one', draft);
    assert.deepEqual(await new StorageDraftStore(storage, 'mine:').load('one'), draft);
    assert.equal(await new StorageDraftStore(storage, 'yours:').load('one'), undefined);
  });

  test('has written by the time that save returns, for a page that goes waits for nothing', () => {
    const storage = new FakeStorage();
    void new StorageDraftStore(storage).save('one', draft);
    assert.equal(storage.items.size, 1);
  });

  test('forgets what was removed, and takes what is no JSON for nothing', async () => {
    const storage = new FakeStorage();
    const store = new StorageDraftStore(storage, '');
    await store.save('one', draft);
    await store.remove('one');
    storage.setItem('two', '{');
    assert.equal(await store.load('one'), undefined);
    assert.equal(await store.load('two'), undefined);
  });

  test('rejects with the error of a storage that is full, and keeps the draft from before', async () => {
    const storage = new FakeStorage();
    const store = new StorageDraftStore(storage);
    await store.save('one', draft);
    storage.isFull = true;
    await assert.rejects(store.save('one', { ...draft, name: 'Longer' }), { name: 'QuotaExceededError' });
    assert.deepEqual(await store.load('one'), draft);
  });
});
