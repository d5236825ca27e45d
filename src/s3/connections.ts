import * as v from 'valibot';
import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { ActivationError } from '../adapter/activation-error.ts';
import { parseInput } from '../adapter/parse.ts';
import { applyChange } from '../domain/apply-change.ts';
import { connectionChangeSchema, connectionInputSchema, type Connection } from '../domain/connection.ts';
import { connectionIdSchema, type DestinationId } from '../domain/ids.ts';
import { connectionQuerySchema } from '../domain/list-queries.ts';
import { createdId } from './created-id.ts';
import { pageOf } from './page-of.ts';
import type { S3AdapterParts } from './parts.ts';
import type { ConnectionRecord } from './records.ts';
import type { Stored } from './state/collection.ts';

type ConnectionMethods = Pick<
  ActivationAdapter,
  'listConnections' | 'createConnection' | 'updateConnection' | 'deleteConnection'
>;

/** Where files go, and how they are written. */
export function connectionMethods(parts: S3AdapterParts): ConnectionMethods {
  const { connections } = parts;
  return {
    async listConnections(value, options) {
      const query = parseInput(connectionQuerySchema, value);
      const search = query.search?.trim().toLowerCase() ?? '';
      const wanted = (await connections.all('', options?.signal)).filter(
        ({ value }) =>
          (query.destinationId === undefined || value.destinationId === query.destinationId) &&
          (query.accountId === undefined || value.accountId === query.accountId) &&
          (query.dataType === undefined || value.dataType === query.dataType) &&
          [value.name, value.location.bucket, value.location.folder].some((text) =>
            text.toLowerCase().includes(search),
          ),
      );
      return pageOf(
        wanted.map(shownConnection).sort((one, other) => one.name.localeCompare(other.name)),
        query,
      );
    },

    async createConnection(value, options) {
      const input = parseInput(connectionInputSchema, value);
      const destination = parts.destinations.find(({ id }) => id === input.destinationId);
      if (destination === undefined) throw new ActivationError('not-found', 'This destination does not exist.');
      if (!destination.dataTypes.includes(input.dataType)) {
        throw new ActivationError('invalid', `${destination.name} does not take ${input.dataType}.`, {
          issues: [{ path: 'dataType', message: 'is not taken by this destination' }],
        });
      }
      await parts.accounts.get(input.accountId, options.signal);
      const id = v.parse(connectionIdSchema, await createdId('conn', options.idempotencyKey));
      if ((await connections.find(id, options.signal)) === undefined)
        await refuseTakenName(input.name, input.destinationId, parts);
      const now = parts.instant();
      return shownConnection(
        await connections.create(
          id,
          { ...input, id, health: { kind: 'untested' }, lastRunAt: null, createdAt: now, updatedAt: now },
          options.signal,
        ),
      );
    },

    async updateConnection(id, value, options) {
      const change = parseInput(connectionChangeSchema, value);
      const { value: record } = await connections.get(id, options.signal);
      if (change.name !== undefined && change.name !== record.name)
        await refuseTakenName(change.name, record.destinationId, parts);
      if (change.accountId !== undefined) await parts.accounts.get(change.accountId, options.signal);
      const moved =
        change.accountId !== undefined || change.location !== undefined || change.serverSideEncryption !== undefined;
      const health = moved ? { kind: 'untested' as const } : record.health;
      return shownConnection(
        await connections.replace(
          id,
          options.etag,
          { ...applyChange(record, change), health, updatedAt: parts.instant() },
          options.signal,
        ),
      );
    },

    async deleteConnection(id, options) {
      const used = (await parts.activations.all()).filter(({ value }) => value.connectionId === id);
      if (used.length > 0) {
        throw new ActivationError(
          'conflict',
          `${used.length === 1 ? 'An activation uses' : `${used.length} activations use`} this connection. Delete what uses it first.`,
        );
      }
      await connections.remove(id, options.etag, options.signal);
    },
  };
}

function shownConnection({ value, etag }: Stored<ConnectionRecord>): Connection {
  return { ...value, etag };
}

async function refuseTakenName(name: string, destinationId: DestinationId, parts: S3AdapterParts): Promise<void> {
  const taken = (await parts.connections.all()).some(
    ({ value }) => value.destinationId === destinationId && value.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken)
    throw new ActivationError('conflict', `A connection is already named ${name}. Choose another name.`, {
      issues: [{ path: 'name', message: 'is taken', code: 'taken' }],
    });
}
