import type { AccountCredentials } from '../../../src/domain/account.ts';
import { accountSchema } from '../../../src/domain/account.ts';
import type { AccountId } from '../../../src/domain/ids.ts';
import { holds, keepsTo, refused, same, tellsNot } from '../expectations.ts';
import { NotChecked, rule, type ContractContext, type RuleGroup } from '../rule.ts';

const otherSecret = 'contractNewSecretContractNewSecret000000';

export const accounts: readonly RuleGroup[] = [
  {
    title: 'an account',
    rules: [
      rule('is created as it was asked for', async ({ adapter, make }) => {
        const input = make.accountInput({ description: 'Made by the contract.' });
        const account = await adapter.createAccount(input, make.key());
        keepsTo(accountSchema, account, 'the new account');
        const { name, description, destinationId, auth, connectionCount } = account;
        same(
          { name, description, destinationId, kind: auth.kind, connectionCount },
          {
            name: input.name,
            description: input.description,
            destinationId: input.destinationId,
            kind: input.credentials.kind,
            connectionCount: 0,
          },
          'the new account',
        );
        same(account.createdAt, account.updatedAt, 'createdAt of a new account');
      }),
      rule('is in the list of its destination and in no other', async ({ adapter, make }) => {
        const account = await make.account();
        const { destinationId } = account;
        holds(
          (await everyAccount(adapter, { destinationId })).some(({ id }) => id === account.id),
          'the new account is not in the list of its destination',
        );
        const listed = (await everyAccount(adapter, {})).find(({ id }) => id === account.id);
        same(listed, account, 'the account in the list');
        const other = (await adapter.listDestinations()).find(({ id }) => id !== destinationId);
        if (other === undefined) return;
        holds(
          (await everyAccount(adapter, { destinationId: other.id })).every(
            (listed) => listed.destinationId === other.id,
          ),
          'the list of a destination holds accounts of another',
        );
      }),
      rule('is created once by one key, and answered again', async ({ adapter, make }) => {
        const [input, key] = [make.accountInput(), make.key()];
        const first = await adapter.createAccount(input, key);
        same(await adapter.createAccount(input, key), first, 'the answer to the same creation again');
        const named = (await everyAccount(adapter, {})).filter(({ name }) => name === input.name);
        same(named.length, 1, 'the number of accounts that were created');
      }),
      rule('conflicts with another of its name', async ({ adapter, make }) => {
        const { name } = await make.account();
        await refused(make.account({ name }), 'conflict', 'a second account of the same name');
        const other = await make.account();
        const renamed = adapter.updateAccount(other.id, { name }, { etag: other.etag });
        await refused(renamed, 'conflict', "a change to another account's name");
      }),
      rule('changes in what is named, and in nothing else', async ({ adapter, make }) => {
        const account = await make.account({ description: 'Before.' });
        const name = make.name('account');
        const changed = await adapter.updateAccount(account.id, { name }, { etag: account.etag });
        const { etag, updatedAt, ...rest } = changed;
        const { etag: before, updatedAt: _, ...expected } = account;
        same(rest, { ...expected, name }, 'the changed account');
        holds(etag !== before, 'the etag stays the same after a change');
        holds(updatedAt >= account.updatedAt, 'updatedAt goes back');
        same(await find(adapter, account.id), changed, 'the account in the list after the change');
      }),
      rule('may keep its own name in a change', async ({ adapter, make }) => {
        const { id, name, etag } = await make.account();
        same((await adapter.updateAccount(id, { name }, { etag })).name, name, 'the name');
      }),
      rule('conflicts with a change on an older version, and stays', async ({ adapter, make }) => {
        const account = await make.account();
        const changed = await adapter.updateAccount(account.id, { description: 'Second.' }, { etag: account.etag });
        const late = adapter.updateAccount(account.id, { description: 'Late.' }, { etag: account.etag });
        await refused(late, 'conflict', 'a change on the version before');
        same(await find(adapter, account.id), changed, 'the account after a refused change');
      }),
      rule('is gone when it is deleted', async ({ adapter, make }) => {
        const { id, etag } = await make.account();
        await adapter.deleteAccount(id, { etag });
        same(await find(adapter, id), undefined, 'the deleted account');
        await refused(adapter.deleteAccount(id, { etag }), 'not-found', 'deleting it again');
      }),
      rule('is not deleted on an older version', async ({ adapter, make }) => {
        const { id, etag } = await make.account();
        await adapter.updateAccount(id, { description: 'Second.' }, { etag });
        await refused(adapter.deleteAccount(id, { etag }), 'conflict', 'deleting the version before');
        holds((await find(adapter, id)) !== undefined, 'the account is gone all the same');
      }),
      rule('counts its connections, and cannot be deleted while there is one', async ({ adapter, make }) => {
        const { id } = await make.account();
        await make.connection({ accountId: id });
        const account = await find(adapter, id);
        holds(account !== undefined, 'the account is not in the list any more');
        same(account.connectionCount, 1, 'connectionCount');
        await refused(adapter.deleteAccount(id, { etag: account.etag }), 'conflict', 'deleting an account in use');
        holds((await find(adapter, id)) !== undefined, 'the account is gone all the same');
      }),
    ],
  },
  {
    title: 'a secret',
    rules: [
      rule('never comes back, from a creation, a change or a list', async (context) => {
        const { adapter, make } = context;
        const { secret, credentials } = secretOf(context);
        const account = await adapter.createAccount(make.accountInput(), make.key());
        tellsNot(secret, account, 'createAccount');
        const change = { credentials: { ...credentials, secretAccessKey: otherSecret } };
        const changed = await adapter.updateAccount(account.id, change, { etag: account.etag });
        tellsNot(otherSecret, changed, 'updateAccount');
        const listed = await everyAccount(adapter, {});
        tellsNot(secret, listed, 'listAccounts');
        tellsNot(otherSecret, listed, 'listAccounts');
      }),
      rule('is not told by an error', async (context) => {
        const { adapter, make } = context;
        const { secret, credentials } = secretOf(context);
        const { name } = await make.account();
        const taken = await refused(make.account({ name }), 'conflict', 'a second account of the same name');
        tellsNot(secret, taken, 'the conflict');
        const broken = { ...credentials, secretAccessKey: `${secret} with blanks` };
        const input = make.accountInput({ credentials: broken });
        const invalid = await refused(adapter.createAccount(input, make.key()), 'invalid', 'a secret with blanks');
        tellsNot(secret, invalid, 'the refusal of a malformed secret');
      }),
      rule('stays when the creation comes again with another', async (context) => {
        const { adapter, make } = context;
        const { credentials } = secretOf(context);
        const [input, key] = [make.accountInput(), make.key()];
        const account = await adapter.createAccount(input, key);
        const connection = await make.connection({ accountId: account.id });
        const other = { ...input, credentials: { ...credentials, secretAccessKey: otherSecret } };
        await adapter.createAccount(other, key);
        const failed = [];
        for await (const event of adapter.testConnection({ kind: 'saved', connectionId: connection.id }))
          if (event.outcome === 'failed') failed.push(event.detail);
        same(failed, [], 'what fails in the test of its connection');
      }),
      rule('stays where a change leaves the credentials out', async ({ adapter, make }) => {
        const account = await make.account();
        const changed = await adapter.updateAccount(account.id, { description: 'New.' }, { etag: account.etag });
        same(changed.auth, account.auth, 'what may be read of the credentials');
      }),
    ],
  },
];

function secretOf({ subject }: ContractContext): {
  readonly secret: string;
  readonly credentials: Extract<AccountCredentials, { kind: 'access-key' }>;
} {
  const { credentials } = subject.fixtures.account;
  if (credentials.kind !== 'access-key') throw new NotChecked('the account of the fixtures has no secret');
  return { secret: credentials.secretAccessKey, credentials };
}

async function everyAccount(
  adapter: ContractContext['adapter'],
  query: Parameters<ContractContext['adapter']['listAccounts']>[0],
) {
  const found = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof adapter.listAccounts>> = await adapter.listAccounts({
      ...query,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

async function find(adapter: ContractContext['adapter'], id: AccountId) {
  return (await everyAccount(adapter, {})).find((account) => account.id === id);
}
