import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Audience, AudienceFilter } from '../../../src/domain/audience.ts';
import { AudienceRows } from '../../../src/elements/prospect-audience-picker/audience-rows.ts';
import {
  addAll,
  addRows,
  forgetUnfit,
  hasAll,
  lostIds,
  toggle,
} from '../../../src/elements/prospect-audience-picker/selection-changes.ts';
import { SelectionModel, type ListInView } from '../../../src/elements/prospect-audience-picker/selection-model.ts';
import { learn, selectedAudiences } from '../../../src/elements/prospect-audience-picker/selection-requests.ts';
import { FakeAudiences, anAudience, audienceId, audiences } from './fake-audiences.ts';

interface SceneOptions {
  readonly limit?: number;
  readonly filter?: AudienceFilter;
  readonly list?: readonly Audience[];
}

/** A selection over a list whose first page is loaded. */
class Scene {
  readonly model: SelectionModel;
  readonly fake: FakeAudiences;
  changes = 0;
  list!: ListInView;

  private constructor(fake: FakeAudiences, limit: number | undefined) {
    this.fake = fake;
    this.model = new SelectionModel((by) => (this.changes += by === 'person' ? 1 : 0));
    this.model.limit = limit;
  }

  static async of({ limit, filter = {}, list = audiences(1000) }: SceneOptions = {}): Promise<Scene> {
    const scene = new Scene(new FakeAudiences(list), limit);
    await scene.filter(filter);
    return scene;
  }

  async filter(filter: AudienceFilter): Promise<void> {
    const { adapter } = this.fake;
    const rows = new AudienceRows({
      byPosition: () => true,
      changed: () => undefined,
      fetchPage: (page, signal) => adapter.listAudiences({ filter, ...page }, { signal }),
    });
    rows.show(0, 20);
    while (!rows.ready) await Promise.resolve();
    this.list = { adapter, rows, filter, sort: { by: 'name', direction: 'ascending' }, selected: null };
  }
}

const telco: AudienceFilter = { tags: ['telco'] };

describe('selection of audiences', () => {
  it('adds and takes off one at a time', async () => {
    const { model } = await Scene.of();
    toggle(model, anAudience(1));
    toggle(model, anAudience(2));
    toggle(model, anAudience(1));
    expect(model.selection).to.deep.equal({ kind: 'ids', ids: [anAudience(2).id] });
  });

  it('refuses what cannot be activated, and says which', async () => {
    const scene = await Scene.of();
    const inactive = anAudience(1, { availability: { kind: 'unavailable', reason: 'inactive' } });
    toggle(scene.model, inactive);
    expect({ size: scene.model.size, changes: scene.changes }).to.deep.equal({ size: 0, changes: 0 });
    expect(scene.model.notice).to.deep.equal({ kind: 'refused', audience: inactive });
  });

  it('refuses what is in the activation already, and counts it against the limit', async () => {
    const { model } = await Scene.of({ limit: 2 });
    model.activated = new Set([anAudience(1).id]);
    toggle(model, anAudience(1));
    toggle(model, anAudience(2));
    toggle(model, anAudience(3));
    expect({ size: model.size, used: model.used, room: model.room }).to.deep.equal({ size: 1, used: 2, room: 0 });
    expect(model.notice?.kind).to.equal('limit-reached');
  });

  it('takes a range of rows that are not loaded', async () => {
    const { model, list } = await Scene.of();
    await addRows(model, list, 50, 750);
    expect(model.size).to.equal(700);
    expect(model.includes(anAudience(749))).to.equal(true);
    expect(model.includes(anAudience(750))).to.equal(false);
  });

  it('leaves out of a range what cannot be activated', async () => {
    const list = audiences(10, (index) =>
      index === 4 ? { availability: { kind: 'unavailable', reason: 'draft' } } : {},
    );
    const scene = await Scene.of({ list });
    await addRows(scene.model, scene.list, 2, 7);
    expect(scene.model.size).to.equal(4);
  });

  it('stops at the limit, and says so', async () => {
    const { model, list } = await Scene.of({ limit: 250 });
    await addRows(model, list, 0, 1000);
    expect(model.size).to.equal(250);
    expect(model.notice).to.deep.equal({ kind: 'limit-reached', limit: 250 });
  });

  it('is as it was when the rows of a range do not come', async () => {
    const scene = await Scene.of();
    toggle(scene.model, anAudience(1));
    scene.fake.before = () => {
      throw new ActivationError('unavailable', 'The connection broke.');
    };
    await addRows(scene.model, scene.list, 0, 500);
    expect(scene.model.size).to.equal(1);
    expect(scene.model.notice?.kind).to.equal('failed');
  });

  it('gives up a range that is still being read when something else is selected', async () => {
    const scene = await Scene.of();
    let answer = () => undefined as void;
    scene.fake.before = () => new Promise<void>((resolve) => (answer = resolve));
    const range = addRows(scene.model, scene.list, 0, 500);
    await Promise.resolve();
    toggle(scene.model, anAudience(7));
    answer();
    await range;
    expect(scene.model.selection).to.deep.equal({ kind: 'ids', ids: [anAudience(7).id] });
  });
});

describe('selection of all that match', () => {
  it('is a query, whatever it stands for, and asks for nothing', async () => {
    const scene = await Scene.of({ filter: telco });
    const asked = scene.fake.queries.length;
    await addAll(scene.model, scene.list);
    expect(scene.fake.queries.length).to.equal(asked);
    expect(scene.model.selection).to.deep.include({ kind: 'matching', filter: telco, count: 200 });
    expect(hasAll(scene.model, scene.list)).to.equal(true);
  });

  it('keeps exceptions, and takes them back', async () => {
    const { model, list } = await Scene.of({ filter: telco });
    await addAll(model, list);
    const whole = model.profiles ?? 0;
    toggle(model, anAudience(0));
    toggle(model, anAudience(5));
    expect({ size: model.size, less: whole - (model.profiles ?? 0) }).to.deep.equal({ size: 198, less: 2005 });
    expect(model.selection).to.deep.include({ except: [anAudience(0).id, anAudience(5).id] });
    toggle(model, anAudience(5));
    expect(model.size).to.equal(199);
    expect(hasAll(model, list)).to.equal(false);
  });

  it('survives another filter, and takes additions that do not match', async () => {
    const scene = await Scene.of({ filter: telco });
    await addAll(scene.model, scene.list);
    await scene.filter({ tags: ['home'] });
    expect(scene.model.includes(anAudience(1))).to.equal(false);
    expect(scene.model.includes(anAudience(10))).to.equal(true);
    toggle(scene.model, anAudience(1));
    expect(scene.model.selection).to.deep.include({ kind: 'matching', also: [anAudience(1).id], count: 201 });
  });

  it('counts what was selected by hand and matches once', async () => {
    const { model, list } = await Scene.of({ filter: telco });
    toggle(model, anAudience(0));
    toggle(model, anAudience(1));
    await addAll(model, list);
    expect(model.selection).to.deep.include({ also: [anAudience(1).id], count: 201 });
  });

  it('takes the first ones where there is no room for all', async () => {
    const { model, list } = await Scene.of({ filter: telco, limit: 5 });
    await addAll(model, list);
    expect(model.selection).to.deep.equal({
      kind: 'ids',
      ids: [0, 5, 10, 15, 20].map((index) => anAudience(index).id),
    });
    expect(model.notice?.kind).to.equal('limit-reached');
  });

  it('leaves out what is in the activation already', async () => {
    const { model, list } = await Scene.of({ filter: telco });
    model.activated = new Set([anAudience(0).id, anAudience(1).id]);
    await addAll(model, list);
    expect(model.size).to.equal(199);
    expect(model.includes(anAudience(0))).to.equal(false);
    expect(hasAll(model, list)).to.equal(true);
  });

  it('reads what matches where the adapter cannot count it', async () => {
    const scene = await Scene.of({ list: audiences(700), limit: 600 });
    scene.fake.after = (page) => ({ ...page, total: null, available: null });
    await scene.filter({});
    await addAll(scene.model, scene.list);
    expect(scene.model.size).to.equal(600);
  });

  it('can be given back by a host as it was told', async () => {
    const { model, list } = await Scene.of({ filter: telco });
    await addAll(model, list);
    toggle(model, anAudience(0));
    const other = (await Scene.of()).model;
    other.selection = JSON.parse(JSON.stringify(model.selection)) as typeof model.selection;
    expect(other.selection).to.deep.equal(model.selection);
    expect([other.includes(anAudience(0)), other.includes(anAudience(5))]).to.deep.equal([false, true]);
  });

  it('is resolved into audiences, without exceptions and up to the limit', async () => {
    const scene = await Scene.of({ filter: telco });
    await addAll(scene.model, scene.list);
    toggle(scene.model, anAudience(0));
    scene.model.limit = 3;
    const resolved = await selectedAudiences(scene.model, scene.fake.adapter, new AbortController().signal);
    expect(resolved.map(({ id }) => id)).to.deep.equal([5, 10, 15].map((index) => anAudience(index).id));
  });
});

describe('selection by ids from elsewhere', () => {
  it('learns their profiles, and which of them are gone', async () => {
    const scene = await Scene.of();
    scene.model.selection = { kind: 'ids', ids: [anAudience(1).id, audienceId('gone')] };
    expect(scene.model.profiles).to.equal(null);
    await learn(scene.model, scene.fake.adapter, scene.model.chosen.ids, new AbortController().signal);
    expect(lostIds(scene.model)).to.deep.equal(['gone']);
    forgetUnfit(scene.model);
    expect({ size: scene.model.size, profiles: scene.model.profiles }).to.deep.equal({ size: 1, profiles: 1001 });
  });

  it('asks for many ids in portions that fit an address', async () => {
    const scene = await Scene.of();
    scene.fake.queries.length = 0;
    scene.model.selection = { kind: 'ids', ids: audiences(250).map(({ id }) => id) };
    await learn(scene.model, scene.fake.adapter, scene.model.chosen.ids, new AbortController().signal);
    expect(scene.fake.queries.map(({ filter }) => filter?.ids?.length)).to.deep.equal([100, 100, 50]);
  });
});
