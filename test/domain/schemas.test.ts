import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { accountInputSchema, accountSchema, roleArnSchema, s3EndpointSchema } from '../../src/domain/account.ts';
import { openPgpPublicKeySchema, serverSideEncryptionSchema } from '../../src/domain/connection.ts';
import { fileExtension, defaultFileFormat } from '../../src/domain/file-format.ts';
import { instantSchema, nameSchema, plainDateSchema } from '../../src/domain/primitives.ts';

test('a day is one of the calendar', () => {
  for (const day of ['2024-02-29', '2026-12-31', '0001-01-01']) assert.ok(v.is(plainDateSchema, day), day);
  for (const day of ['2026-02-29', '2026-02-31', '2026-04-31', '2026-13-01', '2026-1-1'])
    assert.ok(!v.is(plainDateSchema, day), day);
});

describe('account', () => {
  const input = {
    destinationId: 'amazon-s3',
    name: 'Partner drop',
    credentials: {
      kind: 'access-key',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    },
  };

  test('is written with a secret', () => assert.ok(v.is(accountInputSchema, input)));

  test('is never read with one', () => {
    const stored = {
      id: 'a',
      destinationId: 'amazon-s3',
      name: 'Partner drop',
      auth: { ...input.credentials, kind: 'access-key' },
      connectionCount: 0,
      createdAt: '2026-11-24T09:41:00Z',
      updatedAt: '2026-11-24T09:41:00Z',
      etag: '1',
    };
    assert.ok(!JSON.stringify(v.parse(accountSchema, stored)).includes('wJalr'));
  });

  for (const arn of [
    'arn:aws:iam::123456789012:role/prospect-exports',
    'arn:aws-cn:iam::123456789012:role/service/x+=,.@-y',
    'arn:aws:iam::123456789012:role/a/b//c/x',
  ]) {
    test(`takes the role ${arn}`, () => assert.ok(v.is(roleArnSchema, arn)));
  }
  for (const arn of [
    'arn:aws:iam::123:role/x',
    'arn:aws:iam::123456789012:user/x',
    `arn:aws:iam::123456789012:role/${'x'.repeat(65)}`,
    // A pattern in which a slash can end a folder or stand in one would try this for hours.
    `arn:aws:iam::123456789012:role/${'a/'.repeat(10_000)}!`,
    'x',
  ]) {
    test(`refuses ${arn.slice(0, 45)} as a role`, () => assert.equal(v.is(roleArnSchema, arn), false));
  }
});

describe('endpoint of an S3-compatible server', () => {
  test('is an address without a path', () => {
    assert.ok(v.is(s3EndpointSchema, { url: 'http://127.0.0.1:9000', addressing: 'path' }));
    for (const url of [
      's3.example.com',
      'https://s3.example.com/bucket',
      'https://s3.example.com?x=1',
      'ftp://s3.example.com',
      // It would be shown to everybody who may see the account.
      'https://AKIAIOSFODNN7EXAMPLE:secret@s3.example.com',
    ]) {
      assert.equal(v.is(s3EndpointSchema, { url, addressing: 'path' }), false, url);
    }
  });
});

describe('KMS key', () => {
  const takes = (keyId: string) => v.is(serverSideEncryptionSchema, { kind: 'sse-kms', keyId });
  test('is an id, an ARN or an alias', () => {
    for (const keyId of ['1234abcd-12ab', 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd', 'alias/exports'])
      assert.ok(takes(keyId), keyId);
  });
  test('is what a header may hold', () => {
    for (const keyId of ['', 'a b', 'a\r\nX-Other: 1', 'clé', 'k'.repeat(2049)])
      assert.equal(takes(keyId), false, keyId);
  });
});

describe('OpenPGP key', () => {
  const block = (kind: string) => `-----BEGIN PGP ${kind} KEY BLOCK-----\n\nxjMEZ\n-----END PGP ${kind} KEY BLOCK-----`;
  test('is a public key block', () => assert.ok(v.is(openPgpPublicKeySchema, block('PUBLIC'))));
  test('is refused when it is a private one, and says so', () => {
    assert.equal(v.safeParse(openPgpPublicKeySchema, block('PRIVATE')).issues?.[0].message, 'private-key');
  });
});

describe('primitives', () => {
  test('a moment is in UTC', () => {
    assert.ok(v.is(instantSchema, '2026-11-24T09:41:00Z'));
    assert.equal(v.is(instantSchema, '2026-11-24T09:41:00+01:00'), false);
  });
  test('a name of blanks is empty', () => assert.equal(v.is(nameSchema, '   '), false));
});

describe('file extension', () => {
  test('is the type alone where nothing is packed', () =>
    assert.equal(fileExtension(defaultFileFormat, { encrypted: false }), '.csv'));
});
