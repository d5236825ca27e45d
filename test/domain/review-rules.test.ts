import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import type { ActivationInput } from '../../src/domain/activation.ts';
import { defaultFileNameTemplate, type FileNameTemplate } from '../../src/domain/file-name.ts';
import type { ReviewContext } from '../../src/domain/review-rules.ts';
import { reviewNoteSchema } from '../../src/domain/review.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import { audience, connection, entry, input, now, other, review, staticName } from './review-fixtures.ts';

describe('review', () => {
  test('finds nothing against a sound activation', () => {
    const { warnings, blockers, violations } = review(input());
    assert.deepEqual({ warnings, blockers, violations }, { warnings: [], blockers: [], violations: [] });
  });

  test('foresees the files of the first run with their rows and bytes', () => {
    assert.deepEqual(review(input()).audiences[0]?.files, [
      { key: 'prospects/amazon-s3_a_20261125060000.csv', rows: 5_000_000, bytes: 100_000_000 },
      { key: 'prospects/amazon-s3_a_20261125060000_2.csv', rows: 5_000_000, bytes: 100_000_000 },
      { key: 'prospects/amazon-s3_a_20261125060000_3.csv', rows: 2_000_000, bytes: 40_000_000 },
    ]);
  });

  test('foresees one file of an audience without profiles', () =>
    assert.equal(review(input(), { audiences: [audience('a', { profiles: 0 })] }).audiences[0]?.files.length, 1));

  test('foresees no manifest where the connection writes none', () => {
    assert.match(review(input()).manifestKey ?? '', /^prospects\/manifest-amazon-s3-/);
    assert.equal(review(input(), { connection: { ...connection, includeManifest: false } }).manifestKey, null);
  });

  const monthly: Schedule = {
    frequency: 'monthly',
    dayOfMonth: 1,
    start: { kind: 'at', time: '06:00' },
    firstDay: '2026-12-01',
    lastDay: null,
    lastDayIs: 'inclusive',
    timeZone: 'UTC',
  };
  const warnings: [title: string, code: string, of: ActivationInput, changes?: Partial<ReviewContext>][] = [
    [
      'a schedule whose gaps outlive the profiles',
      'outlives-profiles',
      input({ audiences: [entry('a', { schedule: monthly })] }),
    ],
    [
      'a name that replaces its file at every run',
      'name-replaces',
      input({ audiences: [entry('a', { fileName: { ...staticName, whenExists: 'replace' } })] }),
    ],
    [
      'a name that fails from the second run on',
      'name-refuses',
      input({ audiences: [entry('a', { fileName: staticName })] }),
    ],
    [
      'a mapping without a key against duplicates',
      'no-deduplication-key',
      input({ mapping: [{ source: 'partnerID', target: 'id', mandatory: false, deduplicationKey: false }] }),
    ],
    [
      'an hour with more audiences than advised',
      'busy-hour',
      input({ audiences: [entry('a'), entry('b')] }),
      { limits: { audiencesPerHour: 1 } },
    ],
  ];
  for (const [title, code, of, changes] of warnings)
    test(`warns of ${title}`, () =>
      assert.deepEqual(
        review(of, changes).warnings.map((note) => note.code),
        [code],
      ));

  // With date, separators and extension: 255 characters.
  const long = [100, 100, 40].map((length) => ({ token: 'text' as const, text: 'x'.repeat(length) }));
  const blockers: [title: string, code: string, of: ActivationInput, changes?: Partial<ReviewContext>][] = [
    [
      'a broken connection',
      'connection-broken',
      input(),
      {
        connection: {
          ...connection,
          health: { kind: 'broken', since: now, reason: 'The key was deleted.', nextStep: 'Enter a new key.' },
        },
      },
    ],
    [
      'a connection for another data type',
      'connection-data-type',
      input(),
      { connection: { ...connection, dataType: 'profiles' } },
    ],
    ['an audience that is gone', 'audience-unknown', input(), { audiences: [] }],
    [
      'a draft audience',
      'audience-draft',
      input(),
      { audiences: [audience('a', { availability: { kind: 'unavailable', reason: 'draft' } })] },
    ],
    [
      'more audiences than the limit',
      'too-many-audiences',
      input({ audiences: [entry('a'), entry('b')] }),
      { limits: { audiencesPerActivation: 1 } },
    ],
    [
      'a start that comes too soon',
      'starts-too-soon',
      input({
        audiences: [
          entry('a', {
            schedule: { frequency: 'once', day: '2026-11-24', start: { kind: 'at', time: '10:00' }, timeZone: 'UTC' },
          }),
        ],
      }),
    ],
    [
      'a name that grows too long for S3 when the audience is split',
      'key-not-allowed',
      input({
        audiences: [
          entry('a', {
            fileName: {
              ...defaultFileNameTemplate,
              tokens: [{ token: 'date-time', of: 'slot', pattern: 'YYYYMMDD', timeZone: 'UTC' }, ...long],
            },
          }),
        ],
      }),
      { audiences: [audience('a', { profiles: 1 })] },
    ],
    ['a field that is gone', 'source-unknown', input(), { fields: [] }],
    [
      'two audiences that would write one file',
      'key-collision',
      input({
        audiences: [
          entry('a', {
            fileName: staticName,
            schedule: { frequency: 'once', day: '2026-12-01', start: { kind: 'at', time: '10:00' }, timeZone: 'UTC' },
          }),
          entry('b', {
            fileName: staticName,
            schedule: { frequency: 'once', day: '2026-12-01', start: { kind: 'at', time: '10:00' }, timeZone: 'UTC' },
          }),
        ],
      }),
      { audiences: [audience('a', { name: 'Same', profiles: 1 }), audience('b', { name: 'same', profiles: 1 })] },
    ],
  ];
  for (const [title, code, of, changes] of blockers)
    test(`blocks ${title}`, () =>
      assert.deepEqual(
        review(of, changes).blockers.map((note) => note.code),
        [code],
      ));

  describe('of names without a time', () => {
    const once: Schedule = {
      frequency: 'once',
      day: '2026-12-01',
      start: { kind: 'at', time: '10:00' },
      timeZone: 'UTC',
    };
    const still = { fileName: staticName, schedule: once };

    test('blocks one that another activation writes too', () => {
      const [blocker] = review(input({ audiences: [entry('a', still)] }), {
        others: [other('act-2', 'Older drop', [entry('a', still)])],
      }).blockers;
      assert.equal(blocker?.code, 'key-collision');
      assert.match(blocker?.message ?? '', /Q4 partner drop and Older drop/);
    });

    const called = (text: string, fileNumber: FileNameTemplate['fileNumber'] = { kind: 'from-second' }) => ({
      schedule: once,
      fileName: { ...staticName, tokens: [{ token: 'text', text }], fileNumber } satisfies FileNameTemplate,
    });
    const padded = (digits: number, withTotal = false) => ({ kind: 'padded', digits, withTotal }) as const;

    for (const [key, ours, theirs] of [
      ['x_2.csv', called('x'), called('x_2')],
      ['x_2.csv', called('x_2'), called('x')],
      ['x_012.csv', called('x', padded(3)), called('x_012')],
      ['x_2-of-3.csv', called('x', padded(1, true)), called('x_2-of-3')],
      ['x_2.csv', called('x'), called('x', padded(1))],
      ['x_100.csv', called('x'), called('x', padded(3))],
    ] as const)
      test(`blocks ${key}, which a split comes to and another activation writes`, () => {
        const { blockers } = review(input({ audiences: [entry('a', ours)] }), {
          audiences: [audience('a', { profiles: 1 })],
          others: [other('act-2', 'Older drop', [entry('b', theirs)])],
        });
        assert.deepEqual(
          blockers.map(({ finding }) => finding),
          [{ code: 'key-collision', key: `prospects/${key}`, owners: ['Q4 partner drop', 'Older drop'] }],
        );
      });

    for (const [ours, theirs] of [
      [called('x'), called('x_1')],
      [called('x'), called('x_02')],
      [called('x'), called('x_2025')],
      [called('x'), called('x_2b')],
      [called('x'), called('xy')],
      [called('x'), called('x_2', padded(1))],
      [called('x', padded(3)), called('x_2')],
      [called('x', padded(1, true)), called('x', padded(1))],
    ] as const)
      test(`allows ${JSON.stringify(ours.fileName.tokens[0]?.text)} beside ${JSON.stringify(theirs.fileName.tokens[0]?.text)} with numbers ${ours.fileName.fileNumber.kind} and ${theirs.fileName.fileNumber.kind}`, () =>
        assert.deepEqual(
          review(input({ audiences: [entry('a', ours)] }), {
            others: [other('act-2', 'Older drop', [entry('b', theirs)])],
          }).blockers,
          [],
        ));

    test('tells once that two audiences of this activation meet, whatever other activations there are', () => {
      const { blockers } = review(input({ audiences: [entry('a', still), entry('b', still)] }), {
        audiences: [audience('a', { name: 'Same', profiles: 1 }), audience('b', { name: 'same', profiles: 1 })],
        others: [other('act-2', 'Older drop', [entry('c', still)])],
      });
      assert.deepEqual(
        blockers.map(({ message }) => message),
        ['Same and same would write the same file prospects/same.csv.'],
      );
    });

    test('tells once that two audiences meet in every file of a split', () => {
      const { blockers } = review(input({ audiences: [entry('a', still), entry('b', still)] }), {
        audiences: [audience('a', { name: 'Same' }), audience('b', { name: 'Same' })],
      });
      assert.deepEqual(
        blockers.map(({ message }) => message),
        ['2 audiences that are called Same would write the same file prospects/same.csv.'],
      );
    });

    test('says nothing of two other activations that meet each other', () => {
      const others = [
        other('act-2', 'Older drop', [entry('b', still)]),
        other('act-3', 'Oldest drop', [entry('b', still)]),
      ];
      assert.deepEqual(review(input({ audiences: [entry('a', still)] }), { others }).blockers, []);
    });
  });

  test('gives each note its finding, for those who say it in another language', () => {
    const { blockers, warnings } = review(
      input({ audiences: [entry('a', { schedule: monthly }), entry('a', { schedule: monthly })], mapping: [] }),
      {
        connection: { ...connection, dataType: 'profiles' },
        limits: { audiencesPerActivation: 1, profileLifetimeDays: 25 },
      },
    );
    assert.deepEqual(blockers.map(({ finding }) => finding).slice(0, 4), [
      { code: 'connection-data-type', connection: connection.name },
      { code: 'too-many-audiences', limit: 1, over: 1 },
      { code: 'audience-twice', audience: audience('a').name },
      { code: 'no-fields' },
    ]);
    assert.deepEqual(warnings[0]?.finding, {
      code: 'outlives-profiles',
      audience: audience('a').name,
      gapDays: 31,
      lifetimeDays: 25,
    });
    for (const note of [...blockers, ...warnings]) assert.ok(v.is(reviewNoteSchema, note), note.code);
  });

  test('allows an audience that is empty: its policy says what is written', () => {
    assert.deepEqual(
      review(input(), {
        audiences: [audience('a', { profiles: 0, availability: { kind: 'unavailable', reason: 'empty' } })],
      }).blockers,
      [],
    );
  });
});
