import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { PolicyDocument } from '../../../mocks/s3/index.ts';
import type { HttpRequest, HttpResponse } from '@smithy/types';
import { leastPolicy, trustPolicy } from '../../../src/s3/index.ts';
import {
  endServer,
  key,
  location,
  outcomes,
  run,
  runAtHost,
  runWithRole,
  server,
  service,
  servicePrincipal,
  type Tested,
} from './tested-connections.ts';

/** As a browser shows it to a page where the bucket's CORS rules expose nothing. */
async function withoutETag(sent: HttpRequest): Promise<{ response: HttpResponse }> {
  const query = new URLSearchParams(sent.query as Record<string, string>);
  const { host: _host, 'content-length': _length, ...headers } = sent.headers;
  const body = sent.method === 'GET' || sent.method === 'HEAD' ? null : (sent.body as BodyInit);
  const answer = await fetch(`${server?.url}${sent.path}?${query}`, { method: sent.method, headers, body });
  const shown = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'etag'));
  return { response: { statusCode: answer.status, headers: shown, body: answer.body ?? new Blob([]).stream() } };
}

describe('connection test', () => {
  afterEach(endServer);

  test('passes every stage on a bucket that exports can use, and leaves nothing behind', async () => {
    assert.deepEqual(outcomes(await run()), {
      credentials: 'passed',
      'assume-role': 'skipped',
      'external-id': 'skipped',
      bucket: 'passed',
      write: 'passed',
      multipart: 'passed',
      encryption: 'skipped',
      'conditional-write': 'passed',
      cors: 'skipped',
    });
    assert.deepEqual(server?.endpoint.objects('northwind-drop'), []);
    assert.deepEqual(server?.endpoint.unfinishedUploads('northwind-drop'), []);
  });

  test('leaves no probe behind where a later stage fails', async () => {
    const faults = [{ operation: 'CreateMultipartUpload', effect: { kind: 'error', code: 'InternalError' } }] as const;
    assert.deepEqual(outcomes(await run({ endpoint: { faults } }))['multipart'], 'failed');
    assert.deepEqual(server?.endpoint.objects('northwind-drop'), []);
  });

  test('does not take a role for strict that could not be asked for', async () => {
    const events = await runWithRole(trustPolicy(servicePrincipal), [
      { operation: 'AssumeRole', nth: 2, times: 9, effect: { kind: 'error', code: 'InternalError' } },
    ]);
    assert.deepEqual([events.at(-1)?.stage, events.at(-1)?.outcome], ['external-id', 'failed']);
    assert.doesNotMatch(events.at(-1)?.detail ?? '', /insists/);
  });

  test('passes under the least policy that it shows', async () => {
    const policies = [JSON.parse(leastPolicy(location, { kind: 'bucket-default' })) as PolicyDocument];
    assert.ok(
      (await run({ endpoint: { credentials: [{ ...key, policies }] } })).every(
        ({ outcome }) => outcome === 'passed' || outcome === 'skipped',
      ),
    );
  });

  test('ends at the first stage that fails, with the fix and the policy', async () => {
    const policies = [
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:PutObject'], Resource: 'arn:aws:s3:::elsewhere/*' }],
      } as PolicyDocument,
    ];
    const events = await run({ endpoint: { credentials: [{ ...key, policies }] } });
    const last = events.at(-1);
    assert.deepEqual([last?.stage, last?.outcome, last?.serviceCode], ['write', 'failed', 'AccessDenied']);
    assert.match(last?.policy ?? '', /s3:AbortMultipartUpload/);
    assert.ok((last?.fix ?? '').length > 0);
  });

  for (const [title, tested, stage, code] of [
    ['a bucket that is missing', { location: { ...location, bucket: 'gone-bucket' } }, 'bucket', 'NoSuchBucket'],
    [
      'an unknown key',
      { access: () => ({ auth: { kind: 'access-key', accessKeyId: 'AKIANOBODY' } }) },
      'write',
      'InvalidAccessKeyId',
    ],
    ['a wrong secret', { access: () => ({ secretAccessKey: 'not-the-secret' }) }, 'write', 'SignatureDoesNotMatch'],
  ] satisfies [string, Tested, string, string][]) {
    test(`names ${title}`, async () => {
      const failed = (await run(tested)).find(({ outcome }) => outcome === 'failed');
      assert.deepEqual([failed?.stage, failed?.serviceCode], [stage, code]);
      assert.ok((failed?.fix ?? '').length > 0);
    });
  }

  test('names the region of a bucket that is in another one', async () => {
    const failed = (await run({ access: () => ({ region: 'us-east-1' }) })).at(-1);
    assert.deepEqual([failed?.stage, failed?.outcome, failed?.serviceCode], ['bucket', 'failed', 'PermanentRedirect']);
    assert.match(failed?.detail ?? '', /not answer in this region/);
    assert.match(failed?.fix ?? '', /eu-central-1/);
  });

  for (const [what, status, headers, code, fix] of [
    [
      'a redirection that names a region',
      301,
      { 'x-amz-bucket-region': 'ap-south-1' },
      'PermanentRedirect',
      /ap-south-1/,
    ],
    ['a redirection that names none', 301, {}, 'PermanentRedirect', /region in which/],
    [
      'a redirection that names none that is one',
      301,
      { 'x-amz-bucket-region': '<b>' },
      'PermanentRedirect',
      /region in which[^<]*$/,
    ],
    [
      'a bad request that names a region',
      400,
      { 'x-amz-bucket-region': 'ap-south-1' },
      'PermanentRedirect',
      /ap-south-1/,
    ],
    ['a bad request that names none', 400, {}, 'PermanentRedirect', /region in which/],
    ['a bad request of the same region', 400, { 'x-amz-bucket-region': 'eu-central-1' }, 'ExpiredToken', /credentials/],
  ] as const) {
    test(`knows what ${what} means, though an answer to HEAD tells no code`, async () => {
      const answer = { statusCode: status, headers, body: new Blob([]).stream() } as HttpResponse;
      const requestHandler = { handle: () => Promise.resolve({ response: answer }) };
      const failed = (await run({ identity: { requestHandler } })).at(-1);
      assert.deepEqual([failed?.stage, failed?.outcome, failed?.serviceCode], ['bucket', 'failed', code]);
      assert.match(failed?.fix ?? '', fix);
    });
  }

  test('passes with the bucket in the name of the host', async () => {
    const events = await runAtHost({ domains: ['s3.test'] });
    assert.ok(
      events.every(({ outcome }) => outcome === 'passed' || outcome === 'skipped'),
      JSON.stringify(events),
    );
  });

  for (const [what, hosts] of [
    ['the server looks for it in the path', { domains: [] }],
    ['that host is not known', { domains: ['s3.test'], known: ['s3.test'] }],
  ] as const) {
    test(`says that the bucket may have to stand in the path, where ${what}`, async () => {
      const failed = (await runAtHost(hosts)).at(-1);
      assert.deepEqual([failed?.stage, failed?.outcome], ['bucket', 'failed'], JSON.stringify(failed));
      assert.match(failed?.fix ?? '', /path style/);
    });
  }

  test('passes with a role that insists on the external id', async () => {
    const events = await runWithRole(trustPolicy(servicePrincipal));
    assert.deepEqual(outcomes(events)['external-id'], 'passed');
    assert.ok(
      events.every(({ outcome }) => outcome !== 'failed'),
      JSON.stringify(events),
    );
  });

  test('refuses a role that can be assumed without the external id', async () => {
    const open = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: servicePrincipal.principalArn }, Action: 'sts:AssumeRole' }],
    });
    const last = (await runWithRole(open)).at(-1);
    assert.deepEqual([last?.stage, last?.outcome], ['external-id', 'failed']);
    assert.match(last?.policy ?? '', /sts:ExternalId/);
  });

  test('sees that a page can read the ETags of its uploads', async () => {
    const last = (await run({ origin: 'https://portal.example' })).at(-1);
    assert.deepEqual([last?.stage, last?.outcome], ['cors', 'passed']);
  });

  test('gives the CORS rules where a browser keeps the ETags from the page', async () => {
    const requestHandler = { handle: withoutETag };
    const last = (await run({ origin: 'https://portal.example', identity: { requestHandler } })).at(-1);
    assert.deepEqual([last?.stage, last?.outcome], ['cors', 'failed']);
    assert.match(last?.policy ?? '', /https:\/\/portal\.example[\s\S]*ETag/);
    assert.deepEqual(server?.endpoint.objects('northwind-drop'), []);
  });

  test('gives the CORS rules where a page gets no answer at all', async () => {
    const requestHandler = { handle: () => Promise.reject(new TypeError('Failed to fetch')) };
    const last = (await run({ origin: 'https://portal.example', identity: { requestHandler } })).at(-1);
    assert.deepEqual([last?.stage, last?.outcome], ['bucket', 'failed']);
    assert.match(last?.fix ?? '', /CORS/);
    assert.match(last?.policy ?? '', /ExposeHeaders/);
  });

  /** Of two writes that race the first to come waits until the other has taken effect. */
  async function endOfRace(lostRaces: 'InternalError' | 'accepted') {
    const key = 'prospects/.prospect-activation-test-probe-race';
    const overtaken = async () => {
      while ((server?.endpoint.read('northwind-drop', key) ?? null) === null) await new Promise(setImmediate);
    };
    const effect = { kind: 'stall-request', bytes: 0, until: overtaken() } as const;
    const faults = [{ operation: 'PutObject', key, nth: 1, effect }] as const;
    const events = await run({ endpoint: { quirks: { lostRaces }, faults } });
    const end = events.find(({ stage }) => stage === 'conditional-write');
    assert.ok(end);
    return end;
  }

  test('says that a lost race is answered with an error of the server', async () => {
    const end = await endOfRace('InternalError');
    assert.equal(end.outcome, 'passed');
    assert.match(end.detail, /came second.*read what lies there/);
  });

  test('warns where races have no loser, and says how to be safe', async () => {
    const end = await endOfRace('accepted');
    assert.equal(end.outcome, 'warning');
    assert.match(end.detail, /same moment.*takes both/);
    assert.match(end.fix ?? '', /date and time in file names/);
    assert.deepEqual(server?.endpoint.objects('northwind-drop'), []);
  });

  test('names no host and no secret', async () => {
    const text = JSON.stringify(await run({ endpoint: { credentials: [service] } }));
    for (const secret of [key.secretAccessKey, '127.0.0.1', service.secretAccessKey])
      assert.ok(!text.includes(secret), secret);
  });
});
