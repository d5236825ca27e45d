import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import {
  accountChangeSchema,
  accountInputSchema,
  type Account,
  type AccountAuth,
  type AccountCredentials,
} from '../../src/domain/account.ts';
import { applyChange } from '../../src/domain/apply-change.ts';
import type { AccountId } from '../../src/domain/ids.ts';
import { accountQuerySchema } from '../../src/domain/list-queries.ts';
import type { AccountRecord } from '../data/accounts.ts';
import { etagOf, recordOf, replaced, requireFreeName, requireVersion, type MockCore } from './core.ts';
import { credentialHealthOf } from './credential-health.ts';
import { byName, pageOf } from './page-of.ts';

type AccountMethods = Pick<ActivationAdapter, 'listAccounts' | 'createAccount' | 'updateAccount' | 'deleteAccount'>;

/** Credentials. A secret is looked at once, for what it would lead to, and kept nowhere. */
export function accountMethods(core: MockCore): AccountMethods {
  return {
    listAccounts: async (value) => {
      const query = parseInput(accountQuerySchema, value);
      return pageOf(
        core.state.accounts
          .filter(({ destinationId }) => query.destinationId === undefined || destinationId === query.destinationId)
          .map((record) => shownAccount(core, record))
          .sort(byName),
        query,
      );
    },

    createAccount: (value, { idempotencyKey }) =>
      core.once('createAccount', idempotencyKey, () => {
        const { credentials, ...input } = parseInput(accountInputSchema, value);
        recordOf(core.world.destinations, input.destinationId, 'destination');
        requireFreeName(core.state.accounts, input.name);
        const record: AccountRecord = {
          ...input,
          id: core.newId('acc') as AccountId,
          auth: authOf(credentials),
          credentialHealth: credentialHealthOf(credentials),
          createdAt: core.instant(),
          updatedAt: core.instant(),
          version: 1,
        };
        core.state.accounts = [...core.state.accounts, record];
        return shownAccount(core, record);
      }),

    updateAccount: async (id, value, { etag }) => {
      const { credentials, ...change } = parseInput(accountChangeSchema, value);
      const stored = recordOf(core.state.accounts, id, 'account');
      requireVersion(stored, etag);
      if (change.name !== undefined) requireFreeName(core.state.accounts, change.name, id);
      const record: AccountRecord = {
        ...applyChange(stored, change),
        ...(credentials === undefined
          ? {}
          : { auth: authOf(credentials), credentialHealth: credentialHealthOf(credentials) }),
        updatedAt: core.instant(),
        version: stored.version + 1,
      };
      core.state.accounts = replaced(core.state.accounts, record);
      return shownAccount(core, record);
    },

    deleteAccount: async (id, { etag }) => {
      const stored = recordOf(core.state.accounts, id, 'account');
      requireVersion(stored, etag);
      const count = connectionCount(core, id);
      if (count > 0) {
        throw new ActivationError(
          'conflict',
          `${count === 1 ? 'A connection uses' : `${count} connections use`} this account. Delete what uses it first.`,
        );
      }
      core.state.accounts = core.state.accounts.filter((record) => record !== stored);
    },
  };
}

function shownAccount(core: MockCore, record: AccountRecord): Account {
  const { credentialHealth: _, version: _version, ...shown } = record;
  return { ...shown, connectionCount: connectionCount(core, record.id), etag: etagOf(record) };
}

function connectionCount(core: MockCore, id: AccountId): number {
  return core.state.connections.filter(({ accountId }) => accountId === id).length;
}

function authOf(credentials: AccountCredentials): AccountAuth {
  return credentials.kind === 'assumed-role'
    ? credentials
    : { kind: 'access-key', accessKeyId: credentials.accessKeyId };
}
