import { expect } from '@open-wc/testing';
import { LaterPart } from '../../../src/elements/prospect-audience-picker/later-part.ts';

describe('a part of the picker that comes later', () => {
  it('is asked for once, however often it is wanted', async () => {
    let asked = 0;
    const later = new LaterPart(
      async () => (asked += 1),
      () => undefined,
    );
    await Promise.all([later.want(), later.want()]);
    await later.want();
    expect({ asked, part: later.part }).to.deep.equal({ asked: 1, part: 1 });
  });

  it('is known to be missing when its file did not come, and asked for again when it is wanted again', async () => {
    const told: boolean[] = [];
    let isThere = false;
    const later = new LaterPart(
      async () => {
        if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
        return 'part';
      },
      () => told.push(later.isMissing),
    );
    await later.want();
    isThere = true;
    await later.want();
    expect({ told, part: later.part }).to.deep.equal({ told: [true, false], part: 'part' });
  });
});
