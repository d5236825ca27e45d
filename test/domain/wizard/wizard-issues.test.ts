import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultFileNameTemplate } from '../../../src/domain/file-name.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import type { WizardAction } from '../../../src/domain/wizard/wizard-action.ts';
import { issuesHere, stepIssues, wizardIssues } from '../../../src/domain/wizard/wizard-issues.ts';
import { beginEditing, beginWizard } from '../../../src/domain/wizard/wizard-state.ts';
import {
  activation,
  after,
  audience,
  begun,
  complete,
  connection,
  destination,
  NOW,
  review,
  session,
  toldConnections,
} from './wizard-fixtures.ts';

const ids = (...names: string[]) => names as AudienceId[];
const codes = (state: ReturnType<typeof begun>) => wizardIssues(state).map(({ step, code }) => `${step}:${code}`);

const scheduled = (schedule: Extract<WizardAction, { type: 'schedule-edit-changed' }>['schedule']): WizardAction[] => [
  { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
  { type: 'schedule-edit-changed', schedule },
  { type: 'schedule-edit-applied' },
];

const named = (...audienceIds: string[]): WizardAction[] => [
  { type: 'schedule-edit-began', audienceIds: ids(...audienceIds), intent: 'file-name' },
  {
    type: 'file-name-edit-changed',
    fileName: { ...defaultFileNameTemplate, tokens: [{ token: 'text', text: 'prospects' }] },
  },
  { type: 'schedule-edit-applied' },
];

describe('what keeps a wizard from its end', () => {
  const rules: [title: string, actions: WizardAction[], expected: string[]][] = [
    ['is nothing when everything is decided', [], []],
    [
      'is an empty choice of audiences',
      [{ type: 'audiences-chosen', audiences: [] }],
      ['audiences:no-audiences', 'review:not-reviewed'],
    ],
    [
      'is a choice over the limit',
      [{ type: 'audiences-chosen', audiences: ['a', 'b', 'c', 'd'].map((id) => audience(id)) }],
      ['audiences:too-many-audiences', 'review:not-reviewed'],
    ],
    [
      'is an audience that became unavailable',
      [
        {
          type: 'told-audiences',
          audiences: [audience('a', { availability: { kind: 'unavailable', reason: 'inactive' } })],
        },
      ],
      ['audiences:audience-unavailable'],
    ],
    [
      'is not an audience that is empty now',
      [
        {
          type: 'told-audiences',
          audiences: [audience('a', { availability: { kind: 'unavailable', reason: 'empty' } })],
        },
      ],
      [],
    ],
    [
      'is a start that is too soon',
      scheduled({ frequency: 'once', start: 'at', time: '09:15', firstDay: '2026-11-24', timeZone: 'UTC' }),
      ['scheduling:starts-too-soon', 'review:not-reviewed'],
    ],
    [
      'is an edit that is not applied',
      [
        { type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' },
        { type: 'schedule-edit-changed', schedule: { time: '11:00' } },
      ],
      ['scheduling:edit-not-applied'],
    ],
    [
      'is not an editor that is open with nothing changed',
      [{ type: 'schedule-edit-began', audienceIds: ids('a'), intent: 'schedule' }],
      [],
    ],
    [
      'is two audiences that would write one file',
      named('a', 'b'),
      ['scheduling:name-collision', 'review:not-reviewed'],
    ],
    ['is not one audience with a name without tokens', named('a'), ['review:not-reviewed']],
    [
      'is a column without a name',
      [{ type: 'row-changed', row: 0, changes: { target: ' ' } }],
      ['mapping:target-missing', 'review:not-reviewed'],
    ],
    ['is a missing name', [{ type: 'named', name: ' ' }], ['review:name-missing']],
    [
      'is a name that another activation has',
      [
        {
          type: 'told-connections',
          otherConnections: 0,
          connections: [connection('c1')],
          activations: [activation({ name: 'Weekly drop' })],
        },
        { type: 'named', name: ' weekly Drop ' },
      ],
      ['review:name-taken'],
    ],
    [
      'is whatever the adapter says to stop it',
      [
        {
          type: 'told-review',
          review: { ...review, blockers: [{ code: 'x', message: 'x', step: 'mapping' }] },
        },
      ],
      ['review:blockers'],
    ],
    [
      'is a broken connection',
      [
        {
          type: 'told-connections',
          otherConnections: 0,
          connections: [connection('c1', { health: { kind: 'broken', since: NOW, reason: '', nextStep: '' } })],
          activations: [],
        },
      ],
      ['destination:connection-broken'],
    ],
    [
      'is a connection that is gone',
      [{ type: 'told-connections', otherConnections: 0, connections: [connection('c2')], activations: [] }],
      ['destination:connection-unknown'],
    ],
  ];
  for (const [title, actions, expected] of rules) {
    test(title, () => assert.deepEqual(codes(after(complete(), ...actions)), expected));
  }

  test('is nothing that nobody has told yet', () => {
    const state = after(begun(), { type: 'connection-chosen', connectionId: connection('c1').id });
    assert.deepEqual(stepIssues(state, 'destination'), []);
  });

  test('is a destination that takes no prospects', () => {
    const state = beginWizard({
      session,
      destination: { ...destination, dataTypes: ['accounts'] },
      now: NOW,
      config: {},
    });
    assert.deepEqual(codes(state)[0], 'destination:takes-no-prospects');
  });

  test('is an edit that changes nothing', () => {
    const state = after(beginEditing(activation(), { session, destination, now: NOW, config: {} }), toldConnections, {
      type: 'told-review',
      review,
    });
    assert.deepEqual(codes(state), ['review:nothing-changed']);
  });

  test('is told at the review where its own step is not shown', () => {
    const state = begun({ dropSteps: ['audiences'] });
    assert.ok(stepIssues(state, 'review').some(({ code }) => code === 'no-audiences'));
  });

  test('are those of earlier steps first, at the review', () => {
    const state = after(
      complete(),
      ...scheduled({ frequency: 'once', start: 'at', firstDay: '2026-11-24', time: '10:00' }),
    );
    assert.equal(state.draft.step, 'review');
    assert.deepEqual(
      issuesHere(state).map(({ step, code }) => `${step}:${code}`),
      ['scheduling:starts-too-soon'],
    );
    assert.deepEqual(issuesHere(complete()), []);
  });
});
