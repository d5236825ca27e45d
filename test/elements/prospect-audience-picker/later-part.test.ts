import { expect } from '@open-wc/testing';
import { LaterPart } from '../../../src/elements/prospect-audience-picker/later-part.ts';

/** A file that comes once it is there. */
class File {
  asked = 0;
  isThere = true;

  readonly load = async (): Promise<string> => {
    this.asked += 1;
    if (!this.isThere) throw new TypeError('Failed to fetch dynamically imported module');
    return 'module';
  };
}

describe('a part of the picker that comes later', () => {
  it('is asked for once, however often it is wanted', async () => {
    const file = new File();
    const later = new LaterPart(file.load, (module) => `part of ${module}`);
    await Promise.all([later.want(), later.want()]);
    await later.want();
    expect({ asked: file.asked, part: later.part }).to.deep.equal({ asked: 1, part: 'part of module' });
  });

  it('is known to be missing when its file did not come, and asked for again when it is wanted again', async () => {
    const file = new File();
    const told: (string | undefined)[] = [];
    const later: LaterPart<string, string> = new LaterPart(
      file.load,
      (module) => module,
      () => told.push(later.isMissing ? 'missing' : later.part),
    );
    file.isThere = false;
    await later.want();
    file.isThere = true;
    await later.want();
    expect(told).to.deep.equal(['missing', 'module']);
  });

  it('is used as soon as it is there, in the order of the wishes, and at once from then on', async () => {
    const done: string[] = [];
    const later = new LaterPart(new File().load, (module) => module);
    later.use(() => done.push('first'));
    later.use(() => done.push('second'));
    expect(done).to.deep.equal([]);
    await later.want();
    await Promise.resolve();
    later.use(() => done.push('third'));
    expect(done).to.deep.equal(['first', 'second', 'third']);
  });
});
