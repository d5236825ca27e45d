import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { PolicyDocument, S3EndpointOptions } from '../../../mocks/s3/index.ts';
import type { ServerSideEncryption } from '../../../src/domain/connection.ts';
import { leastPolicy } from '../../../src/s3/index.ts';
import { BUCKET, Exporting } from './exporting.ts';

const KMS: ServerSideEncryption = { kind: 'sse-kms', keyId: 'exports-key' };
const LOCATION = { bucket: BUCKET, folder: 'prospects', region: 'eu-central-1' };
/** Whole files go up in parts, as large ones do. */
const IN_PARTS = { tuning: { heldBytes: 0 } };

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
}

function statements(): readonly Statement[] {
  return (JSON.parse(leastPolicy(LOCATION, KMS)) as { readonly Statement: readonly Statement[] }).Statement;
}

function policyOf(Statement: readonly object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement } as unknown as PolicyDocument;
}

/** The policy without one of its statements. */
function withoutStatement(sid: string): PolicyDocument {
  return policyOf(statements().filter(({ Sid }) => Sid !== sid));
}

/** The policy without one of its actions. */
function withoutAction(action: string): PolicyDocument {
  const left = statements().map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((other) => other !== action),
  }));
  return policyOf(left.filter(({ Action }) => Action.length > 0));
}

let exporting: Exporting | undefined;

async function under(policy: PolicyDocument, change: Partial<S3EndpointOptions> = {}): Promise<Exporting> {
  exporting = await Exporting.begin({ policies: [policy], kmsKeys: [{ id: 'exports-key' }], ...change }, IN_PARTS);
  return exporting;
}

describe('the least policy', () => {
  afterEach(async () => {
    await exporting?.end();
    exporting = undefined;
  });

  test('lets an export through, and every stage of the connection test', async () => {
    const world = await under(policyOf(statements()));
    const connection = await world.connection({ serverSideEncryption: KMS });
    const ends = await world.test(connection);
    assert.deepEqual(
      ends.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped'),
      [],
    );
    const run = await world.export(connection);
    assert.equal(run.state.kind, 'succeeded', JSON.stringify(run.state));
    const { endpoint } = world.server;
    assert.deepEqual(
      endpoint.objects(BUCKET).map(({ key }) => key),
      run.files.map(({ key }) => key).sort(),
    );
    assert.deepEqual(endpoint.unfinishedUploads(BUCKET), []);
  });

  test('lets an export that is cancelled take everything back', async () => {
    const world = await under(policyOf(statements()));
    const connection = await world.connection();
    await world.exportCancelled(connection);
    assert.deepEqual(world.server.endpoint.unfinishedUploads(BUCKET), []);
  });

  test('asks for what each statement grants, and for nothing that is granted by no statement', () => {
    assert.deepEqual(
      statements().map(({ Sid, Action }) => [Sid, Action]),
      [
        ['WriteExports', ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload']],
        ['RemoveTestProbe', 's3:DeleteObject'],
        ['UseEncryptionKey', ['kms:GenerateDataKey', 'kms:Decrypt']],
      ],
    );
  });

  for (const sid of ['WriteExports', 'UseEncryptionKey']) {
    test(`without ${sid} lets no export through, and says so in the connection test`, async () => {
      const world = await under(withoutStatement(sid));
      const tested = await world.connection({ serverSideEncryption: KMS });
      assert.equal((await world.test(tested)).at(-1)?.outcome, 'failed');
      const run = await world.export(await world.connection({ serverSideEncryption: KMS }));
      assert.ok(run.state.kind === 'failed');
      assert.equal(run.state.error.serviceCode, 'AccessDenied');
      assert.ok(run.state.error.policy?.includes(sid));
      assert.deepEqual(world.server.endpoint.unfinishedUploads(BUCKET), []);
    });
  }

  for (const action of ['s3:PutObject', 's3:GetObject', 'kms:GenerateDataKey', 'kms:Decrypt']) {
    test(`without ${action} lets no export through, and says so in the connection test`, async () => {
      const world = await under(withoutAction(action));
      const last = (await world.test(await world.connection({ serverSideEncryption: KMS }))).at(-1);
      assert.deepEqual([last?.outcome, last?.policy?.includes(action)], ['failed', true]);
      const run = await world.export(await world.connection({ serverSideEncryption: KMS }));
      assert.equal(run.state.kind, 'failed');
    });
  }

  test('without s3:AbortMultipartUpload leaves the parts of a cancelled export, and says so in the connection test', async () => {
    const world = await under(withoutAction('s3:AbortMultipartUpload'));
    const last = (await world.test(await world.connection())).at(-1);
    assert.deepEqual([last?.stage, last?.outcome], ['multipart', 'failed']);
    const left = world.server.endpoint.unfinishedUploads(BUCKET).length;
    await world.exportCancelled(await world.connection());
    assert.ok(world.server.endpoint.unfinishedUploads(BUCKET).length > left);
  });

  test('without RemoveTestProbe lets exports through, and the connection test names what it could not remove', async () => {
    const world = await under(withoutStatement('RemoveTestProbe'));
    const connection = await world.connection();
    const last = (await world.test(connection)).find(({ stage }) => stage === 'conditional-write');
    assert.equal(last?.outcome, 'warning');
    for (const { key } of world.server.endpoint.objects(BUCKET)) assert.ok(last.fix?.includes(key), key);
    assert.equal((await world.export(connection)).state.kind, 'succeeded');
  });

  test('grants nothing beside the folder of the connection', async () => {
    const world = await under(policyOf(statements()));
    const elsewhere = await world.connection({
      location: { bucket: BUCKET, folder: 'prospects-of-others', region: 'eu-central-1' },
    });
    assert.equal((await world.export(elsewhere)).state.kind, 'failed');
    assert.deepEqual(world.server.endpoint.objects(BUCKET), []);
  });

  test('takes no character of the folder for a pattern or a variable', async () => {
    const folder = 'pro*pects/${aws:username}?';
    const world = await under(
      JSON.parse(leastPolicy({ ...LOCATION, folder }, { kind: 'bucket-default' })) as PolicyDocument,
    );
    const at = (name: string) => world.connection({ location: { ...LOCATION, folder: name } });
    assert.equal((await world.export(await at(folder))).state.kind, 'succeeded');
    for (const other of ['prospects/${aws:username}?', 'pro*pects/${aws:username}x'])
      assert.equal((await world.export(await at(other))).state.kind, 'failed', other);
  });

  test('names the bucket and its keys in the partition of their region', () => {
    for (const [region, partition] of [
      ['eu-central-1', 'aws'],
      ['cn-north-1', 'aws-cn'],
      ['us-gov-west-1', 'aws-us-gov'],
    ] as const) {
      const text = leastPolicy({ ...LOCATION, region }, KMS);
      assert.deepEqual(
        new Set([...text.matchAll(/arn:([^:]+):(?:s3|kms):/g)].map(([, named]) => named)),
        new Set([partition]),
      );
    }
  });

  test('names keys, and an alias as a condition', () => {
    const statement = (keyId: string) =>
      (
        JSON.parse(leastPolicy(LOCATION, { kind: 'sse-kms', keyId })) as {
          Statement: { Resource: string; Condition?: object }[];
        }
      ).Statement[2];
    const arn = 'arn:aws:kms:eu-central-1:111122223333:key/k';
    assert.deepEqual([statement('k')?.Resource, statement(arn)?.Resource], ['arn:aws:kms:*:*:key/k', arn]);
    for (const alias of ['alias/exports', 'arn:aws:kms:eu-central-1:111122223333:alias/exports'])
      assert.deepEqual(statement(alias)?.Condition, {
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/exports' },
      });
  });
});
