import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Endpoint } from '../../../mocks/s3/index.ts';
import { BUCKET, CREDENTIALS, START, TestClock, endpoint, gate, pageClient, stsClient } from './fixture.ts';

const MINUTE = 60_000;
const AT = { Bucket: BUCKET, Key: 'a' };

describe('the endpoint and its clock', () => {
  test('an object is as old as the clock says, in whole seconds', async () => {
    const clock = new TestClock();
    const target = endpoint({ clock });
    clock.advance(1_700);
    await pageClient(target).send(new PutObjectCommand({ ...AT, Body: 'text' }));
    assert.equal(target.objects(BUCKET)[0]?.modifiedAt, START + 1000);
  });

  test('an object of an upload is as old as the start of the upload', async () => {
    const clock = new TestClock();
    const target = endpoint({ clock });
    const s3 = pageClient(target);
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(AT));
    clock.advance(MINUTE);
    const { ETag } = await s3.send(new UploadPartCommand({ ...AT, UploadId, PartNumber: 1, Body: 'text' }));
    await s3.send(
      new CompleteMultipartUploadCommand({ ...AT, UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }),
    );
    assert.equal(target.objects(BUCKET)[0]?.modifiedAt, START);
  });

  test('a request gets too old when the clock is moved', async () => {
    const clock = new TestClock();
    const target = endpoint({ clock });
    clock.advance(16 * MINUTE);
    await assert.rejects(pageClient(target).send(new PutObjectCommand({ ...AT, Body: 'text' })), {
      name: 'RequestTimeTooSkewed',
    });
  });

  test('an answer says the time, by which the SDK sets its clock right and signs again', async () => {
    const clock = new TestClock();
    const target = endpoint({ clock });
    clock.advance(16 * MINUTE);
    await pageClient(target, { maxAttempts: 2 }).send(new PutObjectCommand({ ...AT, Body: 'text' }));
    assert.deepEqual(
      target.requests.map(({ code }) => code),
      ['RequestTimeTooSkewed', null],
    );
  });

  test('a presigned address expires when the clock is moved', async () => {
    const clock = new TestClock();
    const target = endpoint({ clock });
    target.put(BUCKET, 'a', 'text');
    const signingDate = new Date(START);
    const url = await getSignedUrl(pageClient(target), new GetObjectCommand(AT), { expiresIn: 60, signingDate });
    clock.advance(MINUTE);
    assert.equal((await target.handle(new Request(url))).status, 200);
    clock.advance(1);
    const late = await target.handle(new Request(url));
    assert.equal(late.status, 403);
    assert.match(await late.text(), /<Message>Request has expired<\/Message>/);
  });

  test('an address of the old signature is refused in the words of S3, which say which one to take', async () => {
    const query = 'AWSAccessKeyId=AKIAEXPORTER00000000&Signature=sim7fS%2BR7B1ENT4%3D&Expires=1773135000';
    const answer = await endpoint().handle(new Request(`http://s3.test/${BUCKET}/a?${query}`));
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /<Code>InvalidRequest<\/Code><Message>[^<]*Please use AWS4-HMAC-SHA256/);
  });

  test('the credentials of a session expire when the clock is moved', async () => {
    const clock = new TestClock();
    const role = 'arn:aws:iam::111122223333:role/exports';
    const Statement = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' } as const;
    const target = endpoint({ clock, roles: [{ arn: role, trustPolicy: { Version: '2012-10-17', Statement } }] });
    const sts = stsClient(target);
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'export', DurationSeconds: 900 }),
    );
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const s3 = () => pageClient(target, { credentials, systemClockOffset: clock.now() - Date.now() });
    clock.advance(15 * MINUTE - 1);
    await s3().send(new PutObjectCommand({ ...AT, Body: 'text' }));
    assert.equal(target.requests.at(-1)?.caller, 'arn:aws:sts::111122223333:assumed-role/exports/export');
    clock.advance(1);
    await assert.rejects(s3().send(new PutObjectCommand({ ...AT, Body: 'text' })), { name: 'ExpiredToken' });
  });
});

describe('conditional writes that other writes cross', () => {
  /** A put that waits in the middle of its body while something else happens. */
  async function crossed(condition: object, meanwhile: (target: S3Endpoint) => Promise<unknown>): Promise<string> {
    const { opened, open } = gate();
    const target = endpoint();
    target.put(BUCKET, 'a', 'old');
    target.faults.add({ nth: 1, effect: { kind: 'stall-request', bytes: 1, until: opened } });
    const put = pageClient(target)
      .send(new PutObjectCommand({ ...AT, Body: 'text', ...condition }))
      .then(
        () => 'done',
        (error: { name: string; $metadata: { httpStatusCode: number } }) =>
          `${error.$metadata.httpStatusCode} ${error.name}`,
      );
    await new Promise(setImmediate);
    await meanwhile(target);
    open();
    return put;
  }

  test('a put on condition of an ETag conflicts with a deletion', async () => {
    const old = { IfMatch: '"149603e6c03516362a8da23f624db945"' };
    assert.equal(
      await crossed(old, (target) => pageClient(target).send(new DeleteObjectCommand(AT))),
      '409 ConditionalRequestConflict',
    );
  });

  test('a put that must create conflicts with a deletion', async () => {
    const create = { IfNoneMatch: '*' };
    assert.equal(
      await crossed(create, (target) => pageClient(target).send(new DeleteObjectCommand(AT))),
      '409 ConditionalRequestConflict',
    );
  });

  test('a put on condition of an ETag fails when another put was first', async () => {
    const old = { IfMatch: '"149603e6c03516362a8da23f624db945"' };
    const other = new PutObjectCommand({ ...AT, Body: 'other' });
    assert.equal(await crossed(old, (target) => pageClient(target).send(other)), '412 PreconditionFailed');
  });

  test('a put without a condition does not care', async () => {
    assert.equal(await crossed({}, (target) => pageClient(target).send(new DeleteObjectCommand(AT))), 'done');
  });
});

describe('looking into the endpoint', () => {
  test('the log holds neither signatures nor session tokens', async () => {
    const target = endpoint();
    const credentials = { ...CREDENTIALS, sessionToken: 'secret-token' };
    await pageClient(target, { credentials })
      .send(new PutObjectCommand({ ...AT, Body: 'text' }))
      .catch(() => undefined);
    const url = await getSignedUrl(pageClient(target, { credentials }), new GetObjectCommand(AT), {
      signingDate: new Date(START),
    });
    await target.handle(new Request(url));
    const log = JSON.stringify(target.requests.map(({ headers, query }) => [...headers, ...query]));
    assert.doesNotMatch(log, /secret-token|Signature=|X-Amz-Signature/);
  });

  test('the log can be emptied', async () => {
    const target = endpoint();
    await pageClient(target).send(new PutObjectCommand({ ...AT, Body: 'text' }));
    target.clearRequests();
    assert.equal(target.requests.length, 0);
  });

  test('unfinished uploads are seen with their parts', async () => {
    const target = endpoint();
    const s3 = pageClient(target);
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(AT));
    await s3.send(new UploadPartCommand({ ...AT, UploadId, PartNumber: 2, Body: 'text' }));
    assert.deepEqual(target.unfinishedUploads(BUCKET), [
      { id: UploadId, key: 'a', startedAt: START, parts: [{ number: 2, size: 4 }] },
    ]);
  });

  test('a snapshot brings back objects and uploads as they were', async () => {
    const target = endpoint();
    const s3 = pageClient(target);
    target.put(BUCKET, 'a', 'old');
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(AT));
    const snapshot = target.snapshot();
    await s3.send(new PutObjectCommand({ ...AT, Body: 'new' }));
    await s3.send(new UploadPartCommand({ ...AT, UploadId, PartNumber: 1, Body: 'text' }));
    target.restore(snapshot);
    assert.equal(new TextDecoder().decode(target.read(BUCKET, 'a') ?? new Uint8Array()), 'old');
    assert.deepEqual(target.unfinishedUploads(BUCKET)[0]?.parts, []);
  });

  test('a snapshot can be brought back twice', async () => {
    const target = endpoint();
    const snapshot = target.snapshot();
    for (const _ of [1, 2]) {
      target.put(BUCKET, 'a', 'text');
      target.restore(snapshot);
      assert.deepEqual(target.objects(BUCKET), []);
    }
  });

  test('the same seed and the same calls give the same ids', async () => {
    const run = async (seed: number) => {
      const { UploadId, $metadata } = await pageClient(endpoint({ seed })).send(new CreateMultipartUploadCommand(AT));
      return [UploadId, $metadata.requestId];
    };
    assert.deepEqual(await run(3), await run(3));
    assert.notDeepEqual(await run(3), await run(4));
  });

  test('a request more or less does not change the next upload', async () => {
    const target = endpoint();
    await pageClient(target).send(new PutObjectCommand({ ...AT, Body: 'text' }));
    const later = await pageClient(target).send(new CreateMultipartUploadCommand(AT));
    const first = await pageClient(endpoint()).send(new CreateMultipartUploadCommand(AT));
    assert.equal(later.UploadId, first.UploadId);
  });

  test('a list of 10,000 parts is read to its end', async () => {
    const target = endpoint();
    const s3 = pageClient(target);
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(AT));
    const { ETag } = await s3.send(new UploadPartCommand({ ...AT, UploadId, PartNumber: 1, Body: 'text' }));
    const Parts = Array.from({ length: 10_000 }, (_, index) => ({ PartNumber: index + 1, ETag }));
    const complete = s3.send(new CompleteMultipartUploadCommand({ ...AT, UploadId, MultipartUpload: { Parts } }));
    await assert.rejects(complete, { name: 'InvalidPart', PartNumber: '2' });
  });
});
