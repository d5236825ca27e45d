import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { S3Client } from '@aws-sdk/client-s3';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { MemoryStateStore, S3StateStore, StateConflict, type StateStore } from '../../../src/s3/index.ts';

const credentials = { accessKeyId: 'AKIASTATE', secretAccessKey: 'a-secret-of-no-value' };
let server: S3Server;
let client: S3Client;

before(async () => {
  server = await startS3Server({ credentials: [credentials], buckets: ['state'], clock: { now: () => Date.now() } });
  client = new S3Client({ endpoint: server.url, region: 'us-east-1', credentials, forcePathStyle: true });
});
after(async () => {
  client.destroy();
  await server.close();
});

let prefixes = 0;
const stores: readonly [name: string, make: () => StateStore][] = [
  ['memory', () => new MemoryStateStore()],
  ['objects in S3', () => new S3StateStore({ client, bucket: 'state', prefix: `run-${(prefixes += 1)}` })],
];

for (const [name, make] of stores) {
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
