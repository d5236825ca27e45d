import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError, type InputIssue } from '../../src/adapter/activation-error.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import { applyChange } from '../../src/domain/apply-change.ts';
import { connectionChangeSchema, connectionInputSchema, type Connection } from '../../src/domain/connection.ts';
import type { FileFormat } from '../../src/domain/file-format.ts';
import type { ConnectionId } from '../../src/domain/ids.ts';
import { connectionQuerySchema } from '../../src/domain/list-queries.ts';
import { instantAt } from '../data/audience-seeds.ts';
import type { ConnectionRecord } from '../data/connections.ts';
import { etagOf, recordOf, replaced, requireFreeName, requireVersion, type MockCore } from './core.ts';
import { byName, pageOf } from './page-of.ts';
import { requireQuota } from './quotas.ts';
import { sessionOf } from './sessions.ts';

type ConnectionMethods = Pick<
  ActivationAdapter,
  'listConnections' | 'createConnection' | 'updateConnection' | 'deleteConnection'
>;

/** Where files go, and how they are written. */
export function connectionMethods(core: MockCore): ConnectionMethods {
  return {
    listConnections: async (value) => {
      const query = parseInput(connectionQuerySchema, value);
      const search = query.search?.trim().toLowerCase() ?? '';
      const found = core.state.connections.filter(
        ({ destinationId, accountId, dataType, name, location }) =>
          (query.destinationId === undefined || destinationId === query.destinationId) &&
          (query.accountId === undefined || accountId === query.accountId) &&
          (query.dataType === undefined || dataType === query.dataType) &&
          [name, location.bucket, location.folder].some((text) => text.toLowerCase().includes(search)),
      );
      const { items, nextCursor } = pageOf([...found].sort(byName), query);
      return { items: items.map((record) => shownConnection(core, record)), nextCursor };
    },

    createConnection: (value, { idempotencyKey }) =>
      core.once('createConnection', idempotencyKey, () => {
        const input = parseInput(connectionInputSchema, value);
        const destination = recordOf(core.world.destinations, input.destinationId, 'destination');
        if (!destination.dataTypes.includes(input.dataType))
          refuse([{ path: 'dataType', message: `is not taken by ${destination.name}` }]);
        refuse(unable(core, input));
        recordOf(core.state.accounts, input.accountId, 'account');
        requireFreeName(namesakes(core, input.destinationId), input.name);
        requireQuota(core, 'connections');
        const record: ConnectionRecord = {
          ...input,
          id: core.newId('conn') as ConnectionId,
          health: { kind: 'untested' },
          createdAt: core.instant(),
          updatedAt: core.instant(),
          version: 1,
        };
        core.state.connections = [...core.state.connections, record];
        return shownConnection(core, record);
      }),

    updateConnection: async (id, value, { etag }) => {
      const change = parseInput(connectionChangeSchema, value);
      const stored = recordOf(core.state.connections, id, 'connection');
      requireVersion(stored, etag);
      refuse(unable(core, applyChange(stored, change)));
      if (change.accountId !== undefined) recordOf(core.state.accounts, change.accountId, 'account');
      if (change.name !== undefined) requireFreeName(namesakes(core, stored.destinationId), change.name, id);
      const { failure, ...kept } = applyChange(stored, change);
      const moved =
        change.accountId !== undefined || change.location !== undefined || change.serverSideEncryption !== undefined;
      const record: ConnectionRecord = {
        ...kept,
        ...(moved ? { health: { kind: 'untested' } } : failure === undefined ? {} : { failure }),
        updatedAt: core.instant(),
        version: stored.version + 1,
      };
      core.state.connections = replaced(core.state.connections, record);
      return shownConnection(core, record);
    },

    deleteConnection: async (id, { etag }) => {
      const stored = recordOf(core.state.connections, id, 'connection');
      requireVersion(stored, etag);
      const count = core.state.activations.filter(({ connectionId }) => connectionId === id).length;
      if (count > 0) {
        throw new ActivationError(
          'conflict',
          `${count === 1 ? 'An activation uses' : `${count} activations use`} this connection. Delete what uses it first.`,
        );
      }
      core.state.connections = core.state.connections.filter((record) => record !== stored);
    },
  };
}

/** A connection as the contract shows it. */
export function shownConnection(core: MockCore, record: ConnectionRecord): Connection {
  const { failure: _, version: _version, ...shown } = record;
  return { ...shown, lastRunAt: lastRunAt(core, record), etag: etagOf(record) };
}

function lastRunAt(core: MockCore, { id }: ConnectionRecord): Connection['lastRunAt'] {
  const own = new Set(
    core.state.activations.filter(({ connectionId }) => connectionId === id).map((activation) => activation.id),
  );
  if (own.size === 0) return null;
  let last = -Infinity;
  for (const run of core.state.runs)
    if (own.has(run.activationId) && run.startsAt <= core.now()) last = Math.max(last, run.startsAt);
  return last === -Infinity ? null : instantAt(last);
}

function namesakes(core: MockCore, destinationId: string): readonly ConnectionRecord[] {
  return core.state.connections.filter((record) => record.destinationId === destinationId);
}

/** What this backend cannot write, as its session says. */
function unable(
  core: MockCore,
  { format, openPgpPublicKeys }: { readonly format: FileFormat; readonly openPgpPublicKeys: readonly string[] },
): readonly InputIssue[] {
  const { formats, compressions, openPgp } = sessionOf(core).capabilities;
  const packs: readonly string[] = compressions;
  return [
    ...(formats.includes(format.type) ? [] : [{ path: 'format.type', message: 'is not offered here' }]),
    ...(format.type === 'parquet' || packs.includes(format.compression)
      ? []
      : [{ path: 'format.compression', message: 'is not offered here' }]),
    ...(openPgp || openPgpPublicKeys.length === 0
      ? []
      : [{ path: 'openPgpPublicKeys', message: 'cannot be used here: files are not encrypted' }]),
  ];
}

function refuse(issues: readonly InputIssue[]): void {
  const [first] = issues;
  if (first === undefined) return;
  throw new ActivationError('invalid', `${first.path} ${first.message}.`, { issues });
}
