import { expect } from '@open-wc/testing';
import type { Audience } from '../../../src/domain/audience.ts';
import { rowBeginning } from '../../../src/elements/prospect-audience-picker/type-ahead.ts';
import { TypedLetters } from '../../../src/elements/prospect-audience-picker/typed-letters.ts';
import { anAudience } from './fake-audiences.ts';

/** Names of three letters, from Aaa to Zzz, in order. */
const names = Array.from({ length: 26 ** 3 }, (_, index) =>
  [Math.floor(index / 676), Math.floor(index / 26) % 26, index % 26]
    .map((letter) => String.fromCharCode(97 + letter))
    .join(''),
);

function listOf(ordered: readonly string[]) {
  const asked: number[] = [];
  const rows = {
    count: ordered.length,
    async *read(first: number): AsyncGenerator<Audience> {
      asked.push(first);
      yield anAudience(first, { name: ordered[first] ?? '' });
    },
  };
  return { rows, asked };
}

const options = { descending: false, language: 'en', signal: new AbortController().signal };

describe('typing ahead', () => {
  it('gathers letters that are typed quickly, and begins anew after a pause', () => {
    const letters = new TypedLetters();
    expect([letters.add('m', 0), letters.add('e', 300), letters.add('n', 1500)]).to.deep.equal(['m', 'me', 'n']);
  });

  for (const text of ['a', 'M', 'mer', 'zzz', 'q']) {
    it(`finds the first name that begins with ${text}`, async () => {
      const { rows } = listOf(names);
      const expected = names.findIndex((name) => name.startsWith(text.toLowerCase()));
      expect(await rowBeginning(rows, text, options)).to.equal(expected);
    });
  }

  it('finds it from the other end where the order is descending', async () => {
    const descending = names.toReversed();
    const { rows } = listOf(descending);
    const expected = descending.findIndex((name) => name.startsWith('mer'));
    expect(await rowBeginning(rows, 'mer', { ...options, descending: true })).to.equal(expected);
  });

  it('looks at few rows of very many', async () => {
    const { rows, asked } = listOf(names);
    await rowBeginning(rows, 'mer', options);
    expect(asked.length).to.be.below(40);
  });

  it('stays in the list where every name comes before', async () => {
    const { rows } = listOf(['a', 'b', 'c']);
    expect(await rowBeginning(rows, 'z', options)).to.equal(2);
  });
});
