import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { accountInputSchema } from '../../../src/domain/account.ts';
import { connectionTestInputSchema } from '../../../src/domain/connection-test.ts';
import { s3Compatible } from '../../../src/domain/s3-destinations.ts';
import { permissions } from '../../../src/domain/session.ts';
import { createS3Adapter, MemoryStateStore } from '../../../src/s3/index.ts';
import { contractProspects } from '../../contract/s3-prospects.ts';

const account = (url: string) =>
  v.parse(accountInputSchema, {
    destinationId: s3Compatible.id,
    name: 'Main',
    credentials: { kind: 'access-key', accessKeyId: 'AKIAALLOWEDTEST00001', secretAccessKey: 'x'.repeat(40) },
    endpoint: { url, addressing: 'path' },
  });

/** An adapter of a host that allows one address, until it allows none; and to where it has sent. */
function host() {
  const sent: string[] = [];
  let isOpen = true;
  const { adapter } = createS3Adapter({
    source: contractProspects(),
    state: new MemoryStateStore(),
    destinations: [s3Compatible],
    exporterFor: () => assert.fail('nothing is exported'),
    identity: {
      allowsEndpoint: ({ hostname }) => isOpen && hostname === 's3.example.com',
      requestHandler: {
        handle: ({ hostname }: { readonly hostname: string }) => {
          sent.push(hostname);
          return Promise.reject(new Error('no network'));
        },
      },
    },
    session: () => ({
      user: { name: 'lena' },
      permissions: [...permissions],
      limits: {},
      capabilities: {
        audiencesByPosition: true,
        runFiles: true,
        formats: ['csv'],
        compressions: ['none'],
        openPgp: false,
      },
      timeZone: 'UTC',
      nextEvaluationAt: null,
    }),
  });
  const failures = async (of: object) => {
    const input = v.parse(connectionTestInputSchema, {
      kind: 'unsaved',
      account: of,
      connection: {
        location: { bucket: 'some-bucket', folder: '', region: 'us-east-1' },
        serverSideEncryption: { kind: 'bucket-default' },
      },
    });
    const details: string[] = [];
    for await (const { outcome, detail } of adapter.testConnection(input))
      if (outcome === 'failed') details.push(detail);
    return details;
  };
  return { adapter, sent, failures, close: () => (isOpen = false) };
}

const ALLOWED = 'https://s3.example.com';
const METADATA = 'http://169.254.169.254';
const key = { idempotencyKey: 'one' };

describe('an address that the host does not allow', () => {
  test('is refused in a new account and in a change', async () => {
    const { adapter } = host();
    const refusal = {
      code: 'invalid',
      issues: [{ path: 'endpoint.url', message: 'is not allowed by the operator of this service' }],
    };
    await assert.rejects(adapter.createAccount(account(METADATA), key), refusal);
    const { id, etag } = await adapter.createAccount(account(ALLOWED), key);
    const { endpoint } = account(METADATA);
    await assert.rejects(adapter.updateAccount(id, { ...(endpoint && { endpoint }) }, { etag }), refusal);
  });

  test('is not tried by a test of what is typed', async () => {
    const { failures, sent } = host();
    assert.match((await failures({ kind: 'new', input: account(METADATA) })).join(), /does not allow the address/);
    assert.deepEqual(sent, []);
    await failures({ kind: 'new', input: account(ALLOWED) });
    assert.ok(sent.length > 0 && sent.every((hostname) => hostname === 's3.example.com'));
  });

  test('is not tried any more by an account that has it', async () => {
    const { adapter, failures, sent, close } = host();
    const { id } = await adapter.createAccount(account(ALLOWED), key);
    close();
    assert.match((await failures({ kind: 'saved', accountId: id })).join(), /does not allow the address/);
    assert.deepEqual(sent, []);
  });
});
