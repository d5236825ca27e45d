import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { Audience } from '../../../src/domain/audience.ts';
import type { Defect } from './defect.ts';

/** In what is found and shown, and to whom. */
export const listingDefects: readonly Defect[] = [
  {
    title: 'audiences of customers are listed',
    group: 'a search of audiences',
    break: (sound) => inAudiences(sound, (items) => items.map((audience) => ({ ...audience, dataType: 'profiles' }))),
  },
  {
    title: 'a search is ignored',
    group: 'a search of audiences',
    break: (sound) => ({
      listAudiences: (query, options) => {
        const { search: _, ...filter } = query.filter ?? {};
        return sound.listAudiences({ ...query, filter }, options);
      },
    }),
  },
  {
    title: 'names are told apart by their case',
    group: 'a search of audiences',
    break: (sound) => ({
      listAudiences: async (query, options) => {
        const page = await sound.listAudiences(query, options);
        const names = query.filter?.names;
        return { ...page, items: page.items.filter(({ name }) => names === undefined || names.includes(name)) };
      },
    }),
  },
  {
    title: 'the total is that of the page',
    group: 'a search of audiences',
    break: (sound) => ({
      listAudiences: async (query, options) => {
        const page = await sound.listAudiences(query, options);
        return { ...page, total: page.items.length };
      },
    }),
  },
  {
    title: 'audiences that cannot be activated are left out',
    group: 'a search of audiences',
    break: (sound) =>
      inAudiences(sound, (items) => items.filter(({ availability }) => availability.kind === 'available')),
  },
  {
    title: 'sorting goes the wrong way round',
    group: 'the order of audiences',
    break: (sound) => ({
      listAudiences: (query, options) =>
        sound.listAudiences(
          query.sort === undefined
            ? query
            : {
                ...query,
                sort: { ...query.sort, direction: query.sort.direction === 'ascending' ? 'descending' : 'ascending' },
              },
          options,
        ),
    }),
  },
  {
    title: 'a page begins with the last row of the one before',
    group: 'a page of audiences',
    break: (sound) => ({
      listAudiences: async (query, options) => {
        const page = await sound.listAudiences(query, options);
        const next = page.nextCursor === null ? null : `row-${Number(page.nextCursor.slice(4)) - 1}`;
        return { ...page, nextCursor: next };
      },
    }),
  },
  {
    title: 'a jump to a row lands at the beginning',
    group: 'a page of audiences',
    break: (sound) => ({
      listAudiences: (query, options) => {
        const { from: _, ...rest } = query;
        return sound.listAudiences(query.from?.kind === 'position' ? rest : query, options);
      },
    }),
  },
  {
    title: 'a list goes on for ever',
    group: 'the list of connections',
    break: (sound) => ({
      listConnections: async (query, options) => {
        const page = await sound.listConnections(query, options);
        return { ...page, nextCursor: page.nextCursor ?? 'row-0' };
      },
    }),
  },
  {
    title: 'an empty name is taken',
    group: 'an input that is not as its schema has it',
    break: (sound) => ({
      createAccount: (input, options) =>
        sound.createAccount({ ...input, name: input.name.trim() || 'Unnamed' }, options),
    }),
  },
  {
    title: 'what is not there is invalid, rather than not found',
    group: 'an id that nothing has',
    break: () => ({ getRun: () => Promise.reject(new TypeError('undefined is not a run')) }),
  },
  {
    title: 'a call that was given up is done all the same',
    group: 'a call that is given up',
    break: (sound) => ({ listDestinations: () => sound.listDestinations() }),
  },
  {
    title: 'everyone may delete',
    group: 'a permission that is missing',
    break: (sound, backend) => ({
      deleteConnection: (id, options) => {
        backend.permissions = ['view-destinations', 'manage-destinations', 'activate-destinations'];
        return sound.deleteConnection(id, options);
      },
    }),
  },
];

function inAudiences(
  sound: ActivationAdapter,
  change: (items: readonly Audience[]) => Audience[],
): Partial<ActivationAdapter> {
  return {
    listAudiences: async (query, options) => {
      const page = await sound.listAudiences(query, options);
      return { ...page, items: change(page.items) };
    },
  };
}
