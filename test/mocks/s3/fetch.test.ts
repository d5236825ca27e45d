import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BUCKET, START, endpoint, pageClient } from './fixture.ts';

describe('the S3 endpoint as a Fetch handler', () => {
  test('stores and gives back what the SDK sends from a page', async () => {
    const s3 = pageClient(endpoint());
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'größe 📦.csv', Body: 'id\r\n1\r\n' }));
    const got = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'größe 📦.csv' }));
    assert.equal(await got.Body?.transformToString(), 'id\r\n1\r\n');
  });

  test('takes a body whose length no header states', async () => {
    const target = endpoint();
    await pageClient(target).send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body: 'text' }));
    assert.equal(target.objects(BUCKET)[0]?.size, 4);
  });

  test('answers HEAD with the length of what it leaves out', async () => {
    const target = endpoint();
    target.put(BUCKET, 'a', 'text');
    const head = await pageClient(target).send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'a' }));
    assert.equal(head.ContentLength, 4);
  });

  test('answers a presigned address', async () => {
    const target = endpoint();
    target.put(BUCKET, 'a', 'text', 'text/plain');
    const command = new GetObjectCommand({ Bucket: BUCKET, Key: 'a' });
    const answer = await target.handle(
      new Request(await getSignedUrl(pageClient(target), command, { signingDate: new Date(START) })),
    );
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/plain');
    assert.equal(await answer.text(), 'text');
  });

  test('answers an error as XML with the code of S3', async () => {
    const answer = await endpoint().handle(new Request(`http://s3.test/${BUCKET}/a`));
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>AccessDenied<\/Code>/);
  });

  for (const host of ['exports.s3.us-east-1.amazonaws.com', 'exports.s3.amazonaws.com', 'exports.localhost:9000'])
    test(`finds the bucket in the host ${host}`, async () => {
      const target = endpoint();
      await target.handle(new Request(`http://${host}/folder/a?x=1`));
      const [{ bucket, key }] = target.requests as [(typeof target.requests)[0]];
      assert.deepEqual({ bucket, key }, { bucket: BUCKET, key: 'folder/a' });
    });

  test('checks signatures of a virtual host', async () => {
    const target = endpoint();
    const s3 = pageClient(target, { forcePathStyle: false, endpoint: 'https://s3.us-east-1.amazonaws.com' });
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a/b', Body: 'text' }));
    assert.equal(target.requests[0]?.headers.has('host'), false);
    assert.deepEqual(
      target.objects(BUCKET).map(({ key }) => key),
      ['a/b'],
    );
  });

  for (const [what, method, path, code] of [
    ['an operation of S3 that it does not have', 'GET', `/${BUCKET}/a?acl`, 'NotImplemented'],
    ['a method that S3 does not have', 'PATCH', `/${BUCKET}/a`, 'MethodNotAllowed'],
    ['a broken percent-encoding', 'GET', `/${BUCKET}/%ff`, 'InvalidURI'],
  ] as const)
    test(`refuses ${what}`, async () => {
      const answer = await endpoint().handle(new Request(`http://s3.test${path}`, { method }));
      assert.match(await answer.text(), new RegExp(`<Code>${code}</Code>`));
    });
});
