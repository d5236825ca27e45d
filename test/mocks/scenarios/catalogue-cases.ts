import type { Audience } from '../../../src/domain/audience.ts';
import type { DestinationId } from '../../../src/domain/ids.ts';
import { holds, same } from '../../contract/expectations.ts';
import type { Reached } from '../reached.ts';
import { soundInput } from '../sample-input.ts';
import type { ScenarioCase } from './scenario-case.ts';

/** Worlds in which something is not there, or there is too much of it, or it has a strange name. */
export const catalogueCases: readonly ScenarioCase[] = [
  {
    scenario: 'default',
    title: 'is a team in full swing',
    check: async ({ adapter }) => {
      same((await adapter.listDestinations()).length, 60, 'the number of destinations');
      same((await adapter.listAudiences({})).total, 250, 'the number of audiences');
      const { items } = await adapter.listConnections({});
      holds(
        items.some(({ health }) => health.kind === 'healthy') && items.some(({ health }) => health.kind === 'broken'),
        'connections are not both sound and broken',
      );
      holds((await adapter.listRuns({ limit: 500 })).items.length > 200, 'there is no month of runs');
    },
  },
  {
    scenario: 'empty-catalogue',
    title: 'has no destination',
    check: async ({ adapter }) => {
      same(await adapter.listDestinations(), [], 'the list of destinations');
      same((await adapter.listConnections({})).items, [], 'the list of connections');
    },
  },
  {
    scenario: 'no-connections',
    title: 'has no connection that takes prospects, and destinations all the same',
    check: async ({ adapter }) => {
      same((await adapter.listConnections({ dataType: 'prospects' })).items, [], 'the list of connections');
      same((await adapter.listDestinations()).length, 60, 'the number of destinations');
      same((await adapter.listActivations({})).items, [], 'the list of activations');
    },
  },
  {
    scenario: 'no-audiences',
    title: 'has not one prospect audience, and connections all the same',
    check: async ({ adapter }) => {
      const { items, total, unfilteredTotal } = await adapter.listAudiences({});
      same([items, total, unfilteredTotal], [[], 0, 0], 'the list of audiences');
      holds((await adapter.listConnections({ dataType: 'prospects' })).items.length > 0, 'there is no connection');
    },
  },
  {
    scenario: 'huge',
    title: 'has 100,000 audiences and 2,000 connections, and pages through them in order',
    check: async ({ adapter }) => {
      const first = await adapter.listAudiences({ limit: 500 });
      same(first.total, 100_000, 'the number of audiences');
      const middle = await adapter.listAudiences({ from: { kind: 'position', position: 50_000 }, limit: 1 });
      const last = await adapter.listAudiences({ from: { kind: 'position', position: 99_999 } });
      const names = [...first.items, ...middle.items, ...last.items].map(({ name }) => name);
      const compare = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;
      same(names, [...names].sort(compare), 'the order of the names');
      same(new Set(names).size, 502, 'the number of names');
      const destinationId = 'amazon-s3' as DestinationId;
      same((await adapter.listConnections({ destinationId, search: 'team-1999' })).items.length, 1, 'team-1999');
      holds(((await adapter.listDestinations())[0]?.connectionCount ?? 0) > 2_000, 'there are not 2,000 connections');
    },
  },
  {
    scenario: 'name-collisions',
    title: 'has audiences that would share a file, which the review finds',
    check: async ({ backend, adapter }) => {
      const { items } = await adapter.listAudiences({ filter: { available: true }, limit: 500 });
      const names = new Set(items.map(({ name }) => name.toLowerCase()));
      holds(names.size < items.length * 0.7, `${names.size} of ${items.length} names differ`);
      const sound = await soundInput(backend);
      const connectionId = (await adapter.listConnections({ search: 'Retail media' })).items[0]?.id;
      const { blockers } = await adapter.reviewActivation({
        ...sound,
        connectionId: connectionId ?? sound.connectionId,
        audiences: namesakesIn(items).map(({ id }) => ({
          audienceId: id,
          schedule: sound.audiences[0]!.schedule,
          fileName: {
            tokens: [{ token: 'audience-slug' }],
            separator: '_',
            fileNumber: { kind: 'from-second' },
            whenExists: 'refuse',
          },
        })),
      });
      holds(
        blockers.some(({ code }) => code === 'key-collision'),
        'the review does not find that two share a file',
      );
    },
  },
  {
    scenario: 'hostile-text',
    title: 'puts markup, right-to-left text, emoji and very long texts into every name',
    check: async (reached) => {
      const texts = await textsOf(reached);
      for (const [what, text] of Object.entries(texts)) {
        for (const hostile of ['<img src=x', '<script>', '\u202E', '👩‍👩‍👧‍👦', 'جمهور'])
          holds(text.includes(hostile), `${what}: ${hostile} is nowhere`);
      }
      const { adapter } = reached;
      const audiences = (await adapter.listAudiences({ limit: 500 })).items;
      same(new Set(audiences.map(({ name }) => name)).size, 250, 'the number of names');
      holds(
        audiences.some(({ name }) => name.length === 255),
        'no name is as long as a name may be',
      );
      holds(
        audiences.some(({ origin }) => origin.length === 5_000),
        'no origin has 5,000 characters',
      );
      holds(
        (await adapter.listFields()).some(({ label }) => label.length === 5_000),
        'no label has 5,000 characters',
      );
      same((await adapter.getSession()).permissionContact?.length, 5_000, 'the length of the contact');
      const failed = (await adapter.listRuns({ state: 'failed' })).items[0]?.state;
      holds(failed?.kind === 'failed' && failed.error.message.length === 5_000, 'no failure has 5,000 characters');
    },
  },
];

function namesakesIn(items: readonly Audience[]): readonly Audience[] {
  const namesakes = (audience: Audience) =>
    items.filter(({ name }) => name.toLowerCase() === audience.name.toLowerCase());
  return (items.map(namesakes).find((group) => group.length > 1) ?? []).slice(0, 2);
}

/** The names of each kind of thing, together. */
async function textsOf({ adapter }: Reached): Promise<Readonly<Record<string, string>>> {
  const namesOf = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).join('\n');
  const audiences = (await adapter.listAudiences({ limit: 500 })).items;
  return {
    audiences: namesOf(audiences),
    folders: audiences.map(({ folder }) => folder).join('\n'),
    tags: audiences.flatMap(({ tags }) => tags).join('\n'),
    destinations: namesOf(await adapter.listDestinations()),
    connections: namesOf((await adapter.listConnections({ limit: 500 })).items),
    fields: (await adapter.listFields()).map(({ label }) => label).join('\n'),
  };
}
