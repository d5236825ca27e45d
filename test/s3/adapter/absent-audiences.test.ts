import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Process, world } from './two-processes.ts';

describe('an audience that is not there any more when its slot comes', () => {
  test('is passed over with the reason, and nothing is written', async () => {
    const shared = world();
    const process = new Process(shared);
    const { id } = await process.activation();
    const stored = await shared.state.get(`activations/${id}`);
    const value = stored?.value as { readonly audiences: readonly { readonly audienceId: string }[] };
    for (const [audienceId, code] of [
      ['aud-gone', 'audience-unknown'],
      ['aud-draft', 'audience-unavailable'],
      ['aud-nobody', undefined],
    ] as const) {
      const audiences = value.audiences.map((entry) => ({ ...entry, audienceId }));
      const now = await shared.state.get(`activations/${id}`);
      const condition = { kind: 'version', version: now?.version ?? '' } as const;
      await shared.state.put(`activations/${id}`, { ...value, audiences }, condition);
      const [run] = await process.s3.adapter.startRuns(id, 'all', { idempotencyKey: audienceId });
      await process.s3.idle();
      const { state } = await process.s3.adapter.getRun(run!.id);
      assert.equal(state.kind, code === undefined ? 'succeeded' : 'skipped', audienceId);
      if (state.kind === 'skipped') assert.equal(state.code, code);
      if (code !== undefined) assert.deepEqual(shared.bucket.keys, []);
    }
  });
});
