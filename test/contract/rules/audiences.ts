import {
  audiencePageSchema,
  type Audience,
  type AudienceFilter,
  type AudiencePage,
  type AudienceQuery,
} from '../../../src/domain/audience.ts';
import { destinationSchema } from '../../../src/domain/destination.ts';
import { fieldSchema } from '../../../src/domain/field.ts';
import { holds, keepsTo, refused, same, sessionOf } from '../expectations.ts';
import { NotChecked, rule, type ContractContext, type ContractRule, type RuleGroup } from '../rule.ts';

type Adapter = ContractContext['adapter'];

const catalogue: RuleGroup = {
  title: 'what is there from the beginning',
  rules: [
    rule('getSession tells who is there, and a moment of its own clock', async ({ adapter }) => {
      const session = await sessionOf(adapter);
      holds((await adapter.getSession()).now >= session.now, 'the clock of the session goes back');
      if (session.nextEvaluationAt !== null)
        holds(session.nextEvaluationAt > session.now, 'the next evaluation lies behind');
    }),
    rule(
      'listDestinations has the destination of the fixtures, which takes prospects',
      async ({ adapter, subject }) => {
        const destinations = await adapter.listDestinations();
        for (const destination of destinations) keepsTo(destinationSchema, destination, destination.name);
        same(new Set(destinations.map(({ id }) => id)).size, destinations.length, 'the number of different ids');
        const own = destinations.find(({ id }) => id === subject.fixtures.account.destinationId);
        holds(own !== undefined, 'the destination of the fixtures is not in the catalogue');
        holds(own.dataTypes.includes('prospects'), 'the destination of the fixtures does not take prospects');
      },
    ),
    rule('listDestinations counts the connections', async ({ adapter, make, subject }) => {
      const count = async () =>
        (await adapter.listDestinations()).find(({ id }) => id === subject.fixtures.account.destinationId)
          ?.connectionCount;
      const before = await count();
      await make.connection();
      same(await count(), (before ?? 0) + 1, 'connectionCount after one more connection');
    }),
    rule('listFields gives each field of the prospect schema once', async ({ adapter }) => {
      const fields = await adapter.listFields();
      holds(fields.length > 0, 'there is no field');
      for (const field of fields) keepsTo(fieldSchema, field, field.path);
      same(new Set(fields.map(({ path }) => path)).size, fields.length, 'the number of different paths');
    }),
  ],
};

/** Filters made from an audience that is there, and what each lets through. */
const filters: readonly {
  readonly title: string;
  readonly filter: (audience: Audience) => AudienceFilter | undefined;
  readonly matches: (found: Audience, audience: Audience) => boolean;
}[] = [
  {
    title: 'by a part of the name, in whatever case',
    filter: ({ name }) => ({ search: ` ${name.slice(1, 12).toUpperCase().trim()}` }),
    matches: (found, { name }) => {
      const sought = name.slice(1, 12).trim().toLowerCase();
      const texts = [found.name, found.id, found.description ?? '', ...found.tags];
      return texts.some((text) => text.toLowerCase().includes(sought));
    },
  },
  { title: 'by ids', filter: ({ id }) => ({ ids: [id] }), matches: (found, { id }) => found.id === id },
  {
    title: 'by whole names, in whatever case',
    filter: ({ name }) => ({ names: [name.toUpperCase()] }),
    matches: (found, { name }) => found.name.toLowerCase() === name.toLowerCase(),
  },
  {
    title: 'by status',
    filter: ({ status }) => ({ statuses: [status] }),
    matches: (found, { status }) => found.status === status,
  },
  {
    title: 'by origin',
    filter: ({ origin }) => ({ origins: [origin] }),
    matches: (found, { origin }) => found.origin === origin,
  },
  {
    title: 'by tag',
    filter: ({ tags: [tag] }) => (tag === undefined ? undefined : { tags: [tag] }),
    matches: (found, { tags: [tag] }) => found.tags.includes(tag ?? ''),
  },
  {
    title: 'by profiles',
    filter: ({ profiles }) => ({ minProfiles: profiles ?? 0, maxProfiles: (profiles ?? 0) + 1000 }),
    matches: (found, { profiles }) =>
      (found.profiles ?? 0) >= (profiles ?? 0) && (found.profiles ?? 0) <= (profiles ?? 0) + 1000,
  },
  {
    title: 'by availability',
    filter: () => ({ available: true }),
    matches: (found) => found.availability.kind === 'available',
  },
  {
    title: 'by what is not available',
    filter: () => ({ available: false }),
    matches: (found) => found.availability.kind === 'unavailable',
  },
];

const searching: RuleGroup = {
  title: 'a search of audiences',
  rules: [
    rule('finds prospect audiences and no others, whatever is asked', async ({ adapter }) => {
      const pages = [
        await adapter.listAudiences({ limit: 500 }),
        await adapter.listAudiences({ filter: { search: 'a' } }),
      ];
      for (const page of pages) {
        keepsTo(audiencePageSchema, page, 'a page of audiences');
        const other = page.items.find(({ dataType }) => dataType !== 'prospects');
        holds(other === undefined, `${other?.name} is made of ${other?.dataType}`);
      }
      for (const by of ['profiles', 'createdAt'] as const) {
        const page = await adapter.listAudiences({ sort: { by, direction: 'descending' }, limit: 500 });
        holds(
          page.items.every(({ dataType }) => dataType === 'prospects'),
          `sorted by ${by} others are among them`,
        );
      }
    }),
    ...filters.map(({ title, filter, matches }): ContractRule =>
      rule(`narrows ${title}`, async ({ adapter, make }) => {
        const audience = await make.audience();
        const asked = filter(audience);
        if (asked === undefined) throw new NotChecked('the audience has nothing to be found by');
        const found = await everyAudience(adapter, { filter: asked });
        const strange = found.find((candidate) => !matches(candidate, audience));
        holds(strange === undefined, `${strange?.name} is found, and does not match`);
        if (!matches(audience, audience)) return;
        holds(
          found.some(({ id }) => id === audience.id),
          `${audience.name} is not found, and matches`,
        );
      }),
    ),
    rule('narrows by all that is given at once', async ({ adapter, make }) => {
      const audience = await make.audience();
      const both = await adapter.listAudiences({ filter: { ids: [audience.id], names: [`${audience.name} not`] } });
      same(both.items.length, 0, 'the number of audiences that match one and not the other');
    }),
    rule('that matches nothing is an empty list', async ({ adapter }) => {
      const { items, nextCursor, total } = await adapter.listAudiences({ filter: { search: 'contract-no-audience' } });
      same({ items, nextCursor, total: total ?? 0 }, { items: [], nextCursor: null, total: 0 }, 'the page');
    }),
    rule('counts what matches, and what there is without it', async ({ adapter }) => {
      const filter = { available: true } as const;
      const first = await adapter.listAudiences({ filter, limit: 1 });
      if (first.total === null) throw new NotChecked('the adapter does not count');
      const found = await everyAudience(adapter, { filter });
      same(first.total, found.length, 'total');
      if (first.unfilteredTotal !== null)
        same(first.unfilteredTotal, (await everyAudience(adapter, {})).length, 'unfilteredTotal');
      if (first.available === null) return;
      const profiles = found.reduce((sum, audience) => sum + (audience.profiles ?? 0), 0);
      same(first.available, { count: found.length, profiles }, 'what is available of them');
    }),
    rule('keeps what cannot be activated in the list, with its reason', async ({ adapter }) => {
      const all = await everyAudience(adapter, {});
      const none = await everyAudience(adapter, { filter: { available: false } });
      const lost = none.find(({ id }) => !all.some((audience) => audience.id === id));
      holds(lost === undefined, `${lost?.name} is left out of the list because it is not available`);
    }),
    rule('tells in its facets how many each choice would find', async ({ adapter }) => {
      const { facets } = await adapter.listAudiences({ limit: 1 });
      const origin = facets?.origins[0];
      if (origin === undefined) throw new NotChecked('the adapter gives no facets');
      const found = await everyAudience(adapter, { filter: { origins: [origin.value] } });
      same(origin.count, found.length, `the count of ${origin.value}`);
    }),
  ],
};

const ordering: RuleGroup = {
  title: 'the order of audiences',
  rules: [
    ...(['profiles', 'createdAt', 'updatedAt', 'evaluatedAt'] as const).map((by) =>
      rule(`by ${by} goes up or down, with what is unknown at the end`, async ({ adapter }) => {
        for (const direction of ['ascending', 'descending'] as const) {
          const values = (await everyAudience(adapter, { sort: { by, direction } })).map((audience) => audience[by]);
          const known = values.filter((value) => value !== null);
          holds(
            values.slice(known.length).every((value) => value === null),
            `what is unknown stands in between`,
          );
          const sign = direction === 'ascending' ? 1 : -1;
          const wrong = known.findIndex((value, index) => {
            const before = known[index - 1];
            return before !== undefined && sign * (value < before ? -1 : value > before ? 1 : 0) < 0;
          });
          holds(wrong === -1, `${known[wrong]} comes after ${known[wrong - 1]} in ${direction} order`);
        }
      }),
    ),
    rule('is that of names unless another is asked for', async ({ adapter }) => {
      const plain = await adapter.listAudiences({ limit: 50 });
      const named = await adapter.listAudiences({ limit: 50, sort: { by: 'name', direction: 'ascending' } });
      same(ids(plain), ids(named), 'the order without a sort');
    }),
    rule('does not change what is found', async ({ adapter }) => {
      const up = await everyAudience(adapter, { sort: { by: 'profiles', direction: 'ascending' } });
      const down = await everyAudience(adapter, { sort: { by: 'profiles', direction: 'descending' } });
      same(ids({ items: up }).sort(), ids({ items: down }).sort(), 'what is found in the other order');
    }),
  ],
};

const paging: RuleGroup = {
  title: 'a page of audiences',
  rules: [
    rule('follows the one before, without gap or overlap', async ({ adapter }) => {
      const whole = await everyAudience(adapter, {}, 500);
      const cut = await everyAudience(adapter, {}, Math.max(1, Math.ceil(whole.length / 4)));
      same(ids({ items: cut }), ids({ items: whole }), 'the list in four pages');
      same(new Set(ids({ items: whole })).size, whole.length, 'the number of different audiences');
    }),
    rule('begins at a row where the adapter says that it can', async ({ adapter }) => {
      if (!(await sessionOf(adapter)).capabilities.audiencesByPosition)
        throw new NotChecked('the adapter knows cursors alone');
      const whole = await everyAudience(adapter, {});
      const position = Math.floor(whole.length / 2);
      const page = await adapter.listAudiences({ from: { kind: 'position', position }, limit: 5 });
      same(ids(page), ids({ items: whole.slice(position, position + 5) }), `the rows from ${position} on`);
      same(page.position, position, 'the position that the page tells');
      const end = await adapter.listAudiences({ from: { kind: 'position', position: whole.length }, limit: 5 });
      same([end.items, end.nextCursor], [[], null], 'the page behind the last row');
    }),
    rule('refuses a cursor that it has not given', async ({ adapter }) => {
      const from = { kind: 'cursor', cursor: 'contract-no-cursor' } as const;
      await refused(adapter.listAudiences({ from }), 'invalid', 'listAudiences with a foreign cursor');
    }),
  ],
};

export const audiences: readonly RuleGroup[] = [catalogue, searching, ordering, paging];

/** More pages than the audiences of these rules fill. */
const MOST_PAGES = 2000;

async function everyAudience(adapter: Adapter, query: AudienceQuery, limit = 500): Promise<readonly Audience[]> {
  const found: Audience[] = [];
  let page: AudiencePage | undefined;
  for (let pages = 0; page === undefined || page.nextCursor !== null; pages += 1) {
    holds(pages < MOST_PAGES, 'reading on by nextCursor never comes to an end');
    page = await adapter.listAudiences({
      ...query,
      limit,
      ...(page?.nextCursor === undefined ? {} : { from: { kind: 'cursor', cursor: page.nextCursor ?? '' } }),
    });
    found.push(...page.items);
  }
  return found;
}

function ids({ items }: { readonly items: readonly Audience[] }): string[] {
  return items.map(({ id }) => id);
}
