import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend, type MockBackend } from '../../mocks/backend.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import type { AccountInput } from '../../src/domain/account.ts';
import type { ConnectionInput } from '../../src/domain/connection.ts';
import type { ConnectionTestEvent, ConnectionTestInput } from '../../src/domain/connection-test.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import type { AccountId, ConnectionId, DestinationId } from '../../src/domain/ids.ts';
import { codeOf, soundInput } from './sample-input.ts';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

function accountInput(change: Partial<AccountInput> = {}): AccountInput {
  return {
    destinationId: 'amazon-s3' as DestinationId,
    name: 'New account',
    credentials: { kind: 'access-key', accessKeyId: 'AKIANEWEXAMPLE', secretAccessKey },
    ...change,
  };
}

function connectionInput(change: Partial<ConnectionInput> = {}): ConnectionInput {
  return {
    destinationId: 'amazon-s3' as DestinationId,
    accountId: 'acc_marketing_role' as AccountId,
    name: 'New connection',
    dataType: 'prospects',
    location: { bucket: 'acme-new', folder: 'in', region: 'eu-west-1' },
    format: defaultFileFormat,
    includeManifest: true,
    serverSideEncryption: { kind: 'bucket-default' },
    openPgpPublicKeys: [],
    marketingActions: [],
    alerts: [],
    ...change,
  };
}

async function eventsOf(backend: MockBackend, input: ConnectionTestInput): Promise<readonly ConnectionTestEvent[]> {
  const events: ConnectionTestEvent[] = [];
  for await (const event of backend.adapter.testConnection(input)) events.push(event);
  return events;
}

describe('an account', () => {
  test('never gives its secret back, nowhere', async () => {
    const backend = createMockBackend();
    const account = await backend.adapter.createAccount(accountInput(), { idempotencyKey: 'k' });
    await backend.adapter.updateAccount(account.id, { credentials: accountInput().credentials }, account);
    const everything = JSON.stringify([account, backend.snapshot(), await backend.adapter.listAccounts({})]);
    assert.ok(!everything.includes(secretAccessKey));
  });

  test('is created once for one key, and not under a name that is taken', async () => {
    const { adapter } = createMockBackend();
    const create = (key: string) => adapter.createAccount(accountInput(), { idempotencyKey: key });
    assert.deepEqual(await create('k'), await create('k'));
    await assert.rejects(create('other'), (error) => {
      assert.ok(error instanceof ActivationError);
      assert.deepEqual(
        [error.code, error.issues.map(({ path, code }) => [path, code])],
        ['conflict', [['name', 'taken']]],
      );
      return true;
    });
  });

  test('is changed and deleted only by who saw its last version', async () => {
    const { adapter } = createMockBackend();
    const first = await adapter.createAccount(accountInput(), { idempotencyKey: 'k' });
    const second = await adapter.updateAccount(first.id, { name: 'Renamed' }, first);
    assert.equal(await codeOf(adapter.updateAccount(first.id, { name: 'Again' }, first)), 'conflict');
    assert.equal(await codeOf(adapter.deleteAccount(first.id, first)), 'conflict');
    await adapter.deleteAccount(first.id, second);
    assert.equal(await codeOf(adapter.deleteAccount(first.id, second)), 'not-found');
  });

  test('stays while a connection uses it', async () => {
    const { adapter } = createMockBackend();
    const used = (await adapter.listAccounts({})).items.find(({ connectionCount }) => connectionCount > 0);
    assert.ok(used);
    assert.equal(await codeOf(adapter.deleteAccount(used.id, used)), 'conflict');
  });

  test('that is badly typed is refused with each wrong value named', async () => {
    const { adapter } = createMockBackend();
    const wrong = accountInput({ name: ' ', credentials: { kind: 'assumed-role', roleArn: 'role' } });
    await assert.rejects(
      adapter.createAccount(wrong, { idempotencyKey: 'k' }),
      (error: { issues: { path: string }[] }) => {
        assert.deepEqual(
          error.issues.map(({ path }) => path),
          ['name', 'credentials.roleArn'],
        );
        return true;
      },
    );
  });
});

describe('a connection', () => {
  test('is listed by destination, account, data type and words', async () => {
    const { adapter } = createMockBackend();
    const names = async (query: Parameters<typeof adapter.listConnections>[0]) =>
      (await adapter.listConnections(query)).items.map(({ name }) => name);
    assert.deepEqual(await names({ dataType: 'datasets' }), ['Raw datasets']);
    assert.deepEqual(await names({ destinationId: 's3-compatible' as DestinationId }), ['Frankfurt, prospects']);
    assert.deepEqual(await names({ search: 'MEDIA-ONBOARDING' }), ['Programmatic onboarding']);
    assert.equal((await names({ accountId: 'acc_agency_role' as AccountId })).length, 2);
  });

  test('pages to its end without leaving one out', async () => {
    const { adapter } = createMockBackend();
    const all = (await adapter.listConnections({})).items;
    const first = await adapter.listConnections({ limit: 5 });
    const second = await adapter.listConnections({ limit: 500, cursor: first.nextCursor ?? '' });
    assert.deepEqual([...first.items, ...second.items], all);
    assert.equal(second.nextCursor, null);
    assert.equal(await codeOf(adapter.listConnections({ limit: 501 })), 'invalid');
    assert.equal(await codeOf(adapter.listConnections({ cursor: 'x' })), 'invalid');
  });

  test('is counted by its destination and its account', async () => {
    const { adapter } = createMockBackend();
    const counts = async () => [
      (await adapter.listDestinations()).find(({ id }) => (id as string) === 'amazon-s3')?.connectionCount,
      (await adapter.listAccounts({})).items.find(({ id }) => (id as string) === 'acc_marketing_role')?.connectionCount,
    ];
    const before = await counts();
    await adapter.createConnection(connectionInput(), { idempotencyKey: 'k' });
    assert.deepEqual(
      await counts(),
      before.map((count) => (count ?? 0) + 1),
    );
  });

  test('is refused with a data type, a format or encryption that is not offered', async () => {
    const { adapter } = createMockBackend();
    const create = (change: Partial<ConnectionInput>) =>
      codeOf(adapter.createConnection(connectionInput(change), { idempotencyKey: JSON.stringify(change) }));
    assert.equal(await create({ destinationId: 'facebook' as DestinationId }), 'invalid');
    assert.equal(await create({ format: { type: 'parquet', compression: 'snappy' } }), 'invalid');
    assert.equal(await create({ format: { ...defaultFileFormat, compression: 'zstd' } }), 'invalid');
    assert.equal(await create({ accountId: 'nobody' as AccountId }), 'not-found');
    assert.equal(await create({ name: 'acquisition LAKE' }), 'conflict');
  });

  test('stays while an activation uses it', async () => {
    const backend = createMockBackend();
    const connection = await backend.adapter.createConnection(connectionInput(), { idempotencyKey: 'k' });
    const input = await soundInput(backend, { connectionId: connection.id });
    const activation = await backend.adapter.createActivation(input, { idempotencyKey: 'k' });
    assert.equal(await codeOf(backend.adapter.deleteConnection(connection.id, connection)), 'conflict');
    await backend.adapter.deleteActivation(activation.id, activation);
    assert.equal(await codeOf(backend.adapter.deleteConnection(connection.id, connection)), 'none');
  });
});

describe('a connection test', () => {
  test('goes through every stage, each running before it ends', async () => {
    const events = await eventsOf(createMockBackend(), {
      kind: 'saved',
      connectionId: 'conn_acquisition' as ConnectionId,
    });
    assert.deepEqual(
      events.map(({ stage, outcome }) => `${stage} ${outcome}`),
      [
        'credentials running',
        'credentials passed',
        'assume-role running',
        'assume-role passed',
        'external-id running',
        'external-id passed',
        'bucket running',
        'bucket passed',
        'write running',
        'write passed',
        'multipart running',
        'multipart passed',
        'encryption skipped',
        'conditional-write running',
        'conditional-write passed',
        'cors skipped',
      ],
    );
  });

  test('ends with the first stage that fails, says what to change, and keeps that with the connection', async () => {
    const backend = createMockBackend();
    const events = await eventsOf(backend, { kind: 'saved', connectionId: 'conn_denied' as ConnectionId });
    const last = events.at(-1);
    assert.deepEqual([last?.stage, last?.outcome, last?.serviceCode], ['write', 'failed', 'AccessDenied']);
    assert.match(last?.policy ?? '', /s3:PutObject/);
    const { items } = await backend.adapter.listConnections({ search: 'lookalike' });
    assert.equal(items[0]?.health.kind === 'broken' && items[0].health.reason, last?.detail);
  });

  test('of what is still being typed meets what the words in it say', async () => {
    const backend = createMockBackend();
    const lastOf = async (input: Partial<AccountInput>, connection: Partial<ConnectionInput> = {}) => {
      const { location, serverSideEncryption } = connectionInput(connection);
      const events = await eventsOf(backend, {
        kind: 'unsaved',
        account: { kind: 'new', input: accountInput(input) },
        connection: { location, serverSideEncryption },
      });
      const last = events.at(-1);
      return `${last?.stage} ${last?.outcome}`;
    };
    const key = (accessKeyId: string, secret: string) => ({
      credentials: { kind: 'access-key' as const, accessKeyId, secretAccessKey: secret },
    });
    const role = (name: string) => ({
      credentials: { kind: 'assumed-role' as const, roleArn: `arn:aws:iam::123456789012:role/${name}` },
    });
    const bucket = (name: string) => ({ location: { bucket: name, folder: '', region: 'eu-west-1' } });
    assert.equal(await lastOf(key('AKIAUNKNOWN', secretAccessKey)), 'credentials failed');
    assert.equal(await lastOf(key('AKIAGOOD', 'this-is-wrong')), 'credentials failed');
    assert.equal(await lastOf(role('denied')), 'assume-role failed');
    assert.equal(await lastOf(role('wide-open')), 'external-id failed');
    assert.equal(await lastOf({}, bucket('acme-missing')), 'bucket failed');
    assert.equal(await lastOf({}, bucket('acme-elsewhere')), 'bucket failed');
    assert.equal(await lastOf({}, bucket('acme-denied')), 'write failed');
    const disabled = { serverSideEncryption: { kind: 'sse-kms' as const, keyId: 'disabled-key' } };
    assert.equal(await lastOf({}, disabled), 'encryption failed');
    assert.equal(await lastOf({}), 'cors skipped');
  });
});

describe('an activation', () => {
  test('is created once for one key, and not under a name that is taken', async () => {
    const backend = createMockBackend();
    const input = await soundInput(backend);
    const create = (key: string) => backend.adapter.createActivation(input, { idempotencyKey: key });
    assert.deepEqual(await create('k'), await create('k'));
    assert.equal(await codeOf(create('other')), 'conflict');
    assert.equal(await codeOf(create('')), 'invalid');
  });

  test('takes its runs with it when it is deleted, and only by who saw its last version', async () => {
    const backend = createMockBackend();
    const activation = await backend.adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
    const [run] = await backend.adapter.startRuns(activation.id, 'all', { idempotencyKey: 'r' });
    assert.ok(run);
    assert.equal(await codeOf(backend.adapter.deleteActivation(activation.id, { etag: 'old' })), 'conflict');
    await backend.adapter.deleteActivation(activation.id, activation);
    assert.equal(await codeOf(backend.adapter.getActivation(activation.id)), 'not-found');
    assert.equal(await codeOf(backend.adapter.getRun(run.id)), 'not-found');
  });
});
