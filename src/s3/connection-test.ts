import {
  AbortMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { S3Location, ServerSideEncryption } from '../domain/connection.ts';
import type { ConnectionTestEvent, ConnectionTestStage } from '../domain/connection-test.ts';
import { encryptionInput } from '../export/transport/encryption-input.ts';
import { fixedPart, leastPolicy, PROBE_NAME, trustPolicy } from './least-policy.ts';
import { assumeRole, s3Client, type S3Access, type S3Identity } from './s3-clients.ts';
import { explain, failureOf } from './s3-failure.ts';

export interface ConnectionTestSubject {
  readonly access: S3Access;
  readonly location: S3Location;
  readonly serverSideEncryption: ServerSideEncryption;
  readonly identity: S3Identity;
  /** Sets the probe's key apart from every other test's. */
  readonly probeId: string;
}

type Verdict = Pick<ConnectionTestEvent, 'detail'> &
  Partial<Pick<ConnectionTestEvent, 'outcome' | 'fix' | 'policy' | 'serviceCode'>>;

interface Stage {
  readonly stage: ConnectionTestStage;
  /** Why the stage does not apply. */
  readonly skip?: string | undefined;
  readonly run: (client: S3Client, signal: AbortSignal | undefined) => Promise<Verdict>;
  /** What was being done, for the explanation of a refusal. */
  readonly subject: string;
}

/**
 * Tries everything that an export will do, in order, and ends with the first stage that fails. It lists nothing and deletes nothing
 * but its own probe; a probe that may not be deleted is reported, and is no failure.
 */
export async function* testS3Connection(
  subject: ConnectionTestSubject,
  signal?: AbortSignal,
): AsyncGenerator<ConnectionTestEvent> {
  const client = s3Client(subject.access, subject.identity);
  try {
    for (const stage of stagesOf(subject)) {
      if (stage.skip !== undefined) {
        yield { stage: stage.stage, outcome: 'skipped', detail: stage.skip };
        continue;
      }
      yield { stage: stage.stage, outcome: 'running', detail: '' };
      const event = await outcomeOf(stage, client, subject, signal);
      yield event;
      if (event.outcome === 'failed') return;
    }
  } finally {
    client.destroy();
  }
}

async function outcomeOf(
  stage: Stage,
  client: S3Client,
  subject: ConnectionTestSubject,
  signal?: AbortSignal,
): Promise<ConnectionTestEvent> {
  try {
    return { stage: stage.stage, outcome: 'passed', ...(await stage.run(client, signal)) };
  } catch (error) {
    signal?.throwIfAborted();
    const failure = failureOf(error);
    const { message, nextStep } = explain(failure, stage.subject);
    const needsPolicy = failure.status === 403 && failure.code === 'AccessDenied';
    return {
      stage: stage.stage,
      outcome: 'failed',
      detail: message,
      fix: nextStep,
      serviceCode: failure.code,
      ...(needsPolicy ? { policy: policyFor(stage.stage, subject) } : {}),
    };
  }
}

function policyFor(stage: ConnectionTestStage, subject: ConnectionTestSubject): string {
  const { principalArn, externalId } = subject.identity;
  if (stage === 'assume-role' && principalArn !== undefined && externalId !== undefined)
    return trustPolicy({ principalArn, externalId });
  return leastPolicy(subject.location, subject.serverSideEncryption);
}

function stagesOf(subject: ConnectionTestSubject): readonly Stage[] {
  const { access, location, serverSideEncryption, identity } = subject;
  const bucket = location.bucket;
  const probe = { Bucket: bucket, Key: probeKey(location, subject.probeId) };
  const role = access.auth.kind === 'assumed-role' ? access.auth.roleArn : undefined;
  return [
    {
      stage: 'credentials',
      subject: 'the credentials',
      run: async (client) => {
        await client.config.credentials();
        return {
          detail:
            role === undefined
              ? 'The credentials are there.'
              : 'The service has credentials, and the role gave its own.',
        };
      },
    },
    {
      stage: 'assume-role',
      subject: 'to hand out the role',
      skip: role === undefined ? 'No role is assumed.' : undefined,
      run: async () => {
        await assumeRole(role ?? '', access.region, identity, { withExternalId: true });
        return { detail: 'The role can be assumed.' };
      },
    },
    {
      stage: 'external-id',
      subject: 'the external id',
      skip: role === undefined ? 'No role is assumed.' : undefined,
      run: () => externalIdVerdict(role ?? '', subject),
    },
    {
      stage: 'bucket',
      subject: 'to show the bucket',
      run: async (client, signal) => bucketVerdict(client, bucket, signal),
    },
    {
      stage: 'write',
      subject: 'the probe',
      run: async (client, signal) => {
        await client.send(new PutObjectCommand({ ...probe, Body: 'prospect-activation' }), sendOptions(signal));
        return { detail: `A file can be written under ${fixedPart(location.folder) || 'the bucket'}.` };
      },
    },
    {
      stage: 'multipart',
      subject: 'the multipart upload',
      run: async (client, signal) => {
        const { UploadId } = await client.send(new CreateMultipartUploadCommand(probe), sendOptions(signal));
        await client.send(
          new UploadPartCommand({ ...probe, UploadId, PartNumber: 1, Body: 'part' }),
          sendOptions(signal),
        );
        await client.send(new AbortMultipartUploadCommand({ ...probe, UploadId }), sendOptions(signal));
        return { detail: 'A multipart upload can be started and given up.' };
      },
    },
    {
      stage: 'encryption',
      subject: 'the encryption key',
      skip: serverSideEncryption.kind === 'bucket-default' ? "The bucket's own encryption is used." : undefined,
      run: async (client, signal) => {
        await client.send(
          new PutObjectCommand({ ...probe, Body: 'prospect-activation', ...encryptionInput(serverSideEncryption) }),
          sendOptions(signal),
        );
        return { detail: 'The encryption key can be used.' };
      },
    },
    {
      stage: 'conditional-write',
      subject: 'a conditional write',
      run: (client, signal) => conditionalWriteVerdict(client, probe, signal),
    },
  ];
}

/** Assuming the role without the external id must fail: a role that does not insist on it can be used on behalf of others. */
async function externalIdVerdict(role: string, subject: ConnectionTestSubject): Promise<Verdict> {
  const { principalArn, externalId } = subject.identity;
  if (externalId === undefined)
    return { outcome: 'warning', detail: 'This service sends no external id.', fix: 'Ask its operator to set one.' };
  try {
    await assumeRole(role, subject.access.region, subject.identity, { withExternalId: false });
  } catch {
    return { detail: 'The role insists on the external id.' };
  }
  return {
    outcome: 'failed',
    detail:
      'The role can be assumed without the external id, so that anyone who knows its ARN could export through this service.',
    fix: 'Add the condition on sts:ExternalId to the trust policy of the role.',
    ...(principalArn === undefined ? {} : { policy: trustPolicy({ principalArn, externalId }) }),
  };
}

/** HeadBucket needs ListBucket, which exports do not: a refusal says nothing against the bucket, only that it is there. */
async function bucketVerdict(client: S3Client, bucket: string, signal?: AbortSignal): Promise<Verdict> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }), sendOptions(signal));
    return { detail: 'The bucket answers in this region.' };
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 403) return { detail: 'The bucket answers; the credentials may not list it, and need not.' };
    if (status === 404)
      throw Object.assign(new Error('no such bucket'), { name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
    if (status === 301 || status === 400)
      throw Object.assign(new Error('other region'), {
        name: 'PermanentRedirect',
        $metadata: { httpStatusCode: status },
      });
    throw error;
  }
}

/** Writes over the probe on the condition that it is absent, which must fail, then removes the probe. */
async function conditionalWriteVerdict(
  client: S3Client,
  probe: { readonly Bucket: string; readonly Key: string },
  signal?: AbortSignal,
): Promise<Verdict> {
  const refused = await refusesSecondWrite(client, probe, signal);
  const removed = await removeProbe(client, probe, signal);
  if (!refused) {
    return {
      outcome: 'warning',
      detail: 'The server ignores the condition that a file must not exist yet.',
      fix: 'Keep the time or the run in file names: then no file can meet another.',
    };
  }
  return removed
    ? { detail: 'Existing files are safe from being overwritten.' }
    : {
        outcome: 'warning',
        detail: 'Existing files are safe. The probe could not be removed again.',
        fix: `Remove ${probe.Key} by hand.`,
      };
}

async function refusesSecondWrite(
  client: S3Client,
  probe: { readonly Bucket: string; readonly Key: string },
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    await client.send(new PutObjectCommand({ ...probe, Body: 'second', IfNoneMatch: '*' }), sendOptions(signal));
    return false;
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 412 || status === 409) return true;
    if (status === 501) return false;
    if (status !== undefined && status >= 500) {
      const stored = await client.send(new GetObjectCommand(probe), sendOptions(signal));
      return (await stored.Body?.transformToString()) !== 'second';
    }
    throw error;
  }
}

async function removeProbe(
  client: S3Client,
  probe: { readonly Bucket: string; readonly Key: string },
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    await client.send(new DeleteObjectCommand(probe), sendOptions(signal));
    return true;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

function probeKey(location: S3Location, probeId: string): string {
  const folder = fixedPart(location.folder);
  return `${folder === '' ? '' : `${folder}/`}${PROBE_NAME}${probeId}`;
}

function sendOptions(signal: AbortSignal | undefined) {
  return signal === undefined ? {} : { abortSignal: signal };
}
