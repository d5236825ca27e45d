import type { Defect } from './defect.ts';

/** In what is created, changed, tested and reviewed. */
export const keepingDefects: readonly Defect[] = [
  {
    title: 'the secret comes back with the account',
    group: 'a secret',
    break: (sound) => ({
      createAccount: async (input, options) => ({
        ...(await sound.createAccount(input, options)),
        credentials: input.credentials,
      }),
    }),
  },
  {
    title: 'the same key creates twice',
    group: 'an account',
    break: (sound) => {
      let count = 0;
      return {
        createAccount: (input, options) =>
          sound.createAccount(
            { ...input, name: `${input.name} ${(count += 1)}` },
            { ...options, idempotencyKey: `${options.idempotencyKey} ${count}` },
          ),
      };
    },
  },
  {
    title: 'an old version may be changed',
    group: 'an account',
    break: (sound) => ({
      updateAccount: async (id, change, options) => {
        const stored = (await sound.listAccounts({ limit: 500 })).items.find((account) => account.id === id);
        return sound.updateAccount(id, change, { ...options, etag: stored?.etag ?? options.etag });
      },
    }),
  },
  {
    title: 'a change forgets what it does not name',
    group: 'an account',
    break: (sound) => ({
      updateAccount: (id, change, options) => sound.updateAccount(id, { description: '', ...change }, options),
    }),
  },
  {
    title: 'an account does not count its connections',
    group: 'an account',
    break: (sound) => ({
      listAccounts: async (query, options) => {
        const page = await sound.listAccounts(query, options);
        return { ...page, items: page.items.map((account) => ({ ...account, connectionCount: 0 })) };
      },
    }),
  },
  {
    title: 'a connection may share its name with another',
    group: 'a connection',
    break: (sound) => {
      let count = 0;
      return {
        createConnection: async (input, options) => {
          const made = await sound.createConnection({ ...input, name: `${input.name} ${(count += 1)}` }, options);
          return { ...made, name: input.name };
        },
      };
    },
  },
  {
    title: 'a new connection says that it is healthy, untested',
    group: 'a connection',
    break: (sound) => ({
      createConnection: async (input, options) => {
        const made = await sound.createConnection(input, options);
        return { ...made, health: { kind: 'healthy', testedAt: made.createdAt } };
      },
    }),
  },
  {
    title: 'connections of every destination are listed',
    group: 'a connection',
    break: (sound) => ({
      listConnections: (query, options) => {
        const { destinationId: _, ...rest } = query;
        return sound.listConnections(rest, options);
      },
    }),
  },
  {
    title: 'a connection test goes on after a failure',
    group: 'a connection test',
    break: (sound) => ({
      testConnection: async function* (input, options) {
        for await (const event of sound.testConnection(input, options)) {
          yield event;
          if (event.outcome === 'failed') yield { stage: 'cors', outcome: 'passed', detail: 'All is well.' };
        }
      },
    }),
  },
  {
    title: 'a failed stage does not say what to change',
    group: 'a connection test',
    break: (sound) => ({
      testConnection: async function* (input, options) {
        for await (const { fix: _, policy: _policy, ...event } of sound.testConnection(input, options)) yield event;
      },
    }),
  },
  {
    title: 'a failed stage is told by the code of another',
    group: 'a connection test',
    break: (sound) => ({
      testConnection: async function* (input, options) {
        for await (const event of sound.testConnection(input, options))
          yield event.outcome === 'failed' ? { ...event, findings: [{ code: 'wrong-region' }] } : event;
      },
    }),
  },
  {
    title: 'the health of a connection keeps no code of what broke it',
    group: 'a connection test',
    break: (sound) => ({
      listConnections: async (query, options) => {
        const page = await sound.listConnections(query, options);
        const items = page.items.map((connection) => {
          if (connection.health.kind !== 'broken') return connection;
          const { findings: _, ...health } = connection.health;
          return { ...connection, health };
        });
        return { ...page, items };
      },
    }),
  },
  {
    title: 'a review overlooks its blockers',
    group: 'a review',
    break: (sound) => ({
      reviewActivation: async (input, options) => ({ ...(await sound.reviewActivation(input, options)), blockers: [] }),
    }),
  },
  {
    title: 'a review plans one file, however few rows may stand in it',
    group: 'a review',
    break: (sound) => ({
      reviewActivation: async (input, options) => {
        const review = await sound.reviewActivation(input, options);
        return { ...review, audiences: review.audiences.map((one) => ({ ...one, files: one.files.slice(0, 1) })) };
      },
    }),
  },
  {
    title: 'a preview sorts the columns',
    group: 'a preview',
    break: (sound) => ({
      previewExport: (input, id, options) =>
        sound.previewExport(
          { ...input, mapping: [...input.mapping].sort((one, other) => (one.target < other.target ? -1 : 1)) },
          id,
          options,
        ),
    }),
  },
  {
    title: 'an activation has a next run while it is paused',
    group: 'an activation',
    break: (sound) => ({
      updateActivation: async (id, change, options) => {
        const updated = await sound.updateActivation(id, change, options);
        return { ...updated, nextRunAt: updated.nextRunAt ?? '2026-12-01T00:00:00Z' };
      },
      getActivation: async (id, options) => {
        const found = await sound.getActivation(id, options);
        return { ...found, nextRunAt: found.nextRunAt ?? '2026-12-01T00:00:00Z' };
      },
    }),
  },
  {
    title: 'an activation outlives its deletion',
    group: 'an activation',
    break: () => ({ deleteActivation: () => Promise.resolve() }),
  },
];
