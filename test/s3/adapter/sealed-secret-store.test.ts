import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AccountId } from '../../../src/domain/ids.ts';
import { MemoryStateStore, sealedSecretStore, type StateStore } from '../../../src/s3/index.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00';
const [one, other] = ['one', 'other'] as AccountId[] as [AccountId, AccountId];

/** A key that is as good as any, told apart by its number. */
const keyOf = (number: number) => new Uint8Array(32).fill(number);

const textOf = async (state: StateStore) => {
  const texts: string[] = [];
  for await (const key of state.keys('')) texts.push(key, JSON.stringify(await state.get(key)));
  return texts.join('\n');
};

describe('secrets that are sealed in a state store', () => {
  test('are there in another process that knows the key, in bytes or in Base64', async () => {
    const state = new MemoryStateStore();
    await sealedSecretStore({ state, key: keyOf(1) }).put(one, { secretAccessKey: SECRET });
    const elsewhere = sealedSecretStore({ state, key: `${Buffer.from(keyOf(1)).toString('base64')}\n` });
    assert.deepEqual(await elsewhere.get(one), { secretAccessKey: SECRET });
    assert.equal(await elsewhere.get(other), undefined);
  });

  test('are not to be read in the state, and look different each time they are written', async () => {
    const state = new MemoryStateStore();
    const secrets = sealedSecretStore({ state, key: keyOf(1) });
    await secrets.put(one, { secretAccessKey: SECRET });
    const before = await textOf(state);
    await secrets.put(one, { secretAccessKey: SECRET });
    const after = await textOf(state);
    assert.doesNotMatch(before + atobAll(before), new RegExp(SECRET));
    assert.notEqual(sealedIn(before), sealedIn(after));
    assert.deepEqual(await secrets.get(one), { secretAccessKey: SECRET });
  });

  test('are replaced, and removed, whoever else writes meanwhile', async () => {
    const state = new MemoryStateStore();
    const [mine, theirs] = [sealedSecretStore({ state, key: keyOf(1) }), sealedSecretStore({ state, key: keyOf(1) })];
    await Promise.all([mine, theirs].map((secrets, at) => secrets.put(one, { secretAccessKey: `${SECRET}${at}` })));
    assert.match((await mine.get(one))?.secretAccessKey ?? '', new RegExp(`^${SECRET}[01]$`));
    await Promise.all([mine.remove(one), theirs.remove(one)]);
    assert.equal(await mine.get(one), undefined);
    assert.equal(await textOf(state), '');
  });

  test('open only for the account that they were sealed for', async () => {
    const state = new MemoryStateStore();
    const secrets = sealedSecretStore({ state, key: keyOf(1) });
    await secrets.put(one, { secretAccessKey: SECRET });
    await state.put('secrets/other', (await state.get('secrets/one'))?.value, { kind: 'absent' });
    await assert.rejects(secrets.get(other), { code: 'unavailable' });
  });

  test('do not open with another key, and the error says so without the secret or a key', async () => {
    const state = new MemoryStateStore();
    await sealedSecretStore({ state, key: keyOf(1) }).put(one, { secretAccessKey: SECRET });
    await assert.rejects(sealedSecretStore({ state, key: keyOf(2) }).get(one), (error: Error & { code: string }) => {
      assert.equal(error.code, 'unavailable');
      assert.match(error.message, /sealed with a key that this service does not have/);
      assert.doesNotMatch(JSON.stringify({ ...error, message: error.message }), /wJalr|AgIC/);
      return true;
    });
  });

  test('do not open once a byte of them has been changed', async () => {
    const state = new MemoryStateStore();
    const secrets = sealedSecretStore({ state, key: keyOf(1) });
    await secrets.put(one, { secretAccessKey: SECRET });
    const { value, version } = (await state.get('secrets/one'))!;
    const { nonce, sealed } = value as { readonly nonce: string; readonly sealed: string };
    const changed = { nonce, sealed: (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1) };
    await state.put('secrets/one', changed, { kind: 'version', version });
    await assert.rejects(secrets.get(one), { code: 'unavailable' });
  });

  test('move to a new key, after which the old one can go', async () => {
    const state = new MemoryStateStore();
    await sealedSecretStore({ state, key: keyOf(1) }).put(one, { secretAccessKey: SECRET });
    const both = sealedSecretStore({ state, key: [keyOf(2), keyOf(1)] });
    assert.deepEqual(await both.get(one), { secretAccessKey: SECRET });
    await both.put(other, { secretAccessKey: SECRET });
    assert.equal(await both.reseal(), 1);
    assert.equal(await both.reseal(), 0);
    const alone = sealedSecretStore({ state, key: [keyOf(2)] });
    assert.deepEqual(await alone.get(one), { secretAccessKey: SECRET });
    assert.deepEqual(await alone.get(other), { secretAccessKey: SECRET });
  });

  for (const [what, key, words] of [
    ['too short', Buffer.from('too short').toString('base64'), /has 32 bytes, and this one has 9\./],
    ['empty', '', /has 32 bytes, and this one has 0\./],
    ['no Base64', 'not-base64!', /is no Base64/],
    ['absent', [], /There is no key/],
    ['not set in the environment', undefined, /There is no key/],
  ] as const)
    test(`refuse at once a key that is ${what}, and do not repeat it`, () => {
      assert.throws(
        () => sealedSecretStore({ state: new MemoryStateStore(), key }),
        (error: Error) => {
          assert.match(error.message, words);
          if (key !== undefined && key.length > 0)
            assert.ok(!`${error.stack}${String(error.cause)}`.includes(String(key)));
          return error instanceof TypeError;
        },
      );
    });
});

function sealedIn(text: string): string {
  return /"sealed":"([^"]+)"/.exec(text)?.[1] ?? assert.fail('Nothing is sealed');
}

/** Whatever is Base64 in it, as text. */
function atobAll(text: string): string {
  return (text.match(/[A-Za-z0-9+/=]{16,}/g) ?? [])
    .map((piece) => Buffer.from(piece, 'base64').toString('latin1'))
    .join('\n');
}
