import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { connectionHealthSchema } from '../../src/domain/connection.ts';
import { connectionTestEventSchema } from '../../src/domain/connection-test.ts';
import { reviewNoteSchema } from '../../src/domain/review.ts';
import { runStateSchema } from '../../src/domain/run.ts';

const ended = { startedAt: '2026-11-24T13:00:00Z', endedAt: '2026-11-24T13:01:00Z' };
const unknown = { code: 'of-a-later-version' };

describe('a code that only a newer service knows', () => {
  test('leaves of a failed run what it says in words', () => {
    const error = { title: 'The quota is spent', message: 'Wait.', nextStep: 'Retry tomorrow.' };
    const state = v.parse(runStateSchema, { kind: 'failed', ...ended, error: { ...error, failure: unknown } });
    assert.deepEqual(state, { kind: 'failed', ...ended, error: { ...error, failure: undefined } });
  });

  test('leaves of a skipped run its reason', () => {
    const state = v.parse(runStateSchema, { kind: 'skipped', ...ended, reason: 'It is Sunday.', ...unknown });
    assert.deepEqual(state, { kind: 'skipped', ...ended, reason: 'It is Sunday.', code: undefined });
  });

  test('leaves of a connection and its test what they say in words', () => {
    const event = { stage: 'bucket', outcome: 'failed', detail: 'The bucket is frozen.' };
    assert.equal(v.parse(connectionTestEventSchema, { ...event, findings: [unknown] }).detail, event.detail);
    const health = { kind: 'broken', since: ended.endedAt, reason: 'It is frozen.', nextStep: 'Thaw it.' };
    assert.deepEqual(v.parse(connectionHealthSchema, { ...health, findings: [unknown] }), {
      ...health,
      findings: undefined,
    });
  });

  test('leaves of a note of the review its message', () => {
    const note = { code: unknown.code, message: 'The folder is full.', step: 'destination' };
    assert.equal(v.parse(reviewNoteSchema, { ...note, finding: unknown }).message, note.message);
  });

  test('does not hide one that is known', () => {
    const error = { title: '', message: '', nextStep: '', failure: { code: 'source' } };
    const state = v.parse(runStateSchema, { kind: 'failed', ...ended, error });
    assert.deepEqual(state.kind === 'failed' && state.error.failure, { code: 'source' });
  });
});
