import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { StateConflict, type StateStore } from '../../../src/s3/index.ts';

/** What every state store promises. @param make gives one that is empty */
export function runStateStoreRules(name: string, make: () => StateStore): void {
  describe(`state store of ${name}`, () => {
    test('gives back what was put, with its version', async () => {
      const store = make();
      const version = await store.put('a/1', { text: 'é' }, { kind: 'absent' });
      assert.deepEqual(await store.get('a/1'), { value: { text: 'é' }, version });
      assert.equal(await store.get('a/2'), undefined);
    });

    test('creates a key once, whoever tries', async () => {
      const store = make();
      const tries = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => store.put('slot', index, { kind: 'absent' })),
      );
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
      assert.ok(tries.every((result) => result.status === 'fulfilled' || result.reason instanceof StateConflict));
    });

    test('changes a key only on the version that was read', async () => {
      const store = make();
      const first = await store.put('a', 1, { kind: 'absent' });
      const second = await store.put('a', 2, { kind: 'version', version: first });
      await assert.rejects(store.put('a', 3, { kind: 'version', version: first }), StateConflict);
      assert.deepEqual(await store.get('a'), { value: 2, version: second });
    });

    test('does not change a key that is not there', async () => {
      await assert.rejects(make().put('a', 1, { kind: 'version', version: 'x' }), StateConflict);
    });

    test('removes the version that was read and no other', async () => {
      const store = make();
      const version = await store.put('a', 1, { kind: 'absent' });
      await assert.rejects(store.remove('a', 'another'), StateConflict);
      await store.remove('a', version);
      assert.equal(await store.get('a'), undefined);
    });

    test('lists the keys of a prefix, and no others', async () => {
      const store = make();
      for (const key of ['a/2', 'a/1', 'b/1']) await store.put(key, 0, { kind: 'absent' });
      const keys: string[] = [];
      for await (const key of store.keys('a/')) keys.push(key);
      assert.deepEqual(keys, ['a/1', 'a/2']);
    });
  });
}
