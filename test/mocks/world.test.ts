import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { createMockBackend } from '../../mocks/backend.ts';
import { accountSchema } from '../../src/domain/account.ts';
import { activationSchema } from '../../src/domain/activation.ts';
import { audiencePageSchema } from '../../src/domain/audience.ts';
import { connectionSchema } from '../../src/domain/connection.ts';
import { destinationCategories, destinationSchema } from '../../src/domain/destination.ts';
import { fieldSchema } from '../../src/domain/field.ts';
import { ledgerBalances } from '../../src/domain/ledger.ts';
import { runSchema } from '../../src/domain/run.ts';
import { sessionSchema } from '../../src/domain/session.ts';
import { minutes, soundInput } from './sample-input.ts';

/** Everything that can be listed, as text. */
async function everything(seed: number): Promise<string> {
  const backend = createMockBackend({ seed });
  const { adapter, clock } = backend;
  const activation = await adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
  await adapter.startRuns(activation.id, 'all', { idempotencyKey: 'r' });
  await clock.advance(minutes(5));
  return JSON.stringify([
    await adapter.getSession(),
    await adapter.listDestinations(),
    await adapter.listAccounts({}),
    await adapter.listConnections({}),
    await adapter.listAudiences({ limit: 500 }),
    await adapter.listFields(),
    await adapter.listActivations({}),
    await adapter.listRuns({ limit: 20 }),
    backend.snapshot(),
  ]);
}

/** What is shared among worlds of one seed is made again after so many other seeds. */
function forgetWorlds(): void {
  for (let seed = 100; seed < 104; seed += 1) createMockBackend({ seed });
}

describe('a world', () => {
  test('is the same to the byte for the same seed, whether made again or shared, and differs for another', async () => {
    const seventh = await everything(7);
    assert.equal(await everything(7), seventh);
    forgetWorlds();
    assert.equal(await everything(7), seventh);
    assert.notEqual(await everything(8), seventh);
  });

  test('sees nothing of what becomes of another of the same seed', async () => {
    const [one, other] = [createMockBackend(), createMockBackend()];
    const before = JSON.stringify(other.snapshot());
    const { items } = await one.adapter.listAudiences({});
    await one.adapter.createActivation(await soundInput(one), { idempotencyKey: 'k' });
    await one.clock.advance(minutes(3 * 24 * 60));
    one.permissions = [];
    assert.equal(JSON.stringify(other.snapshot()), before);
    assert.deepEqual((await other.adapter.listAudiences({})).items, items);
    assert.equal(JSON.stringify(createMockBackend().snapshot()), before);
  });

  test('gives nobody a hold on what it shares, not even without its call layer', async () => {
    const { bare } = createMockBackend();
    const [audience] = (await bare.listAudiences({})).items;
    const [field] = await bare.listFields();
    const [run] = (await bare.listRuns({ state: 'succeeded' })).items;
    assert.throws(() => audience?.tags.push('changed'), TypeError);
    assert.throws(() => Object.assign(field ?? {}, { label: 'changed' }), TypeError);
    assert.throws(() => Object.assign(run?.files[0] ?? {}, { key: 'changed' }), TypeError);
    assert.throws(() => Object.assign(run?.ledger ?? {}, { read: 0 }), TypeError);
  });

  test('keeps to the schemas of the contract in everything it answers', async () => {
    const { adapter } = createMockBackend();
    v.parse(sessionSchema, await adapter.getSession());
    v.parse(v.array(destinationSchema), await adapter.listDestinations());
    v.parse(v.array(fieldSchema), await adapter.listFields());
    v.parse(v.array(accountSchema), (await adapter.listAccounts({})).items);
    v.parse(v.array(connectionSchema), (await adapter.listConnections({})).items);
    v.parse(audiencePageSchema, await adapter.listAudiences({}));
    v.parse(v.array(activationSchema), (await adapter.listActivations({})).items);
    v.parse(v.array(runSchema), (await adapter.listRuns({})).items);
  });

  test('has sixty destinations over every category, of which those that take files of prospects say so', async () => {
    const destinations = await createMockBackend().adapter.listDestinations();
    assert.equal(destinations.length, 60);
    assert.deepEqual(new Set(destinations.map(({ category }) => category)), new Set(destinationCategories));
    const takers = destinations.filter(({ dataTypes }) => dataTypes.includes('prospects')).map(({ name }) => name);
    assert.ok(takers.includes('Amazon S3') && takers.includes('S3-compatible storage') && takers.includes('SFTP'));
    assert.ok(
      destinations.every(({ category, dataTypes }) => category !== 'social' || !dataTypes.includes('prospects')),
    );
  });

  test('has a connection that is broken, with since when, why and what to do', async () => {
    const { items } = await createMockBackend().adapter.listConnections({});
    const broken = items.flatMap(({ health }) => (health.kind === 'broken' ? [health] : []));
    assert.ok(broken.length >= 2);
    assert.ok(broken.every(({ since, reason, nextStep }) => since < '2026-11-24' && reason !== '' && nextStep !== ''));
  });

  test('has a history: thirty slots of balanced runs, with files, and some that failed', async () => {
    const { adapter } = createMockBackend();
    const { items } = await adapter.listRuns({ limit: 500 });
    const nightly = items.filter(({ activationId }) => (activationId as string) === 'act_acquisition_nightly');
    assert.ok(new Set(nightly.map(({ slot }) => slot)).size >= 30);
    assert.ok(items.every(({ ledger }) => ledgerBalances(ledger)));
    assert.ok(items.some(({ state }) => state.kind === 'failed'));
    const succeeded = items.filter(({ state }) => state.kind === 'succeeded');
    assert.ok(
      succeeded.every(
        ({ files, ledger }) =>
          files.reduce((sum, { rows }) => sum + (rows ?? 0), 0) === ledger.written && files.length >= 2,
      ),
    );
  });

  test('has the partner id as the one identity, and recommends it', async () => {
    const fields = await createMockBackend().adapter.listFields();
    const identities = fields.filter(({ identityNamespace }) => identityNamespace !== undefined);
    assert.deepEqual(
      identities.map(({ path, identityNamespace, recommended }) => [path, identityNamespace, recommended]),
      [['partnerID', 'Partner ID', true]],
    );
    assert.ok(fields.every(({ labels }) => labels.includes('Third Party')));
    assert.ok(['array', 'map', 'object'].every((type) => fields.some((field) => field.type === type)));
  });

  test('stays as it is when someone changes what they were answered', async () => {
    const { adapter } = createMockBackend();
    const look = async () => JSON.stringify([await adapter.listFields(), await adapter.listConnections({})]);
    const before = await look();
    const [field] = await adapter.listFields();
    const [connection] = (await adapter.listConnections({})).items;
    assert.ok(field && connection);
    field.label = 'Changed';
    connection.location.bucket = 'changed';
    assert.equal(await look(), before);
  });

  test('begins when it is told', async () => {
    const backend = createMockBackend({ scenario: 'no-connections', now: '2027-03-01T00:00:00Z' });
    assert.equal((await backend.adapter.getSession()).now, '2027-03-01T00:00:00Z');
  });

  test('goes back to a snapshot, time included, and on from there as it did before', async () => {
    const backend = createMockBackend();
    const snapshot = JSON.parse(JSON.stringify(backend.snapshot())) as ReturnType<typeof backend.snapshot>;
    const goOn = async () => {
      const activation = await backend.adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
      await backend.clock.advance(minutes(24 * 60));
      return JSON.stringify([await backend.adapter.listRuns({ activationId: activation.id }), backend.snapshot()]);
    };
    const first = await goOn();
    backend.restore(snapshot);
    assert.deepEqual(backend.snapshot(), snapshot);
    assert.equal(await goOn(), first);
  });

  test('takes no snapshot of another, and stays as it is', () => {
    const world = createMockBackend({ scenario: 'no-connections' });
    const before = world.snapshot();
    for (const other of [{ scenario: 'no-audiences' }, { scenario: 'no-connections', seed: 2 }])
      assert.throws(() => world.restore(createMockBackend(other).snapshot()), RangeError);
    assert.throws(() => world.restore({} as typeof before), RangeError);
    assert.deepEqual(world.snapshot(), before);
  });
});
