import { connectionSchema } from '../../../src/domain/connection.ts';
import { holds, keepsTo, refused, same } from '../expectations.ts';
import { rule, type ContractContext, type RuleGroup } from '../rule.ts';

type Adapter = ContractContext['adapter'];
type Query = Parameters<Adapter['listConnections']>[0];

export const connections: readonly RuleGroup[] = [
  {
    title: 'a connection',
    rules: [
      rule('is created as it was asked for, untested', async ({ adapter, make }) => {
        const input = make.connectionInput((await make.account()).id, { description: 'Made by the contract.' });
        const connection = await adapter.createConnection(input, make.key());
        keepsTo(connectionSchema, connection, 'the new connection');
        const { id: _, health, lastRunAt, createdAt, updatedAt, etag: _etag, ...rest } = connection;
        same(rest, input, 'the new connection');
        same([health.kind, lastRunAt], ['untested', null], 'health and last run of a new connection');
        same(createdAt, updatedAt, 'createdAt of a new connection');
      }),
      rule('is found by destination, account, data type and search, and not by others', async ({ adapter, make }) => {
        const connection = await make.connection();
        const { id, destinationId, accountId, dataType, name, location } = connection;
        const hits: readonly Query[] = [
          {},
          { destinationId },
          { accountId },
          { dataType },
          { search: name.slice(2).toUpperCase() },
          { accountId, search: location.bucket.slice(1) },
          { destinationId, accountId, dataType, search: name },
        ];
        for (const query of hits) {
          const found = (await everyConnection(adapter, query)).find((listed) => listed.id === id);
          same(found, connection, `what ${JSON.stringify(query)} finds of the connection`);
        }
        const elsewhere = (await adapter.listDestinations()).filter((destination) => destination.id !== destinationId);
        const misses: readonly Query[] = [
          ...elsewhere.slice(0, 1).map((destination) => ({ destinationId: destination.id })),
          { dataType: 'datasets' },
          { accountId: (await make.account()).id },
          { search: `${name} not` },
        ];
        for (const query of misses) {
          const found = await everyConnection(adapter, query);
          holds(
            found.every((listed) => listed.id !== id),
            `${JSON.stringify(query)} finds the connection`,
          );
        }
      }),
      rule('is created once by one key, and answered again', async ({ adapter, make }) => {
        const { id: accountId } = await make.account();
        const [input, key] = [make.connectionInput(accountId), make.key()];
        const first = await adapter.createConnection(input, key);
        same(await adapter.createConnection(input, key), first, 'the answer to the same creation again');
        same((await everyConnection(adapter, { accountId })).length, 1, 'the number of connections that were created');
      }),
      rule('conflicts with another of its name at the same destination', async ({ adapter, make }) => {
        const { name, accountId } = await make.connection();
        await refused(make.connection({ accountId, name }), 'conflict', 'a second connection of the same name');
        const other = await make.connection({ accountId });
        const renamed = adapter.updateConnection(other.id, { name }, { etag: other.etag });
        await refused(renamed, 'conflict', "a change to another connection's name");
      }),
      rule('changes in what is named, and in nothing else', async ({ adapter, make }) => {
        const connection = await make.connection({ description: 'Before.' });
        const change = { name: make.name('connection'), includeManifest: !connection.includeManifest };
        const changed = await adapter.updateConnection(connection.id, change, { etag: connection.etag });
        const { etag, updatedAt, ...rest } = changed;
        const { etag: before, updatedAt: _, ...expected } = connection;
        same(rest, { ...expected, ...change }, 'the changed connection');
        holds(etag !== before, 'the etag stays the same after a change');
        holds(updatedAt >= connection.updatedAt, 'updatedAt goes back');
        same(await find(adapter, connection), changed, 'the connection in the list after the change');
      }),
      rule('conflicts with a change on an older version, and stays', async ({ adapter, make }) => {
        const connection = await make.connection();
        const { id, etag } = connection;
        const changed = await adapter.updateConnection(id, { description: 'Second.' }, { etag });
        await refused(adapter.updateConnection(id, { description: 'Late.' }, { etag }), 'conflict', 'a late change');
        same(await find(adapter, connection), changed, 'the connection after a refused change');
      }),
      rule('does not move to an account that is not there', async ({ adapter, make }) => {
        const { id, etag } = await make.connection();
        const { id: accountId, etag: accountEtag } = await make.account();
        await adapter.deleteAccount(accountId, { etag: accountEtag });
        await refused(adapter.updateConnection(id, { accountId }, { etag }), 'not-found', 'a move to nowhere');
      }),
      rule('is gone when it is deleted', async ({ adapter, make }) => {
        const connection = await make.connection();
        const { id, etag } = connection;
        await adapter.deleteConnection(id, { etag });
        same(await find(adapter, connection), undefined, 'the deleted connection');
        await refused(adapter.deleteConnection(id, { etag }), 'not-found', 'deleting it again');
      }),
      rule('is not deleted on an older version', async ({ adapter, make }) => {
        const connection = await make.connection();
        const { id, etag } = connection;
        await adapter.updateConnection(id, { description: 'Second.' }, { etag });
        await refused(adapter.deleteConnection(id, { etag }), 'conflict', 'deleting the version before');
        holds((await find(adapter, connection)) !== undefined, 'the connection is gone all the same');
      }),
      rule('cannot be deleted while an activation uses it', async ({ adapter, make }) => {
        const connection = await make.connection();
        await make.activation({ connectionId: connection.id });
        const current = await find(adapter, connection);
        holds(current !== undefined, 'the connection is not in the list any more');
        const deleted = adapter.deleteConnection(connection.id, { etag: current.etag });
        await refused(deleted, 'conflict', 'deleting a connection in use');
        holds((await find(adapter, connection)) !== undefined, 'the connection is gone all the same');
      }),
    ],
  },
];

async function everyConnection(adapter: Adapter, query: Query) {
  const found = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: Awaited<ReturnType<Adapter['listConnections']>> = await adapter.listConnections({
      ...query,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

async function find(
  adapter: Adapter,
  { id, accountId }: { readonly id: string; readonly accountId: Query['accountId'] & string },
) {
  return (await everyConnection(adapter, { accountId })).find((connection) => connection.id === id);
}
