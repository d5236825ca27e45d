import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startS3Server, type S3Server } from '../../mocks/s3/node.ts';
import { contractGroups } from './rules.ts';
import { checkRule, runContract } from './run-contract.ts';
import { s3Subject, type ContractServer } from './s3-subject.ts';

describe('the contract, kept by the S3 adapter on the mock endpoint', () => {
  const credentials = {
    accessKeyId: 'AKIACONTRACT00000000',
    secretAccessKey: 'contractSecretContractSecretContract0000',
  };
  const region = 'eu-west-1';
  const bucket = 'contract-exports';
  let server: S3Server;

  before(async () => {
    const clock = { now: () => Date.now() };
    server = await startS3Server({ region, buckets: [bucket], credentials: [credentials], clock });
  });
  after(() => server.close());

  const subjectWith = (change: Partial<ContractServer> = {}) =>
    s3Subject({
      endpoint: server.url,
      region,
      credentials,
      bucket,
      missingBucket: 'contract-missing-bucket',
      ...change,
    });

  runContract({ describe, test, makeSubject: () => subjectWith() });

  test('files are unavailable where the host says that they cannot be read', async () => {
    const rule = contractGroups
      .flatMap(({ rules }) => rules)
      .find(({ title }) => title === 'are unavailable where the session says that files cannot be read');
    assert.ok(rule);
    assert.deepEqual(await checkRule(rule, () => subjectWith({ runFiles: false })), { kind: 'holds' });
  });
});
