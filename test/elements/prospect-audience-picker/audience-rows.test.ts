import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Audience, AudiencePage } from '../../../src/domain/audience.ts';
import { AudienceRows, type AudienceRow } from '../../../src/elements/prospect-audience-picker/audience-rows.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';

interface Held {
  readonly position: number;
  readonly answer: () => void;
}

/** Rows over a fake adapter, and what happened when its answers were given. */
class Scene {
  readonly fake: FakeAudiences;
  readonly rows: AudienceRows;
  readonly held: Held[] = [];
  changes = 0;

  constructor(list: readonly Audience[], { byPosition = true, hold = false, lead = [] as readonly Audience[] } = {}) {
    this.fake = new FakeAudiences(list);
    if (hold) {
      this.fake.before = ({ from }) =>
        new Promise<void>((resolve) =>
          this.held.push({ position: from?.kind === 'position' ? from.position : 0, answer: resolve }),
        );
    }
    this.rows = new AudienceRows({
      byPosition: () => byPosition,
      lead,
      changed: () => (this.changes += 1),
      fetchPage: (page, signal) => this.fake.adapter.listAudiences(page, { signal }),
    });
  }

  async show(first: number, end: number): Promise<this> {
    this.rows.show(first, end);
    await quiet();
    return this;
  }

  get asked(): (string | number)[] {
    return this.fake.queries.map(({ from }) =>
      from === undefined ? 'first' : from.kind === 'position' ? from.position : from.cursor,
    );
  }

  name(row: number): string {
    return nameOf(this.rows.row(row));
  }
}

function nameOf(row: AudienceRow): string {
  return row.kind === 'audience' ? row.audience.name : row.kind;
}

/** Every promise that can settle has settled. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

describe('rows of a list that can be jumped in', () => {
  it('has the whole range after the first page', async () => {
    const { rows } = await new Scene(audiences(1000)).show(0, 20);
    expect({ count: rows.count, whole: rows.isComplete }).to.deep.equal({ count: 1000, whole: true });
  });

  it('asks only for pages that are in view or next to it', async () => {
    const scene = await new Scene(audiences(10_000)).show(0, 20);
    await scene.show(5010, 5030);
    expect(scene.asked).to.deep.equal(['first', 5000, 4900]);
    expect(scene.name(5010)).to.equal('Audience 005010');
    expect(scene.name(2000)).to.equal('loading');
  });

  it('does not ask for what a scroll flew over while answers were under way', async () => {
    const scene = new Scene(audiences(100_000), { hold: true });
    scene.rows.show(0, 20);
    await quiet();
    scene.held.shift()?.answer();
    await quiet();
    for (let row = 0; row < 90_000; row += 450) scene.rows.show(row, row + 20);
    await quiet();
    scene.rows.show(95_000, 95_020);
    for (let round = 0; round < 10; round += 1) {
      scene.held.splice(0).forEach(({ answer }) => answer());
      await quiet();
    }
    expect(scene.asked.length).to.be.below(8);
    expect(scene.name(95_000)).to.equal('Audience 095000');
  });

  it('gives up what is no longer near the view once it rests', async () => {
    const scene = new Scene(audiences(100_000), { hold: true });
    scene.rows.show(0, 20);
    await quiet();
    scene.held.shift()?.answer();
    await quiet();
    scene.rows.show(40_000, 40_020);
    scene.rows.show(80_000, 80_020);
    scene.rows.settle();
    await quiet();
    scene.held.splice(0).forEach(({ answer }) => answer());
    await quiet();
    expect(scene.name(80_000)).to.equal('Audience 080000');
    expect(scene.name(40_000)).to.equal('loading');
  });

  it('lets a late answer overwrite nothing that a newer one told', async () => {
    const scene = new Scene(audiences(1000), { hold: true });
    scene.rows.show(0, 20);
    await quiet();
    scene.held.shift()?.answer();
    await quiet();
    scene.held.splice(0).forEach(({ answer }) => answer());
    await quiet();
    scene.fake.after = (page, query) =>
      query.from?.kind === 'position' && query.from.position === 500
        ? { ...page, total: 999 }
        : { ...page, total: 800 };
    scene.rows.show(500, 510);
    scene.rows.show(700, 710);
    await quiet();
    const [older, newer] = scene.held.splice(0);
    newer?.answer();
    await quiet();
    older?.answer();
    await quiet();
    expect(scene.rows.count).to.equal(800);
  });

  it('shows no audience of another kind, and counts right', async () => {
    const list = audiences(10, (index) => (index % 3 === 1 ? { dataType: 'profiles' } : {}));
    const { rows } = await new Scene(list).show(0, 10);
    const names = Array.from({ length: rows.count }, (_, row) => nameOf(rows.row(row)));
    expect(names).to.deep.equal([0, 2, 3, 5, 6, 8, 9].map((index) => `Audience 00000${index}`));
    expect({ total: rows.total, all: rows.unfilteredTotal, available: rows.available?.count }).to.deep.equal({
      total: 7,
      all: 7,
      available: 7,
    });
  });

  it('keeps the rows that came when the next page fails, and asks for it again when told', async () => {
    const scene = new Scene(audiences(1000));
    scene.fake.before = ({ from }) => {
      if (from !== undefined) throw new ActivationError('unavailable', 'The connection broke.');
    };
    await scene.show(0, 20);
    await scene.show(500, 510);
    expect([scene.name(3), scene.name(505)]).to.deep.equal(['Audience 000003', 'failed']);

    scene.fake.before = () => undefined;
    scene.rows.retry(505);
    await quiet();
    expect(scene.name(505)).to.equal('Audience 000505');
  });

  it('does not ask again by itself for what failed', async () => {
    const scene = new Scene(audiences(1000));
    scene.fake.before = () => {
      throw new ActivationError('unavailable', 'The service did not answer.');
    };
    await scene.show(0, 20);
    await scene.show(0, 20);
    expect(scene.asked).to.deep.equal(['first']);
    expect(scene.rows.error?.code).to.equal('unavailable');
  });

  it('forgets rows far from the view, so that memory has a bound', async () => {
    const scene = await new Scene(audiences(20_000)).show(0, 20);
    for (let row = 0; row < 10_000; row += 100) await scene.show(row, row + 20);
    expect(scene.name(50)).to.equal('loading');
    expect(scene.name(9_900)).to.equal('Audience 009900');
    await scene.show(40, 60);
    expect(scene.name(50)).to.equal('Audience 000050');
  });

  it('asks for the rest of a page that came shorter than asked', async () => {
    const scene = new Scene(audiences(300));
    scene.fake.after = (page) => ({ ...page, items: page.items.slice(0, 40) });
    await scene.show(100, 200);
    for (let round = 0; round < 4; round += 1) await scene.show(100, 200);
    expect(scene.name(199)).to.equal('Audience 000199');
  });

  it('ends where a list that grew shorter ends', async () => {
    const scene = await new Scene(audiences(1000)).show(0, 20);
    scene.fake.after = (page) => ((page.position ?? 0) < 600 ? page : { ...page, items: [] });
    await scene.show(600, 620);
    expect(scene.rows.count).to.equal(600);
  });

  it('puts rows that are known already before those of the adapter', async () => {
    const lead = [anAudience(77), anAudience(78)];
    const scene = await new Scene(audiences(5), { lead }).show(0, 7);
    expect(scene.rows.count).to.equal(7);
    expect([scene.name(1), scene.name(2), scene.name(6)]).to.deep.equal([
      'Audience 000078',
      'Audience 000000',
      'Audience 000004',
    ]);
  });

  it('reads a range whether its rows are loaded or not', async () => {
    const scene = await new Scene(audiences(2000)).show(0, 20);
    const read: string[] = [];
    for await (const { name } of scene.rows.read(90, 1210, new AbortController().signal)) read.push(name);
    expect({ first: read[0], last: read.at(-1), length: read.length }).to.deep.equal({
      first: 'Audience 000090',
      last: 'Audience 001209',
      length: 1120,
    });
  });
});

describe('rows of a list that only has cursors', () => {
  it('grows as it loads, by one page of skeletons', async () => {
    const scene = await new Scene(audiences(250), { byPosition: false }).show(0, 20);
    expect({ count: scene.rows.count, whole: scene.rows.isComplete }).to.deep.equal({ count: 200, whole: false });
    await scene.show(150, 170);
    expect(scene.rows.count).to.equal(250);
    await scene.show(230, 250);
    expect({ count: scene.rows.count, whole: scene.rows.isComplete }).to.deep.equal({ count: 250, whole: true });
  });

  it('ends without a total where nothing follows', async () => {
    const scene = new Scene(audiences(120), { byPosition: true });
    scene.fake.after = (page): AudiencePage => ({ ...page, total: null, available: null });
    await scene.show(0, 20);
    expect(scene.rows.count).to.equal(200);
    await scene.show(110, 120);
    expect({ count: scene.rows.count, whole: scene.rows.isComplete }).to.deep.equal({ count: 120, whole: true });
  });

  it('finds rows again by their cursor after they were forgotten', async () => {
    const scene = new Scene(audiences(6000), { byPosition: false });
    for (let row = 0; row < 6000; row += 100) await scene.show(row, row + 60);
    expect(scene.name(50)).to.equal('loading');
    await scene.show(40, 60);
    expect(scene.name(50)).to.equal('Audience 000050');
  });

  it('is empty where nothing is', async () => {
    const { rows } = await new Scene([], { byPosition: false }).show(0, 1);
    expect({ count: rows.count, whole: rows.isComplete }).to.deep.equal({ count: 0, whole: true });
  });
});
