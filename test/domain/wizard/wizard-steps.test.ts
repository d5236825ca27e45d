import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shownSteps, stepAfter, stepBefore, stepStanding } from '../../../src/domain/wizard/wizard-steps.ts';
import { after, begun, complete, connection, toldConnections } from './wizard-fixtures.ts';

describe('the way through the steps', () => {
  test('forward ends at the first step with a problem', () => {
    assert.equal(after(begun(), { type: 'step-entered', step: 'review' }).draft.step, 'destination');
    const chosen = after(begun(), toldConnections, { type: 'connection-chosen', connectionId: connection('c1').id });
    assert.equal(after(chosen, { type: 'step-entered', step: 'mapping' }).draft.step, 'audiences');
  });

  test('back is always free', () => {
    const broken = after(complete(), { type: 'row-changed', row: 0, changes: { target: '' } });
    assert.equal(after(broken, { type: 'step-entered', step: 'audiences' }).draft.step, 'audiences');
  });

  test('leads from one to the next and ends', () => {
    const state = after(complete(), { type: 'step-entered', step: 'scheduling' });
    assert.equal(stepBefore(state), 'audiences');
    assert.equal(stepAfter(state), 'mapping');
    assert.equal(stepAfter(complete()), undefined);
    assert.equal(stepBefore(after(complete(), { type: 'step-entered', step: 'destination' })), undefined);
  });

  test('leaves out what the host drops, never the review', () => {
    const config = { dropSteps: ['destination', 'mapping'] as const };
    assert.deepEqual(shownSteps(config), ['audiences', 'scheduling', 'review']);
    assert.equal(after(begun(config), { type: 'step-entered', step: 'destination' }).draft.step, 'audiences');
    const state = after(complete(config), { type: 'step-entered', step: 'mapping' });
    assert.equal(state.draft.step, 'scheduling');
  });
});

describe('a step stands', () => {
  test('to do before it was shown, done after, with a problem where there is one', () => {
    const started = after(begun(), { type: 'step-entered', step: 'destination' });
    assert.equal(stepStanding(started, 'destination'), 'current');
    assert.equal(stepStanding(started, 'review'), 'todo');
    const state = after(
      complete(),
      { type: 'step-entered', step: 'destination' },
      { type: 'step-entered', step: 'mapping' },
      { type: 'row-changed', row: 0, changes: { target: '' } },
      { type: 'step-entered', step: 'destination' },
    );
    assert.equal(stepStanding(state, 'mapping'), 'problem');
    assert.equal(stepStanding(after(complete(), { type: 'step-entered', step: 'destination' }), 'review'), 'done');
  });
});
