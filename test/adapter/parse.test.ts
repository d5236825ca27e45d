import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import type { ActivationError } from '../../src/adapter/activation-error.ts';
import { parseInput } from '../../src/adapter/parse.ts';

const schema = v.object({
  name: v.pipe(v.string(), v.minLength(1, 'empty'), v.maxLength(1000, 'too-long')),
  rows: v.array(v.object({ target: v.string() })),
});

function issuesOf(value: unknown): ActivationError {
  try {
    parseInput(schema, value);
  } catch (error) {
    return error as ActivationError;
  }
  throw new Error('it was taken');
}

describe('input from outside', () => {
  test('is answered as the schema has it', () =>
    assert.deepEqual(parseInput(schema, { name: 'x', rows: [], more: 1 }), { name: 'x', rows: [] }));

  test('is refused with an issue for each wrong value, by its dotted path', () => {
    const error = issuesOf({ name: '', rows: [{ target: 'a' }, { target: 1 }] });
    assert.equal(error.code, 'invalid');
    assert.deepEqual(error.issues, [
      { path: 'name', message: 'must not be empty', code: 'empty' },
      { path: 'rows.1.target', message: 'must be string' },
    ]);
  });

  test('that is wrong in one place says so in its message', () =>
    assert.equal(issuesOf({ name: '', rows: [] }).message, 'name must not be empty.'));

  test('is named as missing where it is absent', () =>
    assert.deepEqual(issuesOf({ rows: [] }).issues, [{ path: 'name', message: 'is missing', code: 'missing' }]));

  test('is told the bound that it goes past', () =>
    assert.deepEqual(issuesOf({ name: 'x'.repeat(1001), rows: [] }).issues, [
      { path: 'name', message: 'must not be longer than 1,000 characters', code: 'too-long', bound: 1000 },
    ]));

  test('is never repeated by a refusal, for it may be a secret', () => {
    const error = issuesOf({ name: { secretAccessKey: 'wJalrXUtnFEMI' }, rows: 'wJalrXUtnFEMI' });
    assert.ok(!JSON.stringify([error.message, error.issues]).includes('wJalr'));
    assert.deepEqual(
      error.issues.map(({ message }) => message),
      ['must be string', 'must be Array'],
    );
  });
});
