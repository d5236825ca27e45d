import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, describe, test } from 'node:test';
import type { S3EndpointOptions, S3Quirks } from '../../../mocks/s3/index.ts';
import type { ConnectionTestEvent, ConnectionTestStage } from '../../../src/domain/connection-test.ts';
import type { FileNameTemplate } from '../../../src/domain/file-name.ts';
import type { Run } from '../../../src/domain/run.ts';
import { BUCKET, Exporting } from './exporting.ts';

/** As servers are known to be: Ceph 18 has all four of the first. */
const CEPH: S3Quirks = {
  checksums: 'ignored',
  bareETags: true,
  completeConditions: 'ignored',
  lostRaces: 'InternalError',
};

let exporting: Exporting | undefined;

async function endExporting(): Promise<void> {
  await exporting?.end();
  exporting = undefined;
}

async function on(
  quirks: S3Quirks,
  { heldBytes, ...endpoint }: Partial<S3EndpointOptions> & { readonly heldBytes?: number } = {},
): Promise<Exporting> {
  exporting = await Exporting.begin({ quirks, ...endpoint }, heldBytes === undefined ? {} : { tuning: { heldBytes } });
  return exporting;
}

function stageOf(ends: readonly ConnectionTestEvent[], stage: ConnectionTestStage): ConnectionTestEvent {
  const end = ends.find((event) => event.stage === stage);
  assert.ok(end, `the stage ${stage} has not ended`);
  return end;
}

/** The bytes in the bucket are those that the run tells of, and nothing else lies there. */
function assertWhole({ server }: Exporting, run: Run): void {
  assert.equal(run.state.kind, 'succeeded', JSON.stringify(run.state));
  for (const { key, bytes, sha256 } of run.files) {
    const stored = server.endpoint.read(BUCKET, key) ?? new Uint8Array();
    assert.deepEqual([stored.length, createHash('sha256').update(stored).digest('hex')], [bytes, sha256]);
  }
  assert.deepEqual(
    server.endpoint.objects(BUCKET).map(({ key }) => key),
    run.files.map(({ key }) => key).sort(),
  );
  assert.deepEqual(server.endpoint.unfinishedUploads(BUCKET), []);
}

/** The deed is done, and the answer says that it failed. */
const LOST_ANSWER = { kind: 'error', code: 'InternalError', moment: 'after-write' } as const;

/** The same at every run. */
const STATIC_NAME: FileNameTemplate = {
  tokens: [{ token: 'text', text: 'prospects' }],
  separator: '_',
  fileNumber: { kind: 'from-second' },
  whenExists: 'refuse',
};

describe('the connection test on servers that are not S3', () => {
  afterEach(endExporting);

  test('says nothing of S3 itself', async () => {
    const world = await on({});
    const ends = await world.test(await world.connection());
    assert.equal(stageOf(ends, 'write').detail, 'A file can be written under prospects.');
    assert.equal(stageOf(ends, 'conditional-write').detail, 'Existing files are safe from being overwritten.');
  });

  test('says that checksums are not kept', async () => {
    const world = await on({ checksums: 'ignored' });
    const write = stageOf(await world.test(await world.connection()), 'write');
    assert.equal(write.outcome, 'passed');
    assert.match(write.detail, /keeps no checksums.*size and ETag/);
  });

  test('says that checksums are refused, and goes on without them', async () => {
    const world = await on({ checksums: 'refused' });
    const ends = await world.test(await world.connection());
    assert.match(stageOf(ends, 'write').detail, /refuses the checksums/);
    assert.ok(ends.every(({ outcome }) => outcome === 'passed' || outcome === 'skipped'));
  });

  test('says that ETags have no quotes', async () => {
    const world = await on({ bareETags: true });
    const write = stageOf(await world.test(await world.connection()), 'write');
    assert.deepEqual([write.outcome, /no quotes/.test(write.detail)], ['passed', true]);
  });

  for (const [what, quirks, words] of [
    ['a completion', { completeConditions: 'ignored' }, /overwrites.*large one/],
    ['a put', { putConditions: 'ignored' }, /overwrites files that were to be kept/],
  ] as const) {
    test(`warns where ${what} overwrites what was to be kept, and says how to be safe`, async () => {
      const world = await on(quirks);
      const end = stageOf(await world.test(await world.connection()), 'conditional-write');
      assert.equal(end.outcome, 'warning');
      assert.match(end.detail, words);
      assert.match(end.fix ?? '', /date and time in file names/);
    });
  }

  test('fails where conditions are refused, without which a manifest could overwrite', async () => {
    const world = await on({ putConditions: 'refused' });
    const end = stageOf(await world.test(await world.connection()), 'conditional-write');
    assert.deepEqual([end.outcome, end.serviceCode], ['failed', 'NotImplemented']);
    assert.notEqual(end.fix ?? '', '');
  });

  test('leaves nothing behind on any of them', async () => {
    for (const quirks of [CEPH, { checksums: 'refused' }, { putConditions: 'refused' }, { putConditions: 'ignored' }]) {
      const world = await on(quirks as S3Quirks);
      await world.test(await world.connection());
      const { endpoint } = world.server;
      assert.deepEqual([endpoint.objects(BUCKET), endpoint.unfinishedUploads(BUCKET)], [[], []]);
      await world.end();
      exporting = undefined;
    }
  });
});

describe('an export to servers that are not S3', () => {
  afterEach(endExporting);

  for (const [name, quirks] of [
    ['keeps no checksums', { checksums: 'ignored' }],
    ['refuses checksums', { checksums: 'refused' }],
    ['returns ETags without quotes', { bareETags: true }],
    ['ignores conditions on Complete', { completeConditions: 'ignored' }],
    ['answers a lost race with 500', { lostRaces: 'InternalError' }],
    ['does all of it', CEPH],
  ] as const) {
    for (const [how, heldBytes] of [
      ['in one piece', undefined],
      ['in parts', 0],
    ] as const) {
      test(`lands whole ${how} where the server ${name}`, async () => {
        const world = await on(quirks, heldBytes === undefined ? {} : { heldBytes });
        assertWhole(world, await world.export(await world.connection()));
      });

      test(`keeps a file that was there, ${how}, where the server ${name}`, async () => {
        const world = await on(quirks, heldBytes === undefined ? {} : { heldBytes });
        const connection = await world.connection();
        world.server.endpoint.put(BUCKET, 'prospects/prospects.csv', 'of someone else');
        const run = await world.export(connection, await world.named(connection, STATIC_NAME));
        assert.ok(run.state.kind === 'failed', JSON.stringify(run.state));
        const kept = Buffer.from(world.server.endpoint.read(BUCKET, 'prospects/prospects.csv') ?? []);
        assert.equal(kept.toString(), 'of someone else');
        assert.deepEqual(world.server.endpoint.unfinishedUploads(BUCKET), []);
      });
    }
  }

  test('fails at once, and says why, where conditional writes are refused', async () => {
    const world = await on({ putConditions: 'refused' });
    const run = await world.export(await world.connection());
    assert.ok(run.state.kind === 'failed');
    assert.equal(run.state.error.serviceCode, 'NotImplemented');
    const puts = world.server.endpoint.requests.filter(({ operation }) => operation === 'PutObject');
    // once more without checksums, which might have been what was refused
    assert.equal(puts.length, 2);
    assert.deepEqual(world.server.endpoint.objects(BUCKET), []);
  });

  test('reads back what lies there when its own write was answered as a lost race', async () => {
    const world = await on(CEPH, { faults: [{ operation: 'PutObject', nth: 1, effect: LOST_ANSWER }] });
    assertWhole(world, await world.export(await world.connection()));
  });

  test('does not take for its own what another wrote in the same moment', async () => {
    const world = await on(CEPH);
    const connection = await world.connection();
    // another writer comes between the look and the write
    world.server.endpoint.faults.add({
      operation: 'PutObject',
      nth: 1,
      effect: {
        kind: 'stall-request',
        bytes: 0,
        until: world
          .seen('PutObject')
          .then(() => world.server.endpoint.put(BUCKET, 'prospects/prospects.csv', 'theirs')),
      },
    });
    const run = await world.export(connection, await world.named(connection, STATIC_NAME));
    assert.ok(run.state.kind === 'failed', JSON.stringify(run.state));
    assert.equal(Buffer.from(world.server.endpoint.read(BUCKET, 'prospects/prospects.csv') ?? []).toString(), 'theirs');
  });

  test('tells no success where another overwrote its file in the same moment', async () => {
    const world = await on(CEPH, { heldBytes: 0 });
    const connection = await world.connection();
    const overwritten = world.seen('CompleteMultipartUpload');
    world.server.endpoint.faults.add({
      operation: 'CompleteMultipartUpload',
      nth: 1,
      effect: {
        kind: 'stall-answer',
        bytes: 0,
        until: overwritten.then(() => world.overwrittenOnceThere('prospects/prospects.csv')),
      },
    });
    const run = await world.export(connection, await world.named(connection, STATIC_NAME));
    assert.ok(run.state.kind === 'failed', JSON.stringify(run.state));
    assert.equal(run.files.length, 0);
  });
});
