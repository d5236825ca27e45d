import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { wizardDraftSchema } from '../../../src/domain/draft.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import { isNameTaken } from '../../../src/domain/wizard/wizard-issues.ts';
import { beginEditing, hasChanges } from '../../../src/domain/wizard/wizard-state.ts';
import {
  activation,
  after,
  audience,
  begun,
  complete,
  connection,
  daily,
  destination,
  fields,
  monthly,
  NOW,
  review,
  session,
  toldConnections,
} from './wizard-fixtures.ts';

const ids = (...names: string[]) => names as AudienceId[];

describe('a wizard that begins', () => {
  test('has nothing to lose', () => assert.equal(hasChanges(begun()), false));

  test('counts neither the proposed name nor the recommended columns as changes', () => {
    const told = after(begun({ prefill: { connectionId: connection('c1').id } }), toldConnections, {
      type: 'told-fields',
      fields,
    });
    assert.equal(told.draft.name, 'Connection c1, 2026-11-24');
    assert.deepEqual(
      told.draft.mapping?.map(({ source }) => source),
      ['partnerID', 'person.name.firstName', 'homeAddress.country'],
    );
    assert.equal(hasChanges(told), false);
  });

  test('counts audiences that the host prefills as its beginning, with the prefilled schedule', () => {
    const told = after(begun({ prefill: { schedule: monthly } }), {
      type: 'told-prefilled-audiences',
      audiences: [audience('a')],
    });
    assert.deepEqual(told.draft.audiences[0]?.schedule, monthly);
    assert.equal(hasChanges(told), false);
  });

  test('makes a draft that its schema takes', () => {
    assert.equal(v.is(wizardDraftSchema, complete().draft), true);
  });
});

describe('choosing audiences', () => {
  test('gives each the default schedule: daily after its evaluation, in the zone of the session', () => {
    const [first] = complete().draft.audiences;
    assert.deepEqual(first?.schedule, {
      frequency: 'daily',
      start: { kind: 'after-evaluation' },
      firstDay: '2026-11-24',
      lastDay: null,
      lastDayIs: 'inclusive',
      timeZone: 'Europe/Paris',
    });
  });

  test('keeps schedule and file name of those that stay', () => {
    const scheduled = after(
      complete(),
      { type: 'schedule-edit-began', audienceIds: ids('b'), intent: 'schedule' },
      { type: 'schedule-edit-changed', schedule: { frequency: 'weekly', weekday: 1, time: '09:00' } },
      { type: 'schedule-edit-applied' },
      { type: 'audiences-chosen', audiences: [audience('c'), audience('b')] },
    );
    assert.deepEqual(
      scheduled.draft.audiences.map(({ audienceId, schedule }) => [audienceId, schedule.frequency]),
      [
        ['b', 'weekly'],
        ['c', 'daily'],
      ],
    );
  });

  test('is no change when it is the same choice', () => {
    const same = after(complete(), { type: 'audiences-chosen', audiences: [audience('a'), audience('b')] });
    assert.deepEqual(same.facts.review, review);
  });
});

describe('schedules', () => {
  test('same as above copies the values down a block, from what stands above it', () => {
    const state = after(
      complete(),
      { type: 'audiences-chosen', audiences: ['a', 'b', 'c'].map((id) => audience(id)) },
      { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
      { type: 'schedule-edit-changed', schedule: { frequency: 'monthly', dayOfMonth: 31 } },
      { type: 'schedule-edit-applied' },
      { type: 'copied-from-above', audienceIds: ids('b', 'c') },
      // a copy, no link: what changes above later stays there
      { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
      { type: 'schedule-edit-changed', schedule: { frequency: 'daily' } },
      { type: 'schedule-edit-applied' },
    );
    assert.deepEqual(
      state.draft.audiences.map(({ schedule }) => schedule.frequency),
      ['daily', 'monthly', 'monthly'],
    );
  });

  test('a bulk edit of the file name leaves different schedules as they are', () => {
    const state = after(
      complete(),
      { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
      { type: 'schedule-edit-changed', schedule: { frequency: 'once' } },
      { type: 'schedule-edit-applied' },
      { type: 'schedule-edit-began', audienceIds: ids('a', 'b'), intent: 'file-name' },
      {
        type: 'file-name-edit-changed',
        fileName: {
          tokens: [{ token: 'audience-id' }, { token: 'run-id' }],
          separator: '-',
          fileNumber: { kind: 'from-second' },
          whenExists: 'refuse',
        },
      },
      { type: 'schedule-edit-applied' },
    );
    assert.deepEqual(
      state.draft.audiences.map(({ schedule, fileName }) => [schedule.frequency, fileName.separator]),
      [
        ['once', '-'],
        ['daily', '-'],
      ],
    );
  });

  test('an edit of schedules that differ applies the first one to all', () => {
    const state = after(
      complete(),
      { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
      { type: 'schedule-edit-changed', schedule: { frequency: 'weekly' } },
      { type: 'schedule-edit-applied' },
      { type: 'schedule-edit-began', audienceIds: ids('a', 'b'), intent: 'schedule' },
      { type: 'schedule-edit-applied' },
    );
    assert.deepEqual(
      state.draft.audiences.map(({ schedule }) => schedule.frequency),
      ['weekly', 'weekly'],
    );
  });

  test('a discarded edit leaves everything as it was', () => {
    const before = complete();
    const discarded = after(
      before,
      { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
      { type: 'schedule-edit-changed', schedule: { frequency: 'once' } },
      { type: 'schedule-edit-discarded' },
    );
    assert.deepEqual(discarded.draft, before.draft);
    assert.equal(discarded.scheduleEdit, null);
  });

  test('an edit that says no whole schedule is not applied', () => {
    const state = after(
      complete(),
      { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
      { type: 'schedule-edit-changed', schedule: { firstDay: '' } },
      { type: 'schedule-edit-applied' },
    );
    assert.equal(state.draft.audiences[0]?.schedule.frequency, 'daily');
    assert.notEqual(state.scheduleEdit, null);
  });

  test('a start that is too soon moves to the earliest safe one, in its own zone', () => {
    const state = after(
      complete(),
      { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
      {
        type: 'schedule-edit-changed',
        schedule: { frequency: 'once', start: 'at', firstDay: '2026-11-24', time: '10:15', timeZone: 'Europe/Paris' },
      },
      { type: 'schedule-edit-applied' },
      { type: 'start-made-safe', audienceId: ids('a')[0]! },
    );
    assert.deepEqual(state.draft.audiences[0]?.schedule, {
      frequency: 'once',
      day: '2026-11-24',
      start: { kind: 'at', time: '10:41' },
      timeZone: 'Europe/Paris',
    });
  });

  test('a safe start past the last day takes the last day along, so that the draft can be read again', () => {
    for (const [lastDayIs, lastDay] of [
      ['inclusive', '2026-11-25'],
      ['exclusive', '2026-11-26'],
    ] as const) {
      const state = after(
        complete(),
        { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
        {
          type: 'schedule-edit-changed',
          schedule: {
            start: 'at',
            time: '23:30',
            timeZone: 'UTC',
            firstDay: '2026-11-24',
            lastDay: lastDayIs === 'inclusive' ? '2026-11-24' : '2026-11-25',
            lastDayIs,
          },
        },
        { type: 'schedule-edit-applied' },
        { type: 'told-time', now: '2026-11-24T23:10:00Z' },
        { type: 'start-made-safe', audienceId: ids('a')[0]! },
      );
      const [entry] = state.draft.audiences;
      assert.deepEqual(entry?.schedule, {
        ...daily,
        start: { kind: 'at', time: '00:10' },
        firstDay: '2026-11-25',
        lastDay,
        lastDayIs,
      });
      assert.equal(v.is(wizardDraftSchema, state.draft), true);
    }
  });

  test('an edit is of audiences that are there: it ends with the last of them', () => {
    const open = after(complete(), { type: 'schedule-edit-began', audienceIds: ids('a', 'b'), intent: 'schedule' });
    const one = after(open, { type: 'audience-removed', audienceId: ids('a')[0]! });
    assert.deepEqual(one.scheduleEdit?.audienceIds, ['b']);
    assert.equal(after(one, { type: 'audiences-chosen', audiences: [audience('c')] }).scheduleEdit, null);
  });
});

describe('columns', () => {
  const sources = (state: ReturnType<typeof complete>) => state.draft.mapping?.map(({ source }) => source);

  test('a field is added at the end, once', () => {
    const state = after(
      complete(),
      { type: 'field-added', path: 'partnerDetails.employer' },
      { type: 'field-added', path: 'partnerDetails.employer' },
    );
    assert.deepEqual(sources(state)?.slice(3), ['partnerDetails.employer']);
  });

  test('a name that is taken gets a number', () => {
    const state = after(
      complete(),
      { type: 'row-changed', row: 1, changes: { target: 'partnerDetails_employer' } },
      { type: 'field-added', path: 'partnerDetails.employer' },
    );
    assert.equal(state.draft.mapping?.[3]?.target, 'partnerDetails_employer_2');
  });

  test('move up and down, and never out', () => {
    const state = after(complete(), { type: 'row-moved', from: 2, to: 0 }, { type: 'row-moved', from: 0, to: -1 });
    assert.deepEqual(sources(state), ['homeAddress.country', 'partnerID', 'person.name.firstName']);
  });

  test('an attribute as key takes the place of the identity, and the other way round', () => {
    const attribute = after(complete(), { type: 'row-changed', row: 1, changes: { deduplicationKey: true } });
    assert.deepEqual(
      attribute.draft.mapping?.map((row) => row.deduplicationKey),
      [false, true, false],
    );
    const identity = after(attribute, { type: 'row-changed', row: 0, changes: { deduplicationKey: true } });
    assert.deepEqual(
      identity.draft.mapping?.map((row) => row.deduplicationKey),
      [true, false, false],
    );
    assert.equal(identity.draft.mapping?.[0]?.mandatory, true);
  });

  test('go back to the recommended ones', () => {
    const state = after(complete(), { type: 'row-removed', row: 0 }, { type: 'mapping-reset' });
    assert.deepEqual(state.draft.mapping, complete().draft.mapping);
  });

  test('are put back as they stood before', () => {
    const own = after(complete(), { type: 'row-removed', row: 0 });
    const mapping = own.draft.mapping ?? [];
    const state = after(own, { type: 'mapping-reset' }, { type: 'mapping-put-back', mapping });
    assert.deepEqual(state.draft.mapping, mapping);
  });
});

describe('every change', () => {
  test('makes what was said of the draft before it void', () => {
    assert.equal(after(complete(), { type: 'row-removed', row: 2 }).facts.review, null);
  });

  test('but that of the name, which no file bears', () => {
    assert.deepEqual(after(complete(), { type: 'named', name: 'Q4' }).facts.review, review);
  });

  test('frees the key of a creation that was tried before it', () => {
    const tried = after(complete(), { type: 'submit-began', idempotencyKey: 'k1' });
    assert.equal(after(tried, { type: 'submit-began', idempotencyKey: 'k2' }).draft.idempotencyKey, 'k1');
    const changed = after(tried, { type: 'named', name: 'Q4' });
    assert.equal(changed.draft.idempotencyKey, undefined);
  });

  test('is none when only time passes, steps change or the draft is kept', () => {
    const tried = after(complete(), { type: 'submit-began', idempotencyKey: 'k1' });
    const moved = after(
      tried,
      { type: 'told-time', now: '2026-11-24T08:42:00Z' },
      { type: 'draft-saved', at: '2026-11-24T08:42:00Z' },
      { type: 'step-entered', step: 'mapping' },
    );
    assert.equal(moved.draft.idempotencyKey, 'k1');
    assert.deepEqual(moved.facts.review, review);
  });
});

describe('a draft that is taken up again', () => {
  test('keeps the key of its creation, and the name that went with it', () => {
    const tried = after(complete(), { type: 'submit-began', idempotencyKey: 'k1' }).draft;
    const told = { ...toldConnections, activations: [activation({ name: tried.name })] };
    const restored = after(
      begun(),
      told,
      { type: 'told-fields', fields },
      { type: 'draft-restored', draft: tried },
      told,
    );
    assert.equal(restored.draft.idempotencyKey, 'k1');
    assert.equal(restored.draft.name, tried.name);
    assert.equal(isNameTaken(restored), false);
  });

  test('brings back what was decided, and counts as changed', () => {
    const restored = after(begun(), toldConnections, { type: 'draft-restored', draft: complete().draft });
    assert.deepEqual(restored.draft.audiences, complete().draft.audiences);
    assert.equal(restored.draft.step, 'review');
    assert.equal(hasChanges(restored), true);
  });
});

describe('an activation under edit', () => {
  const editing = () => beginEditing(activation(), { session, destination, now: NOW, config: {} });

  test('keeps its connection', () => {
    const state = after(editing(), toldConnections, { type: 'connection-chosen', connectionId: connection('c2').id });
    assert.equal(state.draft.connectionId, 'c1');
  });

  test('has changes only where something differs', () => {
    const told = after(editing(), { type: 'told-audiences', audiences: [audience('a')] });
    assert.equal(told.draft.audiences[0]?.name, 'Audience a');
    assert.equal(hasChanges(told), false);
    assert.equal(hasChanges(after(told, { type: 'named', name: 'Other' })), true);
  });

  test('moves its changes onto a newer version', () => {
    const newer = activation({ etag: 'v2', audiences: [{ ...activation().audiences[0]!, schedule: monthly }] });
    const state = after(
      editing(),
      { type: 'named', name: 'Mine' },
      { type: 'told-newer-activation', activation: newer },
    );
    assert.deepEqual(state.draft.editing, { activationId: 'act-1', etag: 'v2' });
    assert.equal(state.draft.name, 'Mine');
    assert.deepEqual(state.draft.audiences[0]?.schedule, daily);
    assert.equal(hasChanges(state), true);
  });
});
