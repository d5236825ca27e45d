import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Activation } from '../../../src/domain/activation.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import type { Run } from '../../../src/domain/run.ts';
import { MemoryStateStore } from '../../../src/s3/index.ts';
import type { WriteCondition } from '../../../src/s3/state/state-store.ts';
import { refusal } from '../../export/memory-bucket.ts';
import { everythingUnderWay, heldRun, Process, world } from './two-processes.ts';

const A_MINUTE = 60_000;

/** A store that takes no change of a connection any more, once it is told so. */
class StoreOfFixedConnections extends MemoryStateStore {
  isFixed = false;

  override put(key: string, value: unknown, condition: WriteCondition): Promise<string> {
    if (this.isFixed && key.startsWith('connections/')) return Promise.reject(new Error('The store is out of reach.'));
    return super.put(key, value, condition);
  }
}

async function ended(process: Process, activation: Activation): Promise<Run> {
  const { id } = await process.start(activation);
  await process.s3.idle();
  return process.s3.adapter.getRun(id);
}

async function connectionOf(process: Process): Promise<Connection> {
  const [connection] = (await process.s3.adapter.listConnections({})).items;
  assert.ok(connection);
  return connection;
}

function startOf({ state }: Run): string | undefined {
  return 'startedAt' in state ? state.startedAt : undefined;
}

describe('the moment of a connection’s last run', () => {
  test('is written before any file: a run for which it cannot be fails with nothing in the bucket', async () => {
    const state = new StoreOfFixedConnections();
    const shared = { ...world(), state };
    const process = new Process(shared);
    const activation = await process.activation();
    state.isFixed = true;
    const run = await ended(process, activation);
    assert.deepEqual([run.state.kind, run.files, shared.bucket.keys], ['failed', [], []]);
    assert.equal(shared.bucket.uploads.size, 0);
  });

  test('fails no run whose rows are read already: its connection is not written any more', async () => {
    const state = new StoreOfFixedConnections();
    const shared = { ...world(), state };
    const { first, run } = await heldRun(shared);
    state.isFixed = true;
    first.goOn();
    await first.s3.idle();
    const { state: end, files } = await first.s3.adapter.getRun(run.id);
    assert.equal(end.kind, 'succeeded');
    assert.deepEqual([...shared.bucket.keys].sort(), files.map(({ key }) => key).sort());
  });

  test('is when a run began, seen from its beginning on', async () => {
    const { first, run } = await heldRun();
    const begun = await first.s3.adapter.getRun(run.id);
    assert.equal((await connectionOf(first)).lastRunAt, startOf(begun));
    first.goOn();
    await first.s3.idle();
    assert.equal((await connectionOf(first)).lastRunAt, startOf(begun));
  });

  test('is that of a run that failed, too', async () => {
    const shared = world();
    const process = new Process(shared);
    const activation = await process.activation();
    shared.bucket.fault = () => ({
      kind: 'before',
      error: refusal('CreateMultipartUpload', 'denied', 'AccessDenied', 403),
    });
    const run = await ended(process, activation);
    assert.equal(run.state.kind, 'failed');
    assert.equal((await connectionOf(process)).lastRunAt, startOf(run));
  });

  test('does not go back when an earlier run is taken up after a later one', async () => {
    const { shared, run } = await heldRun();
    const second = new Process(shared);
    await second.clock.advance(A_MINUTE);
    const later = await ended(second, await second.activation('aud-movers'));
    await second.s3.takeUpInterrupted();
    await second.s3.idle();
    await everythingUnderWay();
    assert.equal((await second.s3.adapter.getRun(run.id)).state.kind, 'succeeded');
    assert.equal((await connectionOf(second)).lastRunAt, startOf(later));
  });
});
