import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { PutBucketEncryptionCommand, S3Client } from '@aws-sdk/client-s3';
import type { Fault, PolicyDocument } from '../../../mocks/s3/index.ts';
import type { S3Server } from '../../../mocks/s3/node.ts';
import type { ServerSideEncryption } from '../../../src/domain/connection.ts';
import type { ConnectionTestEvent } from '../../../src/domain/connection-test.ts';
import { leastPolicy, trustPolicy } from '../../../src/s3/index.ts';
import {
  endServer,
  key,
  location,
  run,
  runWithRole,
  server,
  service,
  servicePrincipal,
  type Tested,
} from './tested-connections.ts';

const KMS: ServerSideEncryption = {
  kind: 'sse-kms',
  keyId: 'arn:aws:kms:eu-central-1:111122223333:key/exports-key',
};
const BY_BUCKET: ServerSideEncryption = { kind: 'bucket-default' };
const kmsKeys = [{ id: 'exports-key' }];
const asRole = () => ({ auth: { kind: 'assumed-role', roleArn: 'arn:aws:iam::111122223333:role/r' } }) as const;
const asService = () => ({ auth: { kind: 'ambient' } }) as const;

function policyOf(...Statement: object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement } as unknown as PolicyDocument;
}

function leastOf(encryption: ServerSideEncryption): PolicyDocument {
  return JSON.parse(leastPolicy(location, encryption)) as PolicyDocument;
}

/** Lets the bucket encrypt with the key whatever does not say otherwise. */
async function encryptBucket({ url }: S3Server): Promise<void> {
  const client = new S3Client({ region: location.region, endpoint: url, forcePathStyle: true, credentials: service });
  const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'exports-key' } as const;
  const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault }] };
  await client.send(new PutBucketEncryptionCommand({ Bucket: location.bucket, ServerSideEncryptionConfiguration }));
  client.destroy();
}

/** Where a test ended, and how. */
async function endOf(tested: Tested): Promise<[ConnectionTestEvent['stage'], ConnectionTestEvent['outcome'], string]> {
  const { stage, outcome, fix = '' } = (await run(tested)).at(-1) ?? assert.fail('no stage ended');
  return [stage, outcome, fix];
}

function assertLeftNothing(): void {
  const left = [server?.endpoint.objects('northwind-drop'), server?.endpoint.unfinishedUploads('northwind-drop')];
  assert.deepEqual(left, [[], []]);
}

describe('who signs in a connection test', () => {
  afterEach(endServer);

  test('a role that does not trust the service fails as a role, with the trust policy that would mend it', async () => {
    const others = { principalArn: 'arn:aws:iam::999900001111:user/other', externalId: 'of-others' };
    const last = (await runWithRole(trustPolicy(others))).at(-1);
    assert.deepEqual([last?.stage, last?.outcome, last?.serviceCode], ['assume-role', 'failed', 'AccessDenied']);
    assert.match(last?.fix ?? '', /trust policy/);
    assert.equal(last?.policy, trustPolicy(servicePrincipal));
  });

  for (const [what, tested, fix] of [
    ['a role, for which the service has no credentials', { access: asRole }, /ask its operator/],
    ['the service, which has no credentials', { access: asService }, /ask its operator/],
    [
      'the service, whose provider fails',
      { access: asService, identity: { credentials: () => Promise.reject(new Error('of a secret')) } },
      /operator to renew/,
    ],
    ['a key whose secret is forgotten', { access: () => ({ secretAccessKey: undefined }) }, /access key again/],
  ] satisfies [string, Tested, RegExp][]) {
    test(`${what}, fails at the credentials, and says what to do`, async () => {
      const events = await run(tested);
      assert.deepEqual([events.length, events[0]?.stage, events[0]?.outcome], [1, 'credentials', 'failed']);
      assert.match(events[0]?.fix ?? '', fix);
      assert.doesNotMatch(JSON.stringify(events), /secret of a|of a secret/);
    });
  }

  test('a service whose own key is not known is told to renew it, not to change the role', async () => {
    const identity = { credentials: () => Promise.resolve({ ...service, accessKeyId: 'AKIANOBODY' }) };
    const [stage, outcome, fix] = await endOf({ access: asRole, identity });
    assert.deepEqual([stage, outcome], ['assume-role', 'failed']);
    assert.match(fix, /renew the credentials that the service runs with/);
  });

  const arrived = async () => {
    while (server?.endpoint.requests.length !== 1) await new Promise(setImmediate);
  };
  for (const [who, access, credentials, asked, stage] of [
    ['S3', () => ({}), () => Promise.resolve(service), arrived, 'bucket'],
    ['STS', asRole, () => Promise.resolve(service), arrived, 'assume-role'],
    ['the provider', asService, () => new Promise<never>(() => undefined), () => Promise.resolve(), 'credentials'],
  ] as const) {
    test(`${who} that never answers is given up`, async () => {
      const until = new Promise(() => undefined);
      const faults: Fault[] = [{ effect: { kind: 'stall-answer', bytes: 0, until } }];
      const deadline = () => {
        const controller = new AbortController();
        void asked().then(() => controller.abort());
        return controller.signal;
      };
      const end = await endOf({ endpoint: { faults }, access, identity: { credentials, deadline } });
      assert.deepEqual(end.slice(0, 2), [stage, 'failed']);
      assert.notEqual(end[2], '');
    });
  }
});

describe('encryption in a connection test', () => {
  afterEach(endServer);

  for (const [what, Condition, serverSideEncryption] of [
    ['without its key', { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, KMS],
    ['without a word of encryption', { Null: { 's3:x-amz-server-side-encryption': 'true' } }, { kind: 'sse-s3' }],
  ] as const) {
    test(`passes on a bucket that takes nothing ${what}, as exports do`, async () => {
      const policy = policyOf({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::northwind-drop/*',
        Condition,
      });
      const events = await run({
        endpoint: { kmsKeys, buckets: [{ name: 'northwind-drop', policy }] },
        serverSideEncryption,
      });
      assert.deepEqual(
        events.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped'),
        [],
      );
      assertLeftNothing();
    });
  }

  test('a key that may not be used fails as a key, with the policy that would let it be used', async () => {
    const credentials = [{ ...key, policies: [leastOf(BY_BUCKET)] }];
    const last = (await run({ endpoint: { kmsKeys, credentials }, serverSideEncryption: KMS })).at(-1);
    assert.deepEqual([last?.stage, last?.outcome], ['encryption', 'failed']);
    assert.match(last?.policy ?? '', /kms:GenerateDataKey/);
    assertLeftNothing();
  });

  test("the key of the bucket's own encryption stands in the policy that is shown, where it may not be used", async () => {
    const subject = { endpoint: { kmsKeys, credentials: [{ ...key, policies: [leastOf(BY_BUCKET)] }, service] } };
    const last = (await run({ ...subject, before: encryptBucket })).at(-1);
    assert.deepEqual([last?.stage, last?.outcome], ['write', 'failed']);
    assert.deepEqual(JSON.parse(last?.policy ?? ''), leastOf(KMS));
  });
});

describe('what a connection test leaves', () => {
  afterEach(endServer);

  for (const [what, stage, nth] of [
    ['an upload is tried', 'multipart', 1],
    ['conditions are tried', 'conditional-write', 2],
  ] as const) {
    test(`is no upload, where a part fails while ${what}`, async () => {
      const faults: Fault[] = [{ operation: 'UploadPart', nth, effect: { kind: 'error', code: 'InternalError' } }];
      assert.deepEqual((await endOf({ endpoint: { faults } })).slice(0, 2), [stage, 'failed']);
      assertLeftNothing();
    });
  }

  test('is nothing, where it is given up while a part is on its way', async () => {
    const controller = new AbortController();
    const until = new Promise(() => undefined);
    const faults: Fault[] = [{ operation: 'UploadPart', effect: { kind: 'stall-answer', bytes: 0, until } }];
    const over = run({ endpoint: { faults }, signal: controller.signal });
    const isSent = () => server?.endpoint.requests.some(({ operation }) => operation === 'UploadPart');
    while (isSent() !== true) await new Promise(setImmediate);
    controller.abort();
    await assert.rejects(over, { name: 'AbortError' });
    assertLeftNothing();
  });
});

describe('conditions in a connection test', () => {
  afterEach(endServer);

  test('are missing where every write that depends on one is refused, whatever the code', async () => {
    const faults: Fault[] = [
      { operation: 'PutObject', nth: 2, times: 9, effect: { kind: 'error', code: 'InvalidArgument' } },
    ];
    const [stage, outcome, fix] = await endOf({ endpoint: { faults } });
    assert.deepEqual([stage, outcome], ['conditional-write', 'failed']);
    assert.match(fix, /If-None-Match/);
    assertLeftNothing();
  });

  test('are not judged where the server has no time', async () => {
    const faults: Fault[] = [{ operation: 'PutObject', nth: 2, times: 9, effect: { kind: 'error', code: 'SlowDown' } }];
    assert.match((await endOf({ endpoint: { faults } }))[2], /Retry in a few minutes/);
    assertLeftNothing();
  });
});

/** Whoever answers every request like this. */
function answering(statusCode: number, headers: Record<string, string> = {}, body = ''): Tested {
  const response = () => ({ statusCode, headers, body: new Blob([body]).stream() });
  return { identity: { requestHandler: { handle: () => Promise.resolve({ response: response() }) } } };
}

test('a web server that answers everything well is not taken for a bucket', async () => {
  const [stage, outcome, fix] = await endOf(answering(200, { 'content-type': 'text/html' }, '<html>Log in</html>'));
  assert.deepEqual([stage, outcome], ['write', 'failed']);
  assert.match(fix, /proxy/);
  await endServer();
});

for (const code of ['EPROTO', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'EPIPE', 'ENETUNREACH']) {
  test(`an endpoint that cannot be spoken to (${code}) is to be checked`, async () => {
    const requestHandler = { handle: () => Promise.reject(Object.assign(new Error('of a host'), { code })) };
    const [stage, outcome, fix] = await endOf({ identity: { requestHandler } });
    assert.deepEqual([stage, outcome], ['bucket', 'failed']);
    assert.match(fix, /endpoint address/);
    await endServer();
  });
}

test('a redirection for the time being names the region of the bucket, as one for good does', async () => {
  assert.match((await endOf(answering(307, { 'x-amz-bucket-region': 'ap-south-1' })))[2], /ap-south-1/);
  await endServer();
});
