import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { ActivationError } from '../adapter/activation-error.ts';
import { invalidInput, parseInput } from '../adapter/parse.ts';
import { applyChange } from '../domain/apply-change.ts';
import {
  accountChangeSchema,
  accountInputSchema,
  type Account,
  type AccountAuth,
  type AccountCredentials,
  type S3Endpoint,
} from '../domain/account.ts';
import { accountIdSchema, type AccountId } from '../domain/ids.ts';
import { accountQuerySchema } from '../domain/list-queries.ts';
import * as v from 'valibot';
import { createdId } from './created-id.ts';
import { pageOf } from './page-of.ts';
import type { S3AdapterParts } from './parts.ts';
import type { AccountRecord, ConnectionRecord } from './records.ts';
import { isAllowed } from './s3-clients.ts';
import type { Stored } from './state/collection.ts';

type AccountMethods = Pick<ActivationAdapter, 'listAccounts' | 'createAccount' | 'updateAccount' | 'deleteAccount'>;

/** Stored credentials. A secret goes into the secret store and is never read back to a caller. */
export function accountMethods(parts: S3AdapterParts): AccountMethods {
  const { accounts, secrets } = parts;
  return {
    async listAccounts(value, options) {
      const query = parseInput(accountQuerySchema, value);
      const stored = await accounts.all('', options?.signal);
      const wanted = stored.filter(
        ({ value }) => query.destinationId === undefined || value.destinationId === query.destinationId,
      );
      const connections = wanted.length === 0 ? [] : await parts.connections.all('', options?.signal);
      const shown = wanted.map((account) => shownWith(connections, account));
      return pageOf(
        shown.sort((one, other) => one.name.localeCompare(other.name)),
        query,
      );
    },

    async createAccount(value, options) {
      const input = parseInput(accountInputSchema, value);
      if (!parts.destinations.some((destination) => destination.id === input.destinationId))
        throw new ActivationError('not-found', 'This destination does not exist.');
      refuseEndpoint(input.endpoint, parts);
      const id = v.parse(accountIdSchema, await createdId('acc', options.idempotencyKey));
      // One that is there already has its secret, and perhaps a newer one than a creation that comes again.
      if ((await accounts.find(id, options.signal)) === undefined) {
        await refuseTakenName(input.name, parts);
        await keepSecret(id, input.credentials, parts);
      }
      const now = parts.instant();
      const { credentials, ...rest } = input;
      const stored = await accounts.create(
        id,
        { ...rest, id, auth: authOf(credentials), createdAt: now, updatedAt: now },
        options.signal,
      );
      return shownAccount(stored, parts);
    },

    async updateAccount(id, value, options) {
      const { credentials, ...change } = parseInput(accountChangeSchema, value);
      refuseEndpoint(change.endpoint, parts);
      const { value: record } = await accounts.get(id, options.signal);
      if (change.name !== undefined && change.name !== record.name) await refuseTakenName(change.name, parts);
      const auth = credentials === undefined ? record.auth : authOf(credentials);
      const stored = await accounts.replace(
        id,
        options.etag,
        { ...applyChange(record, change), auth, updatedAt: parts.instant() },
        options.signal,
      );
      if (credentials !== undefined) await keepSecret(id, credentials, parts);
      return shownAccount(stored, parts);
    },

    async deleteAccount(id, options) {
      const count = countOf(id, await parts.connections.all());
      if (count > 0) {
        throw new ActivationError(
          'conflict',
          `${count === 1 ? 'A connection uses' : `${count} connections use`} this account. Delete what uses it first.`,
        );
      }
      await accounts.remove(id, options.etag, options.signal);
      await secrets.remove(id);
    },
  };
}

async function shownAccount(account: Stored<AccountRecord>, parts: S3AdapterParts): Promise<Account> {
  return shownWith(await parts.connections.all(), account);
}

function shownWith(connections: readonly Stored<ConnectionRecord>[], { value, etag }: Stored<AccountRecord>): Account {
  return { ...value, etag, connectionCount: countOf(value.id, connections) };
}

function countOf(id: AccountId, connections: readonly Stored<ConnectionRecord>[]): number {
  return connections.filter(({ value }) => value.accountId === id).length;
}

async function refuseTakenName(name: string, parts: S3AdapterParts): Promise<void> {
  const taken = (await parts.accounts.all()).some(({ value }) => value.name.toLowerCase() === name.toLowerCase());
  if (taken)
    throw new ActivationError('conflict', `An account is already named ${name}. Choose another name.`, {
      issues: [{ path: 'name', message: 'is taken', code: 'taken' }],
    });
}

function refuseEndpoint(endpoint: S3Endpoint | undefined, { identity }: S3AdapterParts): void {
  if (isAllowed(endpoint, identity)) return;
  throw invalidInput([{ path: 'endpoint.url', message: 'is not allowed by the operator of this service' }]);
}

async function keepSecret(id: AccountId, credentials: AccountCredentials, parts: S3AdapterParts): Promise<void> {
  if (credentials.kind === 'access-key') await parts.secrets.put(id, { secretAccessKey: credentials.secretAccessKey });
  else await parts.secrets.remove(id);
}

function authOf(credentials: AccountCredentials): AccountAuth {
  return credentials.kind === 'assumed-role'
    ? credentials
    : { kind: 'access-key', accessKeyId: credentials.accessKeyId };
}
