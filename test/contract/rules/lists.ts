import type { ActivationAdapter, Page, PageQuery } from '../../../src/adapter/activation-adapter.ts';
import { holds, refused, same } from '../expectations.ts';
import { rule, type RuleGroup } from '../rule.ts';
import type { Workshop } from '../workshop.ts';

interface Listing {
  readonly method: 'listAccounts' | 'listConnections' | 'listActivations' | 'listRuns';
  readonly noun: string;
  /** Makes three things of its kind. @returns their ids, and a list in which only they are */
  readonly make: (adapter: ActivationAdapter, make: Workshop) => Promise<Made>;
}

interface Made {
  readonly ids: readonly string[];
  readonly list: (query: PageQuery) => Promise<Page<{ readonly id: string }>>;
}

const three = [1, 2, 3];

const listings: readonly Listing[] = [
  {
    method: 'listAccounts',
    noun: 'accounts',
    make: async (adapter, make) => {
      const made = [];
      for (const _ of three) made.push(await make.account());
      // Accounts have no filter that would leave these three alone: others stand between.
      return { ids: made.map(({ id }) => id), list: (query) => adapter.listAccounts(query) };
    },
  },
  {
    method: 'listConnections',
    noun: 'connections',
    make: async (adapter, make) => {
      const { id: accountId } = await make.account();
      const made = [];
      for (const _ of three) made.push(await make.connection({ accountId }));
      return { ids: made.map(({ id }) => id), list: (query) => adapter.listConnections({ accountId, ...query }) };
    },
  },
  {
    method: 'listActivations',
    noun: 'activations',
    make: async (adapter, make) => {
      const { id: connectionId } = await make.connection();
      const made = [];
      for (const _ of three) made.push(await make.activation({ connectionId }));
      return { ids: made.map(({ id }) => id), list: (query) => adapter.listActivations({ connectionId, ...query }) };
    },
  },
  {
    method: 'listRuns',
    noun: 'runs',
    make: async (adapter, make) => {
      const audiences = await make.audiences(3);
      const { id: activationId } = await make.activation({ audienceIds: audiences.map(({ id }) => id) });
      const made = await adapter.startRuns(activationId, 'all', make.key());
      return { ids: made.map(({ id }) => id), list: (query) => adapter.listRuns({ activationId, ...query }) };
    },
  },
];

/** More pages than a list of these rules can have: where the cursors go round in a circle, the walk ends. */
const MOST_PAGES = 500;

async function walk(list: Made['list'], limit: number): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  for (let pages = 0; cursor !== null; pages += 1) {
    holds(pages < MOST_PAGES, `reading on by nextCursor never comes to an end`);
    const page: Page<{ readonly id: string }> = await list(cursor === undefined ? { limit } : { limit, cursor });
    holds(page.items.length <= limit, `a page of at most ${limit} holds ${page.items.length}`);
    holds(page.items.length > 0 || page.nextCursor === null, 'an empty page says that the list goes on');
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

export const lists: readonly RuleGroup[] = listings.map(({ method, noun, make: fill }) => ({
  title: `the list of ${noun}`,
  rules: [
    rule(`${method} gives everything once, however it is cut into pages`, async ({ adapter, make }) => {
      const { ids, list } = await fill(adapter, make);
      for (const limit of [2, 500]) {
        const listed = await walk(list, limit);
        same(new Set(listed).size, listed.length, `the number of different ${noun} in pages of ${limit}`);
        const missing = ids.filter((id) => !listed.includes(id));
        holds(missing.length === 0, `pages of ${limit} leave out ${missing.length} of ${ids.length} new ${noun}`);
      }
    }),
    rule(`${method} keeps its order when it is asked again`, async ({ adapter, make }) => {
      const { list } = await fill(adapter, make);
      same(await walk(list, 500), await walk(list, 500), `the order of the ${noun}`);
    }),
    rule(`${method} refuses a cursor that it has not given`, async ({ adapter, make }) => {
      const { list } = await fill(adapter, make);
      await refused(list({ cursor: 'contract-no-cursor' }), 'invalid', `${method} with a foreign cursor`);
    }),
  ],
}));
