import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { createMockBackend } from '../../mocks/backend.ts';
import { runFailureKinds } from '../../mocks/data/run-failures.ts';
import { scenarioFromUrl, scenarioToUrl } from '../../mocks/scenarios/scenario-url.ts';
import { scenarios, scenarioTable } from '../../mocks/scenarios/scenarios.ts';
import { audiencePageSchema, type Audience } from '../../src/domain/audience.ts';
import { connectionSchema } from '../../src/domain/connection.ts';
import { destinationSchema } from '../../src/domain/destination.ts';
import { fieldSchema } from '../../src/domain/field.ts';
import type { AccountId, DestinationId } from '../../src/domain/ids.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { runSchema } from '../../src/domain/run.ts';
import { codeOf, minutes, soundInput } from './sample-input.ts';

const world = (scenario: string) => createMockBackend({ scenario });

async function runsOf(scenario: string) {
  const backend = world(scenario);
  const { id } = await backend.adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
  await backend.adapter.startRuns(id, 'all', { idempotencyKey: 'r' });
  await backend.clock.advance(minutes(30));
  return (await backend.adapter.listRuns({ activationId: id })).items;
}

describe('every scenario', () => {
  test('makes a world', () => {
    for (const { name } of scenarios.filter((scenario) => scenario.name !== 'huge')) assert.ok(world(name));
  });

  test('has a name of its own and says what it shows', () => {
    assert.equal(new Set(scenarios.map(({ name }) => name)).size, scenarios.length);
    assert.ok(scenarios.every(({ shows }) => /^[A-Z0-9].+\.$/.test(shows)));
  });

  test('stands in the table of the README', () => {
    const readme = readFileSync(new URL('../../mocks/README.md', import.meta.url), 'utf8');
    assert.ok(readme.includes(scenarioTable()), 'print scenarioTable() into mocks/README.md');
  });

  test('that does not exist is refused with those that do', () => {
    assert.throws(() => world('hugh'), /There is no scenario "hugh"\. Choose among: default, /);
    assert.throws(() => world('huge:7'), RangeError);
    assert.throws(() => world('flaky:0'), RangeError);
  });

  test('goes together with others', async () => {
    const backend = world('read-only+no-audiences, slow');
    assert.deepEqual(backend.scenario, ['read-only', 'no-audiences', 'slow']);
    backend.clock.autoAdvance();
    const before = backend.clock.now();
    assert.deepEqual((await backend.adapter.getSession()).permissions, ['view-destinations']);
    assert.ok(backend.clock.now() - before >= 1_200);
  });
});

describe('the scenario', () => {
  test('empty-catalogue has no destination', async () => {
    assert.deepEqual(await world('empty-catalogue').adapter.listDestinations(), []);
  });

  test('no-connections has none that takes prospects, and destinations all the same', async () => {
    const { adapter } = world('no-connections');
    assert.deepEqual((await adapter.listConnections({ dataType: 'prospects' })).items, []);
    assert.equal((await adapter.listDestinations()).length, 60);
    assert.deepEqual((await adapter.listActivations({})).items, []);
  });

  test('no-audiences has not one prospect audience', async () => {
    const page = await world('no-audiences').adapter.listAudiences({});
    assert.deepEqual([page.items, page.total, page.unfilteredTotal], [[], 0, 0]);
  });

  test('huge has 100,000 audiences and 2,000 connections, and pages through them', async () => {
    const { adapter } = world('huge');
    const first = await adapter.listAudiences({ limit: 500 });
    assert.equal(first.total, 100_000);
    const middle = await adapter.listAudiences({ from: { kind: 'position', position: 50_000 }, limit: 1 });
    const last = await adapter.listAudiences({ from: { kind: 'position', position: 99_999 } });
    const compare = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;
    const names = [...first.items, ...middle.items, ...last.items].map(({ name }) => name);
    assert.deepEqual(names, [...names].sort(compare));
    assert.equal(new Set(names).size, 502);
    const connections = await adapter.listConnections({
      destinationId: 'amazon-s3' as DestinationId,
      search: 'team-1999',
    });
    assert.equal(connections.items.length, 1);
    assert.ok(((await adapter.listDestinations())[0]?.connectionCount ?? 0) > 2_000);
  });

  for (const permission of ['view-destinations', 'manage-destinations', 'activate-destinations'] as const) {
    test(`no-${permission} lacks that permission alone, and refuses what needs it`, async () => {
      const { adapter } = world(`no-${permission}`);
      const calls = {
        'view-destinations': () => adapter.listDestinations(),
        'manage-destinations': () => adapter.deleteAccount('x' as AccountId, { etag: 'x' }),
        'activate-destinations': () => adapter.listAudiences({}),
      };
      for (const [needed, call] of Object.entries(calls))
        assert.equal((await codeOf(call())) === 'forbidden', needed === permission, needed);
    });
  }

  test('expired-session answers nothing but that the session has ended', async () => {
    const { adapter } = world('expired-session');
    assert.equal(await codeOf(adapter.getSession()), 'unauthenticated');
    assert.equal(await codeOf(adapter.listAudiences({})), 'unauthenticated');
  });

  test('session-ends lets as many calls pass as it says', async () => {
    const { adapter } = world('session-ends:2');
    const codes = [];
    for (let call = 0; call < 4; call += 1) codes.push(await codeOf(adapter.getSession()));
    assert.deepEqual(codes, ['none', 'none', 'unauthenticated', 'unauthenticated']);
  });

  test('flaky fails each so-manieth call', async () => {
    const { adapter } = world('flaky:2');
    const codes = [];
    for (let call = 0; call < 4; call += 1) codes.push(await codeOf(adapter.getSession()));
    assert.deepEqual(codes, ['none', 'unavailable', 'none', 'unavailable']);
  });

  test('offline and failing answer nothing', async () => {
    assert.equal(await codeOf(world('offline').adapter.getSession()), 'unavailable');
    assert.equal(await codeOf(world('failing').adapter.getSession()), 'unavailable');
  });

  test('limits-near states limits that are soon reached, and holds them', async () => {
    const backend = world('limits-near');
    assert.equal((await backend.adapter.getSession()).limits.audiencesPerActivation, 10);
    const input = await soundInput(backend);
    const [entry] = input.audiences;
    assert.ok(entry);
    const many = { ...input, audiences: Array.from({ length: 11 }, () => entry) };
    assert.equal(await codeOf(backend.adapter.createActivation(many, { idempotencyKey: 'k' })), 'limit-exceeded');
  });

  test('quota-reached lets nothing more be made', async () => {
    const backend = world('quota-reached');
    const create = backend.adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
    assert.equal(await codeOf(create), 'limit-exceeded');
    const connection = backend.adapter.createConnection(
      {
        destinationId: 'amazon-s3' as DestinationId,
        accountId: 'acc_marketing_role' as AccountId,
        name: 'One more',
        dataType: 'prospects',
        location: { bucket: 'acme-new', folder: '', region: 'eu-west-1' },
        format: defaultFileFormat,
        includeManifest: true,
        serverSideEncryption: { kind: 'bucket-default' },
        openPgpPublicKeys: [],
        marketingActions: [],
        alerts: [],
      },
      { idempotencyKey: 'k' },
    );
    assert.equal(await codeOf(connection), 'limit-exceeded');
  });

  test('policy-violation stops every activation at its review', async () => {
    const backend = world('policy-violation');
    const input = await soundInput(backend);
    assert.equal((await backend.adapter.reviewActivation(input)).violations.length, 1);
    assert.equal(await codeOf(backend.adapter.createActivation(input, { idempotencyKey: 'k' })), 'invalid');
  });

  for (const kind of runFailureKinds) {
    test(`run-fails-${kind} fails every run, with what happened and what to do, and nothing visible`, async () => {
      const runs = await runsOf(`run-fails-${kind}`);
      assert.equal(runs.length, 2);
      for (const { state, files, ledger } of runs) {
        assert.ok(state.kind === 'failed' && state.error.title !== '' && state.error.nextStep !== '');
        assert.deepEqual([files.length, ledger.written], [0, 0]);
      }
    });
  }

  test('partial-success fails every second audience', async () => {
    const kinds = (await runsOf('partial-success')).map(({ state }) => state.kind);
    assert.deepEqual(kinds.sort(), ['failed', 'succeeded']);
  });

  test('long-runs shows runs that are still going on after half an hour', async () => {
    const runs = await runsOf('long-runs');
    assert.ok(runs.every(({ state }) => state.kind === 'running'));
  });

  test('name-collisions has audiences that would share a file, which the review finds', async () => {
    const backend = world('name-collisions');
    const { items } = await backend.adapter.listAudiences({ filter: { available: true }, limit: 500 });
    const names = new Set(items.map(({ name }) => name.toLowerCase()));
    assert.ok(names.size < items.length * 0.7);
    const namesakes = (audience: Audience) =>
      items.filter(({ name }) => name.toLowerCase() === audience.name.toLowerCase());
    const twins =
      items
        .map(namesakes)
        .find((group) => group.length > 1)
        ?.slice(0, 2) ?? [];
    const sound = await soundInput(backend);
    const audiences = twins.map(({ id }) => ({
      audienceId: id,
      schedule: sound.audiences[0]?.schedule ?? assert.fail(),
      fileName: {
        tokens: [{ token: 'audience-slug' as const }],
        separator: '_' as const,
        fileNumber: { kind: 'from-second' as const },
        whenExists: 'refuse' as const,
      },
    }));
    const { blockers } = await backend.adapter.reviewActivation({
      ...sound,
      connectionId:
        (await backend.adapter.listConnections({ search: 'Retail media' })).items[0]?.id ?? sound.connectionId,
      audiences,
    });
    assert.ok(blockers.some(({ code }) => code === 'key-collision'));
  });

  test('hostile-text puts hostile names everywhere and still keeps to the contract', async () => {
    const { adapter } = world('hostile-text');
    const page = v.parse(audiencePageSchema, await adapter.listAudiences({ limit: 500 }));
    const destinations = v.parse(v.array(destinationSchema), await adapter.listDestinations());
    const connections = v.parse(v.array(connectionSchema), (await adapter.listConnections({})).items);
    const fields = v.parse(v.array(fieldSchema), await adapter.listFields());
    v.parse(v.array(runSchema), (await adapter.listRuns({})).items);
    const texts = JSON.stringify([page, destinations, connections, fields]);
    for (const hostile of ['<script>', '\u202E', '👩‍👩‍👧‍👦', 'جمهور', 'javascript:'])
      assert.ok(texts.includes(hostile), hostile);
    assert.ok(fields.some(({ label }) => label.length === 5_000));
    assert.ok(page.items.some(({ name }) => name.length === 255));
    assert.equal(new Set(page.items.map(({ name }) => name)).size, 250);
  });
});

describe('an address', () => {
  test('carries a world in its query and leaves the rest of it alone', () => {
    const shared = scenarioToUrl('https://portal.example/x?tab=1#top', { scenario: ['huge', 'slow'], seed: 7 });
    assert.equal(shared.href, 'https://portal.example/x?tab=1&scenario=huge+slow&seed=7#top');
    assert.deepEqual(scenarioFromUrl(shared), { scenario: ['huge', 'slow'], seed: 7 });
    assert.equal(scenarioToUrl(shared, { scenario: ['default'] }).href, 'https://portal.example/x?tab=1#top');
  });

  test('that is mistyped shows the default world', () => {
    assert.deepEqual(scenarioFromUrl('https://portal.example/?scenario=hugh&seed=x&now=today'), {
      scenario: ['default'],
    });
  });

  test('can say when the world begins', () => {
    const now = '2027-01-31T00:00:00Z';
    assert.deepEqual(scenarioFromUrl(scenarioToUrl('https://portal.example/', { scenario: ['default'], now })), {
      scenario: ['default'],
      now,
    });
  });
});
