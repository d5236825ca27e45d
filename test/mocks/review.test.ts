import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend } from '../../mocks/backend.ts';
import type { AudienceId, ConnectionId } from '../../src/domain/ids.ts';
import { codeOf, minutes, soundInput } from './sample-input.ts';

describe('a review', () => {
  test('foretells the keys, rows and bytes that a run then writes', async () => {
    const backend = createMockBackend();
    const input = await soundInput(backend);
    const review = await backend.adapter.reviewActivation(input);
    assert.deepEqual([review.blockers, review.violations], [[], []]);
    const { id } = await backend.adapter.createActivation(input, { idempotencyKey: 'k' });
    await backend.clock.advanceTo('2026-11-24T20:30:00Z');
    const { items } = await backend.adapter.listRuns({ activationId: id });
    for (const planned of review.audiences) {
      const run = items.find(({ audienceId }) => audienceId === planned.audienceId);
      const written = run?.files.find(({ kind }) => kind === 'data');
      const [file] = planned.files;
      assert.ok(run && written && file);
      assert.equal(file.key, written.key);
      assert.equal(file.rows, run.ledger.read);
      const bytesARow = (file.bytes ?? 0) / run.ledger.read;
      assert.ok(Math.abs(bytesARow / (written.bytes / run.ledger.written) - 1) < 0.1);
    }
  });

  test('previews the very bytes with which the file then begins', async () => {
    const backend = createMockBackend();
    const input = await soundInput(backend);
    const { id } = await backend.adapter.createActivation(input, { idempotencyKey: 'k' });
    const [entry] = input.audiences;
    assert.ok(entry);
    const preview = await backend.adapter.previewExport(input, entry.audienceId);
    const [run] = await backend.adapter.startRuns(id, [entry.audienceId], { idempotencyKey: 'r' });
    await backend.clock.advance(minutes(10));
    assert.ok(run);
    const { files } = await backend.adapter.getRun(run.id);
    const { body } = await backend.adapter.readRunFile(run.id, files[0]?.key ?? '');
    const whole = Buffer.from(await new Response(body).arrayBuffer());
    const first = Buffer.from(preview.content, 'base64');
    assert.deepEqual(whole.subarray(0, first.length), first);
    assert.deepEqual([preview.rows, preview.truncated], [20, true]);
  });

  test('refuses to preview an audience that is not in the activation, and a field that is not in the schema', async () => {
    const backend = createMockBackend();
    const input = await soundInput(backend);
    const [entry] = input.audiences;
    assert.ok(entry);
    assert.equal(await codeOf(backend.adapter.previewExport(input, 'elsewhere' as AudienceId)), 'invalid');
    const mapping = [{ source: 'nothing.here', target: 'x', mandatory: false, deduplicationKey: false }];
    assert.equal(await codeOf(backend.adapter.previewExport({ ...input, mapping }, entry.audienceId)), 'invalid');
  });

  test('shows the way from a label to the purpose that a policy forbids, and stops the activation', async () => {
    const backend = createMockBackend();
    const input = await soundInput(backend, { connectionId: 'conn_partner_share' as ConnectionId });
    const { violations } = await backend.adapter.reviewActivation(input);
    assert.equal(violations.length, 1);
    assert.equal(violations[0]?.marketingAction, 'export-to-third-party');
    assert.deepEqual(
      violations[0]?.lineage.map(({ kind }) => kind),
      ['dataset', 'field', 'audience', 'mapping', 'connection', 'marketing-action'],
    );
    assert.deepEqual(
      violations[0]?.lineage.flatMap(({ at, kind }) => (at === undefined ? [] : [`${kind} ${at}`])),
      ['field label', 'marketing-action breach'],
    );
    assert.equal(await codeOf(backend.adapter.createActivation(input, { idempotencyKey: 'k' })), 'invalid');
  });

  test('warns where profiles expire between two runs', async () => {
    const backend = createMockBackend();
    const sound = await soundInput(backend);
    const audiences = sound.audiences.map((entry) => ({
      ...entry,
      schedule: {
        frequency: 'monthly' as const,
        dayOfMonth: 28,
        start: { kind: 'at' as const, time: '20:00' },
        firstDay: '2026-11-24',
        lastDay: null,
        lastDayIs: 'inclusive' as const,
        timeZone: 'UTC',
      },
    }));
    const { warnings } = await backend.adapter.reviewActivation({ ...sound, audiences });
    assert.deepEqual(new Set(warnings.map(({ code }) => code)), new Set(['outlives-profiles']));
  });

  test('blocks a connection that is broken', async () => {
    const backend = createMockBackend();
    const input = await soundInput(backend, { connectionId: 'conn_denied' as ConnectionId });
    const { blockers } = await backend.adapter.reviewActivation(input);
    assert.deepEqual(
      blockers.map(({ code }) => code),
      ['connection-broken'],
    );
  });
});
