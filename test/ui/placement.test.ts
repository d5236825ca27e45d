import { expect } from '@open-wc/testing';
import { placeAt, type PlacementOptions } from '../../src/ui/placement.ts';

const room = { width: 1000, height: 600 };
const box = { left: 0, top: 0, width: 200, height: 100 };
const usual: PlacementOptions = { side: 'below', align: 'start', direction: 'ltr', gap: 4 };
const anchorAt = (left: number, top: number) => ({ left, top, width: 40, height: 20 });

describe('a floating box', () => {
  const rules = [
    { title: 'stands below its anchor', anchor: anchorAt(300, 100), options: usual, spot: { left: 300, top: 124 } },
    {
      title: 'stands above when asked',
      anchor: anchorAt(300, 200),
      options: { ...usual, side: 'above' },
      spot: { left: 300, top: 96 },
    },
    {
      title: 'turns over where it does not fit below',
      anchor: anchorAt(300, 500),
      options: usual,
      spot: { left: 300, top: 396 },
    },
    {
      title: 'turns over where it does not fit above',
      anchor: anchorAt(300, 50),
      options: { ...usual, side: 'above' },
      spot: { left: 300, top: 74 },
    },
    {
      title: 'lines up with the end',
      anchor: anchorAt(300, 100),
      options: { ...usual, align: 'end' },
      spot: { left: 140, top: 124 },
    },
    {
      title: 'lines up with the end from right to left',
      anchor: anchorAt(300, 100),
      options: { ...usual, align: 'end', direction: 'rtl' },
      spot: { left: 300, top: 124 },
    },
    {
      title: 'stands in the middle',
      anchor: anchorAt(300, 100),
      options: { ...usual, align: 'center' },
      spot: { left: 220, top: 124 },
    },
    {
      title: 'stays in the window at its end',
      anchor: anchorAt(940, 100),
      options: usual,
      spot: { left: 792, top: 124 },
    },
    {
      title: 'stays in the window at its start',
      anchor: anchorAt(2, 100),
      options: { ...usual, align: 'end' },
      spot: { left: 8, top: 124 },
    },
  ] as const;
  for (const { title, anchor, options, spot } of rules) {
    it(title, () => expect(placeAt(anchor, box, room, options)).to.deep.equal(spot));
  }

  it('takes the roomier side where it fits on neither, and stays in the window', () => {
    const tall = { ...box, height: 590 };
    expect(placeAt(anchorAt(300, 500), tall, room, usual).top).to.equal(8);
  });
});
