import { expect } from '@open-wc/testing';
import { FakeAudiences, anAudience } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const LONG = 'A name that is far too long for the column in which it stands, whatever its width may be, and ends here';

const TAGS = ['a first tag of many', 'a second tag of many', 'a third tag of many'];

describe('what the audience picker tells where a pointer comes to', () => {
  async function pointing() {
    const picker = await aPicker(
      new FakeAudiences([anAudience(0, { name: LONG, tags: TAGS }), anAudience(1), anAudience(2)]),
    );
    const cell = (row: number, column: string) =>
      picker.root.querySelectorAll<HTMLElement>(`.seen [data-column=${column}]`)[row]!.firstElementChild as HTMLElement;
    return {
      cell,
      pointTo: (shown: HTMLElement) =>
        shown.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true })),
    };
  }

  it('is the whole of a name or of tags that are cut off', async () => {
    const { cell, pointTo } = await pointing();
    pointTo(cell(0, 'name'));
    expect(cell(0, 'name').title).to.equal(LONG);
    pointTo(cell(0, 'tags').firstElementChild as HTMLElement);
    expect(cell(0, 'tags').title).to.equal(TAGS.join(', '));
  });

  it('is the exact moment of a time that is shown by its age', async () => {
    const { cell, pointTo } = await pointing();
    pointTo(cell(0, 'evaluatedAt'));
    expect(cell(0, 'evaluatedAt').title).to.contain('2026');
  });

  it('is nothing where all is seen', async () => {
    const { cell, pointTo } = await pointing();
    pointTo(cell(1, 'name'));
    expect(cell(1, 'name').hasAttribute('title')).to.equal(false);
  });

  it('is forgotten when the pointer goes on, for the row may be another audience’s by then', async () => {
    const { cell, pointTo } = await pointing();
    pointTo(cell(0, 'name'));
    pointTo(cell(1, 'name'));
    expect(cell(0, 'name').hasAttribute('title')).to.equal(false);
  });
});
