import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { activatedAudienceSchema, type Activation, type ActivationChange } from '../../../src/domain/activation.ts';
import type { Instant } from '../../../src/domain/primitives.ts';
import { createRunner } from '../../../src/runner/index.ts';
import { Process, world } from './two-processes.ts';

const AN_HOUR = 3_600_000;

/** A process that looks for what is due every hour, and one daily activation at six from the day after tomorrow on. */
class Operation {
  readonly #process = new Process(world());
  activation!: Activation;

  static async begin(): Promise<Operation> {
    const operation = new Operation();
    operation.activation = await operation.#process.activation();
    await operation.change({
      audiences: operation.activation.audiences.map((entry) => ({
        ...entry,
        schedule: v.parse(activatedAudienceSchema.entries.schedule, { ...entry.schedule, firstDay: '2026-11-26' }),
      })),
    });
    return operation;
  }

  async change(change: ActivationChange): Promise<void> {
    const { adapter } = this.#process.s3;
    const { etag } = await adapter.getActivation(this.activation.id);
    this.activation = await adapter.updateActivation(this.activation.id, change, { etag });
  }

  /** @param looks whether the runner is there meanwhile */
  async until(moment: Instant, { looks = true } = {}): Promise<void> {
    const { s3, clock } = this.#process;
    const runner = createRunner({ adapter: s3.adapter, slots: s3, clock });
    const end = Date.parse(moment);
    while (clock.now() < end) {
      await clock.advance(Math.min(AN_HOUR, end - clock.now()));
      if (!looks) continue;
      await runner.runDue();
      await s3.idle();
    }
  }

  async slots(): Promise<readonly string[]> {
    const { items } = await this.#process.s3.adapter.listRuns({ activationId: this.activation.id });
    return items.map(({ audienceId, slot }) => `${audienceId} ${slot.slice(0, 16)}`).sort();
  }
}

describe('an activation that is changed while it is in service', () => {
  test('runs each day, and after an outage of days the latest slot alone', async () => {
    const operation = await Operation.begin();
    await operation.until('2026-11-27T12:00:00Z');
    await operation.until('2026-12-02T12:00:00Z', { looks: false });
    await operation.until('2026-12-03T12:00:00Z');
    assert.deepEqual(await operation.slots(), [
      'aud-visitors 2026-11-26T06:00',
      'aud-visitors 2026-11-27T06:00',
      'aud-visitors 2026-12-02T06:00',
      'aud-visitors 2026-12-03T06:00',
    ]);
  });

  test('does not make good what came due while it was paused', async () => {
    const operation = await Operation.begin();
    await operation.until('2026-11-26T12:00:00Z');
    await operation.change({ status: 'paused' });
    await operation.until('2026-11-29T12:00:00Z');
    await operation.change({ status: 'enabled' });
    await operation.until('2026-11-30T12:00:00Z');
    assert.deepEqual(await operation.slots(), ['aud-visitors 2026-11-26T06:00', 'aud-visitors 2026-11-30T06:00']);
  });

  test('does not run an audience that was added at noon for the morning', async () => {
    const operation = await Operation.begin();
    await operation.until('2026-11-26T12:00:00Z');
    const { audiences } = operation.activation;
    const added = audiences.map((entry) => v.parse(activatedAudienceSchema, { ...entry, audienceId: 'aud-movers' }));
    await operation.change({ audiences: [...audiences, ...added] });
    await operation.until('2026-11-27T12:00:00Z');
    assert.deepEqual(await operation.slots(), [
      'aud-movers 2026-11-27T06:00',
      'aud-visitors 2026-11-26T06:00',
      'aud-visitors 2026-11-27T06:00',
    ]);
  });

  test('does not run again for a time of the same day to which its schedule was put back', async () => {
    const operation = await Operation.begin();
    await operation.until('2026-11-26T12:00:00Z');
    await operation.change({
      audiences: operation.activation.audiences.map((entry) => ({
        ...entry,
        schedule: { ...entry.schedule, start: { kind: 'at', time: '08:00' } },
      })),
    });
    await operation.until('2026-11-27T12:00:00Z');
    assert.deepEqual(await operation.slots(), ['aud-visitors 2026-11-26T06:00', 'aud-visitors 2026-11-27T08:00']);
  });

  test('keeps a slot that came due just before something else of it was changed', async () => {
    const operation = await Operation.begin();
    await operation.until('2026-11-26T06:00:05Z', { looks: false });
    await operation.change({ name: 'Another name' });
    await operation.until('2026-11-26T07:00:00Z');
    assert.deepEqual(await operation.slots(), ['aud-visitors 2026-11-26T06:00']);
  });
});

describe('an activation that cannot be read', () => {
  test('holds no other up, and is told by the key of what is stored', async () => {
    const shared = world();
    const process = new Process(shared);
    const { id } = await process.activation();
    await shared.state.put('activations/of-a-newer-version', { name: 'Newer' }, { kind: 'absent' });
    await process.clock.advance(Date.parse('2026-12-24T07:00:00Z') - process.clock.now());
    const { adapter } = process.s3;
    await assert.rejects(createRunner({ adapter, slots: process.s3, clock: process.clock }).runDue(), {
      name: 'StateUnreadable',
      message: /activations\/of-a-newer-version/,
    });
    await process.s3.idle();
    const { items } = await adapter.listRuns({ activationId: id });
    assert.deepEqual(
      items.map(({ slot, state }) => [slot, state.kind]),
      [['2026-12-24T06:00:00Z', 'succeeded']],
    );
  });
});
