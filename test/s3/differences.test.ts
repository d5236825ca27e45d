import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keptTable, knownDifferences, learned, tableOf, type Seen } from './differences.ts';
import { rule } from './rule.ts';
import { rules } from './rules/index.ts';

const observe = () => Promise.resolve('');
const two = [rule('a put is taken', '200', observe), rule('a get is answered', '200', observe)];
const did = (what: string): Seen => ({ kind: 'did', what });

describe('the table of differences', () => {
  test('is what the known differences make of it', async () => {
    assert.equal(keptTable(), await tableOf(rules, knownDifferences()), 'run npm run test:s3 -- --accept');
  });

  test('knows no rule that is not there any more', () => {
    const titles = new Set(rules.map(({ title }) => title));
    for (const [server, { differs, notChecked }] of Object.entries(knownDifferences()))
      for (const title of [...Object.keys(differs), ...Object.keys(notChecked)])
        assert.ok(titles.has(title), `${server}: ${title}`);
  });

  test('holds what a server does that AWS does not', () => {
    const seen = new Map([
      ['a put is taken', did('411')],
      ['a get is answered', did('200')],
    ]);
    assert.deepEqual(learned(two, 'x', seen, {}), { x: { differs: { 'a put is taken': '411' }, notChecked: {} } });
  });

  test('forgets a difference that is gone', () => {
    const before = { x: { differs: { 'a put is taken': '411' }, notChecked: {} } };
    const seen = new Map([['a put is taken', did('200')]]);
    assert.deepEqual(learned(two, 'x', seen, before), { x: { differs: {}, notChecked: {} } });
  });

  test('keeps what a run that leaves rules out did not look at', () => {
    const before = { x: { differs: { 'a put is taken': '411' }, notChecked: { 'a get is answered': 'no kms' } } };
    assert.deepEqual(learned(two, 'x', new Map(), before), before);
  });

  test('says what was never checked', async () => {
    const seen = new Map<string, Seen>([
      ['a put is taken', did('200')],
      ['a get is answered', { kind: 'not-checked', why: 'no kms' }],
    ]);
    assert.match(await tableOf(two, learned(two, 'x', seen, {})), /- a get is answered \(no kms\)/);
  });
});
