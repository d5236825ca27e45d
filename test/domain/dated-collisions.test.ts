import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActivationInput } from '../../src/domain/activation.ts';
import { defaultFileNameTemplate, type FileNameTemplate } from '../../src/domain/file-name.ts';
import type { ReviewContext } from '../../src/domain/review-rules.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import { audience, daily, entry, input, other, review } from './review-fixtures.ts';

describe('a review of names with a time', () => {
  const named = (pattern: 'YYYYMMDD' | 'YYYYMMDDHHmmss', zone = 'UTC'): FileNameTemplate => ({
    ...defaultFileNameTemplate,
    tokens: [
      { token: 'text', text: 'drop' },
      { token: 'date-time', of: 'slot', pattern, timeZone: zone },
    ],
  });
  const weekly: Schedule = { ...daily, frequency: 'weekly', weekday: 1, start: { kind: 'at', time: '06:00' } };
  const atNoon: Schedule = { ...daily, start: { kind: 'at', time: '12:00' } };
  const two = { audiences: [audience('a', { profiles: 1 }), audience('b', { profiles: 1 })] };
  const collisions = (of: ActivationInput, changes: Partial<ReviewContext> = two) =>
    review(of, changes).blockers.map(({ finding }) => finding);

  test('blocks two audiences that meet at a later slot only', () =>
    assert.deepEqual(
      collisions(
        input({
          audiences: [
            entry('a', { fileName: named('YYYYMMDDHHmmss') }),
            entry('b', { fileName: named('YYYYMMDDHHmmss'), schedule: weekly }),
          ],
        }),
      ),
      [{ code: 'key-collision', key: 'prospects/drop_20261130060000.csv', owners: ['Audience a', 'Audience b'] }],
    ));

  test('blocks two audiences whose names tell the day and not the time', () =>
    assert.deepEqual(
      collisions(
        input({
          audiences: [
            entry('a', { fileName: named('YYYYMMDD') }),
            entry('b', { fileName: named('YYYYMMDD'), schedule: atNoon }),
          ],
        }),
      ),
      [{ code: 'key-collision', key: 'prospects/drop_20261125.csv', owners: ['Audience a', 'Audience b'] }],
    ));

  test('allows two whose times differ, and two whose names hold the audience', () => {
    for (const audiences of [
      [
        entry('a', { fileName: named('YYYYMMDDHHmmss') }),
        entry('b', { fileName: named('YYYYMMDDHHmmss'), schedule: atNoon }),
      ],
      [entry('a'), entry('b')],
    ])
      assert.deepEqual(collisions(input({ audiences })), []);
  });

  const warned = (theirs: ActivationInput['audiences']) =>
    review(input({ audiences: [entry('a')] }), {
      ...two,
      others: [other('act-2', 'Older drop', theirs)],
    }).warnings.map(({ finding }) => finding);

  test('warns of an audience that another activation writes under the same name at the same slots', () =>
    assert.deepEqual(warned([entry('a'), entry('b')]), [
      {
        code: 'key-collision',
        key: 'prospects/amazon-s3_a_20261125060000.csv',
        owners: ['Q4 partner drop', 'Older drop'],
      },
    ]));

  test('says nothing of what another activation writes at other times', () =>
    assert.deepEqual(warned([entry('a', { schedule: atNoon })]), []));
});
