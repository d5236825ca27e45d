import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { activation, after, begun, complete, connection } from './wizard-fixtures.ts';

describe('the proposed name', () => {
  test('is numbered where it is taken', () => {
    const told = after(
      begun(),
      {
        type: 'told-connections',
        otherConnections: 0,
        connections: [connection('c1')],
        activations: [activation({ name: 'Connection c1, 2026-11-24' })],
      },
      { type: 'connection-chosen', connectionId: connection('c1').id },
    );
    assert.equal(told.draft.name, 'Connection c1, 2026-11-24, 2');
  });

  test('is no longer than a name may be, number and all', () => {
    const long = 'N'.repeat(255);
    const named = (...names: string[]) =>
      after(
        begun(),
        {
          type: 'told-connections',
          connections: [connection('c1', { name: long })],
          otherConnections: 0,
          activations: names.map((name) => activation({ name })),
        },
        { type: 'connection-chosen', connectionId: connection('c1').id },
      ).draft.name;
    const first = named();
    assert.equal(first, `${'N'.repeat(243)}, 2026-11-24`);
    assert.equal(named(first), `${'N'.repeat(240)}, 2026-11-24, 2`);
  });

  test('gives way to what was typed', () => {
    const typed = after(
      complete(),
      { type: 'named', name: 'Q4' },
      {
        type: 'connection-chosen',
        connectionId: connection('c2').id,
      },
    );
    assert.equal(typed.draft.name, 'Q4');
  });
});
