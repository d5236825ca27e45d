import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { frozen, Kept } from '../../mocks/data/kept.ts';

describe('what is kept', () => {
  test('is made once for what it follows from, though it be nothing', () => {
    const kept = new Kept<string | undefined>(2);
    const made: string[] = [];
    const make = (name: string, value?: string) => () => {
      made.push(name);
      return value;
    };
    assert.equal(kept.of({ seed: 1 }, make('one', 'first')), 'first');
    assert.equal(kept.of({ seed: 1 }, make('again', 'second')), 'first');
    assert.equal(kept.of([], make('nothing')), undefined);
    assert.equal(kept.of([], make('nothing again')), undefined);
    assert.deepEqual(made, ['one', 'nothing']);
  });

  test('is made again past so many, the one asked for least lately first', () => {
    const kept = new Kept<number>(2);
    let made = 0;
    const ask = (from: string) => kept.of(from, () => (made += 1));
    assert.deepEqual([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')], [1, 2, 1, 3, 1, 4]);
  });

  test('is not kept when it cannot be made', () => {
    const kept = new Kept<number>(2);
    assert.throws(() => kept.of('a', () => assert.fail('no')), /no/);
    assert.equal(
      kept.of('a', () => 1),
      1,
    );
  });
});

test('what is frozen cannot be changed, however deep', () => {
  const value = frozen({ list: [{ name: 'one' }], none: null });
  assert.throws(() => Object.assign(value.list[0] ?? {}, { name: 'two' }), TypeError);
  assert.throws(() => value.list.push({ name: 'two' }), TypeError);
  assert.deepEqual(value, { list: [{ name: 'one' }], none: null });
});
