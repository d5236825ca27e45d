import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { S3Location, ServerSideEncryption } from '../domain/connection.ts';
import type { ConnectionTestEvent, ConnectionTestStage } from '../domain/connection-test.ts';
import { bucketRegionOf } from '../export/transport/bucket-region.ts';
import { encryptionInput } from '../export/transport/encryption-input.ts';
import { corsRules, fixedPart, trustPolicy } from './least-policy.ts';
import { assumeRole, type S3Access, type S3Identity } from './s3-clients.ts';
import { explain, failureOf } from './s3-failure.ts';
import {
  NO_CONDITIONS,
  NO_ETAG,
  removeProbes,
  sendOptions,
  tryConditions,
  tryUpload,
  writeProbe,
  type Finding,
  type Probe,
} from './server-findings.ts';

export interface ConnectionTestSubject {
  readonly access: S3Access;
  readonly location: S3Location;
  readonly serverSideEncryption: ServerSideEncryption;
  readonly identity: S3Identity;
  /** Sets the probe's key apart from every other test's. */
  readonly probeId: string;
  /** Of the page that exports by itself; `null` where a service does. By default that of the page in which this runs. */
  readonly origin?: string | null;
}

export type Verdict = Pick<ConnectionTestEvent, 'detail'> &
  Partial<Pick<ConnectionTestEvent, 'outcome' | 'fix' | 'policy' | 'serviceCode'>>;

export interface Stage {
  readonly stage: ConnectionTestStage;
  /** Why the stage does not apply. */
  readonly skip?: string | undefined;
  readonly run: (bench: Workbench, signal: AbortSignal | undefined) => Promise<Verdict>;
  /** What was being done, for the explanation of a refusal. */
  readonly subject: string;
}

/** What the stages hand on to each other. */
export interface Workbench {
  readonly client: S3Client;
  readonly probe: Probe;
  /** Whether the server has refused S3's checksums, and is sent none since. */
  readonly refusesChecksums: () => boolean;
  /** Probes that may lie in the bucket. */
  readonly written: Set<Probe>;
}

export function stagesOf(subject: ConnectionTestSubject): readonly Stage[] {
  const { access, location, serverSideEncryption, identity } = subject;
  const role = access.auth.kind === 'assumed-role' ? access.auth.roleArn : undefined;
  const noRole = role === undefined ? 'No role is assumed.' : undefined;
  const origin = originOf(subject);
  return [
    {
      stage: 'credentials',
      subject: 'the credentials',
      run: async ({ client }) => {
        await client.config.credentials();
        const detail = 'The service has credentials, and the role gave its own.';
        return { detail: role === undefined ? 'The credentials are there.' : detail };
      },
    },
    {
      stage: 'assume-role',
      subject: 'to hand out the role',
      skip: noRole,
      run: async () => {
        await assumeRole(role ?? '', access.region, identity, { withExternalId: true });
        return { detail: 'The role can be assumed.' };
      },
    },
    {
      stage: 'external-id',
      subject: 'the external id',
      skip: noRole,
      run: () => externalIdVerdict(role ?? '', subject),
    },
    {
      stage: 'bucket',
      subject: 'to show the bucket',
      run: (bench, signal) => bucketVerdict(bench, access.region, signal),
    },
    { stage: 'write', subject: 'the probe', run: (bench, signal) => writeVerdict(bench, location, signal) },
    {
      stage: 'multipart',
      subject: 'the multipart upload',
      run: async ({ client, probe }, signal) => {
        await tryUpload(client, probe, signal);
        return { detail: 'A multipart upload can be started and given up.' };
      },
    },
    {
      stage: 'encryption',
      subject: 'the encryption key',
      skip: serverSideEncryption.kind === 'bucket-default' ? "The bucket's own encryption is used." : undefined,
      run: async ({ client, probe }, signal) => {
        const encrypted = { ...probe, ...encryptionInput(serverSideEncryption) };
        await writeProbe(client, encrypted, signal);
        await tryUpload(client, encrypted, signal);
        return { detail: 'The encryption key can be used.' };
      },
    },
    { stage: 'conditional-write', subject: 'a conditional write', run: conditionalWriteVerdict },
    {
      stage: 'cors',
      subject: 'to let the page read its answers',
      skip: origin === null ? 'Files are sent by the service, not by a page.' : undefined,
      run: (bench, signal) => corsVerdict(bench, origin ?? '', signal),
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
  } catch (error) {
    // a role that could not be asked for has refused nothing
    if (failureOf(error).status !== 403) throw error;
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
async function bucketVerdict(
  { client, probe: { Bucket } }: Workbench,
  region: string,
  signal?: AbortSignal,
): Promise<Verdict> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }), sendOptions(signal));
    return { detail: 'The bucket answers in this region.' };
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 403) return { detail: 'The bucket answers; the credentials may not list it, and need not.' };
    if (status === 404) throw named('NoSuchBucket', status);
    if (status !== 301 && status !== 400) throw error;
    const actual = bucketRegionOf(error);
    // The credentials have only just been obtained: a bad request is about the region, unless that is said to be right.
    if (status === 400 && actual === region) throw named('ExpiredToken', status);
    if (actual === undefined) throw named('PermanentRedirect', status);
    return {
      outcome: 'failed',
      detail: explain({ code: 'PermanentRedirect', status }, '').message,
      fix: `Enter the region in which the bucket was created: ${actual}.`,
      serviceCode: 'PermanentRedirect',
    };
  }
}

/** An answer to HEAD has no body that would tell its code. */
function named(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

async function writeVerdict(bench: Workbench, location: S3Location, signal?: AbortSignal): Promise<Verdict> {
  const { client, probe, written, refusesChecksums } = bench;
  written.add(probe);
  const findings = await writeProbe(client, probe, signal);
  const where = `A file can be written under ${fixedPart(location.folder) || 'the bucket'}.`;
  return verdictOf(where, refusesChecksums() ? [CHECKSUMS_REFUSED] : findings);
}

const CHECKSUMS_REFUSED: Finding = {
  detail: 'The server refuses the checksums of S3: what has arrived is checked by its size and ETag.',
};

/** Writes that must not happen because a file is there, and the removal of what the test has written. */
async function conditionalWriteVerdict(bench: Workbench, signal?: AbortSignal): Promise<Verdict> {
  const { client, probe, written } = bench;
  const contested = { ...probe, Key: `${probe.Key}-race` };
  written.add(contested);
  const findings = await tryConditions(client, probe, contested, signal);
  const left = await removeProbes(client, [probe, contested], signal);
  written.clear();
  if (findings.includes(NO_CONDITIONS)) return { outcome: 'failed', serviceCode: 'NotImplemented', ...NO_CONDITIONS };
  const isSafe = findings.every(({ fix }) => fix === undefined);
  const kept = isSafe ? 'Existing files are safe from being overwritten.' : undefined;
  if (left.length === 0) return verdictOf(kept, findings);
  const remains = {
    detail: 'What the test has written could not be removed.',
    fix: `Remove ${left.join(', ')} by hand.`,
  };
  return verdictOf(kept, [...findings, remains]);
}

/** Browsers show a page only those headers of an answer that the bucket exposes. */
async function corsVerdict({ client, probe }: Workbench, origin: string, signal?: AbortSignal): Promise<Verdict> {
  const isReadable = await readsETag(client, probe, signal);
  if (isReadable) return { detail: `Pages of ${origin} can read the ETags of their uploads.` };
  return {
    outcome: 'failed',
    detail: 'The bucket does not let the page read the ETag of what it uploads.',
    fix: 'Set these CORS rules on the bucket.',
    policy: corsRules(origin),
  };
}

async function readsETag(client: S3Client, probe: Probe, signal?: AbortSignal): Promise<boolean> {
  const findings = await writeProbe(client, probe, signal);
  await removeProbes(client, [probe], signal);
  return !findings.includes(NO_ETAG);
}

/** One sentence after the other; a warning where one of them calls for something. */
function verdictOf(good: string | undefined, findings: readonly Finding[]): Verdict {
  const fixes = [...new Set(findings.flatMap(({ fix }) => fix ?? []))];
  const detail = [...(good === undefined ? [] : [good]), ...findings.map((finding) => finding.detail)].join(' ');
  return fixes.length === 0 ? { detail } : { outcome: 'warning', detail, fix: fixes.join(' ') };
}

/** Of the page that exports by itself; `null` where none does. */
export function originOf({ origin }: ConnectionTestSubject): string | null {
  if (origin !== undefined) return origin;
  const isPage = 'document' in globalThis || 'WorkerGlobalScope' in globalThis;
  return isPage ? globalThis.location.origin : null;
}
