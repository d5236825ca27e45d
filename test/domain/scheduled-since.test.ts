import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { activatedAudienceSchema, type ActivatedAudience } from '../../src/domain/activation.ts';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { scheduledSinceChange } from '../../src/domain/scheduled-since.ts';

const NOW = '2026-11-24T10:00:00Z';
const BEFORE = '2026-11-20T10:00:00Z';

function audience(audienceId: string, time = '06:00', lastDay: string | null = null): ActivatedAudience {
  return v.parse(activatedAudienceSchema, {
    audienceId,
    schedule: {
      frequency: 'daily',
      start: { kind: 'at', time },
      firstDay: '2026-01-01',
      lastDay,
      lastDayIs: 'inclusive',
      timeZone: 'UTC',
    },
    fileName: defaultFileNameTemplate,
  });
}

const before = {
  status: 'enabled' as const,
  audiences: [audience('a'), audience('b')],
  scheduledSince: { b: BEFORE },
};

describe('a change of an activation', () => {
  test('leaves schedules that stay as they are', () =>
    assert.deepEqual(
      scheduledSinceChange(
        before,
        { ...before, audiences: before.audiences.map((entry) => ({ ...entry, fileName: { ...entry.fileName } })) },
        NOW,
      ),
      { b: BEFORE },
    ));

  test('lets an audience that is new, and one whose schedule is another, count from now on', () =>
    assert.deepEqual(
      scheduledSinceChange(
        before,
        { ...before, audiences: [audience('a', '07:00'), audience('b'), audience('c')] },
        NOW,
      ),
      { a: NOW, b: BEFORE, c: NOW },
    ));

  test('that resumes it lets all of them count from now on; one that pauses it, none', () => {
    const paused = { ...before, status: 'paused' as const };
    assert.deepEqual(scheduledSinceChange(before, paused, NOW), { b: BEFORE });
    assert.deepEqual(scheduledSinceChange(paused, before, NOW), { a: NOW, b: NOW });
    assert.deepEqual(scheduledSinceChange({ ...before, status: 'needs-attention' }, before, NOW), { a: NOW, b: NOW });
  });

  test('forgets audiences that are not in it any more', () =>
    assert.deepEqual(scheduledSinceChange(before, { ...before, audiences: [audience('a')] }, NOW), undefined));
});
