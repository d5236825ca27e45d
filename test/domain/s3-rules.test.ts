import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { bucketNameSchema, folderPathSchema, parsePastedLocation } from '../../src/domain/s3-rules.ts';

describe('bucket name', () => {
  for (const name of ['abc', 'northwind-drop', 'a.b-c', '0'.repeat(63)])
    test(`takes ${name}`, () => assert.ok(v.is(bucketNameSchema, name)));
  for (const name of [
    'ab',
    '0'.repeat(64),
    'North',
    'a_b',
    '-abc',
    'abc-',
    'a..b',
    '192.168.5.4',
    'xn--abc',
    'abc-s3alias',
    'abc--x-s3',
    'a b',
  ]) {
    test(`refuses ${name}`, () => assert.equal(v.is(bucketNameSchema, name), false));
  }
});

describe('folder path', () => {
  for (const path of ['', 'prospects', 'a/b c/%AUDIENCE_NAME%', 'a/%AUDIENCE_NAME%/%AUDIENCE_ID%', 'Größe/ß']) {
    test(`takes "${path}"`, () => assert.ok(v.is(folderPathSchema, path)));
  }
  for (const path of [
    '/a',
    'a//b',
    '../a',
    'a/./b',
    'a/%AUDIENCE_NAME%/b',
    'a-%AUDIENCE_ID%',
    'a/%SEGMENT_NAME%/b',
    'a\u0000b',
    'x'.repeat(513),
    'ф'.repeat(385),
  ]) {
    test(`refuses ${JSON.stringify(path.slice(0, 30))}`, () => assert.equal(v.is(folderPathSchema, path), false));
  }
  test('understands the tokens of the model product', () =>
    assert.equal(v.parse(folderPathSchema, 'a/%SEGMENT_NAME%/%SEGMENT_ID%/'), 'a/%AUDIENCE_NAME%/%AUDIENCE_ID%'));
  test('drops the slash at its end', () => assert.equal(v.parse(folderPathSchema, 'a/b/'), 'a/b'));
});

describe('pasted location', () => {
  for (const [pasted, expected] of [
    ['s3://northwind-drop/prospects/2026/', { bucket: 'northwind-drop', folder: 'prospects/2026' }],
    ['s3://northwind-drop', { bucket: 'northwind-drop', folder: '' }],
    ['arn:aws:s3:::northwind-drop/prospects', { bucket: 'northwind-drop', folder: 'prospects' }],
    [
      'https://eu-central-1.console.aws.amazon.com/s3/buckets/northwind-drop?region=eu-central-1&prefix=prospects/2026/&showversions=false',
      { bucket: 'northwind-drop', folder: 'prospects/2026', region: 'eu-central-1' },
    ],
    [
      'https://northwind-drop.s3.eu-central-1.amazonaws.com/prospects/a%20b',
      { bucket: 'northwind-drop', folder: 'prospects/a b', region: 'eu-central-1' },
    ],
    ['https://my.bucket.s3.amazonaws.com/', { bucket: 'my.bucket', folder: '' }],
    [
      'https://s3.eu-west-1.amazonaws.com/northwind-drop/prospects',
      { bucket: 'northwind-drop', folder: 'prospects', region: 'eu-west-1' },
    ],
  ] as const) {
    test(`understands ${pasted}`, () => assert.deepEqual(parsePastedLocation(pasted), expected));
  }
  for (const typed of [
    'northwind-drop',
    'https://example.com/x',
    'arn:aws:iam::123456789012:role/x',
    '',
    'https://northwind.s3.amazonaws.com/%E0%A4%A',
  ]) {
    test(`takes ${typed || 'nothing'} as typed`, () => assert.equal(parsePastedLocation(typed), undefined));
  }
});
