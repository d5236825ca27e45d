import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { callsForAFix } from '../domain/connection-finding-sentences.ts';
import type { ConnectionFinding } from '../domain/connection-findings.ts';
import type { S3Location, ServerSideEncryption } from '../domain/connection.ts';
import type { ConnectionTestEvent, ConnectionTestStage } from '../domain/connection-test.ts';
import { bucketRegionOf } from '../export/transport/bucket-region.ts';
import { encryptionInput } from '../export/transport/encryption-input.ts';
import { unlessAborted } from '../export/transport/unless-aborted.ts';
import { corsRules, fixedPart, trustPolicy } from './least-policy.ts';
import {
  assumeRole,
  AccountUnusable,
  ownCredentials,
  shortCall,
  type S3Access,
  type S3Identity,
} from './s3-clients.ts';
import { failureOf, named } from './s3-failure.ts';
import {
  removeProbes,
  tryConditions,
  tryUpload,
  writeProbe,
  type Probe,
  type TestedServer,
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

/** Passed, where it says no other outcome. */
export interface Verdict extends Pick<ConnectionTestEvent, 'policy' | 'serviceCode'> {
  readonly outcome?: 'warning' | 'failed';
  readonly findings: readonly ConnectionFinding[];
}

export interface Stage {
  readonly stage: ConnectionTestStage;
  /** Why the stage does not apply. */
  readonly skip?: ConnectionFinding | undefined;
  readonly run: (bench: Workbench, signal: AbortSignal | undefined) => Promise<Verdict>;
}

/** What the stages hand on to each other. */
export interface Workbench extends TestedServer {
  /** From the stage `write` on encrypted as exports are, where the server takes it so: some buckets take nothing else. */
  probe: Probe;
  /** Whether the server has refused S3's checksums, and is sent none since. */
  readonly refusesChecksums: () => boolean;
  /** Probes that may lie in the bucket. */
  readonly written: Set<Probe>;
}

export function stagesOf(subject: ConnectionTestSubject): readonly Stage[] {
  const { access, serverSideEncryption, identity } = subject;
  const role = access.auth.kind === 'assumed-role' ? access.auth.roleArn : undefined;
  const noRole = role === undefined ? ({ code: 'no-role' } as const) : undefined;
  const origin = originOf(subject);
  return [
    {
      stage: 'credentials',
      run: async (_, signal) => {
        if (access.auth.kind !== 'access-key') await obtainOwn(identity, signal);
        return { findings: [{ code: 'credentials-found' }] };
      },
    },
    {
      stage: 'assume-role',
      skip: noRole,
      run: async (_, signal) => {
        await assumeRole(role ?? '', access.region, identity, { withExternalId: true, signal });
        return { findings: [{ code: 'role-assumed' }] };
      },
    },
    {
      stage: 'external-id',
      skip: noRole,
      run: (_, signal) => externalIdVerdict(role ?? '', subject, signal),
    },
    { stage: 'bucket', run: (bench, signal) => bucketVerdict(bench, access.region, signal) },
    { stage: 'write', run: (bench, signal) => writeVerdict(bench, subject, signal) },
    {
      stage: 'multipart',
      run: async (bench, signal) => {
        await tryUpload(bench, bench.probe, signal);
        return { findings: [{ code: 'upload-possible' }] };
      },
    },
    {
      stage: 'encryption',
      skip: serverSideEncryption.kind === 'bucket-default' ? { code: 'bucket-encryption' } : undefined,
      run: async (bench, signal) => {
        const encrypted = { ...bench.probe, ...encryptionInput(serverSideEncryption) };
        await writeProbe(bench, encrypted, signal);
        await tryUpload(bench, encrypted, signal);
        return { findings: [{ code: 'key-usable' }] };
      },
    },
    { stage: 'conditional-write', run: conditionalWriteVerdict },
    {
      stage: 'cors',
      skip: origin === null ? { code: 'no-page' } : undefined,
      run: (bench, signal) => corsVerdict(bench, origin ?? '', signal),
    },
  ];
}

/** The credentials of the service itself. Why its provider gives none is for its operator to see. */
async function obtainOwn(identity: S3Identity, signal?: AbortSignal): Promise<void> {
  const obtain = ownCredentials(identity);
  try {
    await unlessAborted(obtain(), shortCall(identity, signal));
  } catch {
    signal?.throwIfAborted();
    throw new AccountUnusable(
      'The service did not get its own credentials.',
      'Ask its operator to renew the credentials that it runs with.',
    );
  }
}

/** Assuming the role without the external id must fail: a role that does not insist on it can be used on behalf of others. */
async function externalIdVerdict(role: string, subject: ConnectionTestSubject, signal?: AbortSignal): Promise<Verdict> {
  const { principalArn, externalId } = subject.identity;
  if (externalId === undefined) return verdictOf([{ code: 'no-external-id' }]);
  try {
    await assumeRole(role, subject.access.region, subject.identity, { withExternalId: false, signal });
  } catch (error) {
    // a role that could not be asked for has refused nothing
    if (failureOf(error).status !== 403) throw error;
    return { findings: [{ code: 'external-id-required' }] };
  }
  return {
    outcome: 'failed',
    findings: [{ code: 'external-id-ignored' }],
    ...(principalArn === undefined ? {} : { policy: trustPolicy({ principalArn, externalId }) }),
  };
}

/** HeadBucket needs ListBucket, which exports do not: a refusal says nothing against the bucket, only that it is there. */
async function bucketVerdict(
  { client, call, probe: { Bucket } }: Workbench,
  region: string,
  signal?: AbortSignal,
): Promise<Verdict> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }), call(signal));
    return { findings: [{ code: 'bucket-answers' }] };
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 403) return { findings: [{ code: 'bucket-unlisted' }] };
    if (status === 404) throw named('NoSuchBucket', status);
    if (status !== 301 && status !== 307 && status !== 400) throw error;
    const actual = bucketRegionOf(error);
    // The credentials have only just been obtained: a bad request is about the region, unless that is said to be right.
    if (status === 400 && actual === region) throw named('ExpiredToken', status);
    if (actual === undefined) throw named('PermanentRedirect', status);
    return {
      outcome: 'failed',
      findings: [{ code: 'bucket-elsewhere', region: actual }],
      serviceCode: 'PermanentRedirect',
    };
  }
}

async function writeVerdict(
  bench: Workbench,
  { location, serverSideEncryption }: ConnectionTestSubject,
  signal?: AbortSignal,
): Promise<Verdict> {
  const { probe, written, refusesChecksums } = bench;
  const encrypted = { ...probe, ...encryptionInput(serverSideEncryption) };
  written.add(probe);
  let findings: readonly ConnectionFinding[];
  try {
    findings = await writeProbe(bench, encrypted, signal);
    bench.probe = encrypted;
  } catch (error) {
    signal?.throwIfAborted();
    if (serverSideEncryption.kind === 'bucket-default') throw error;
    // what can be written without the key has a stage of its own to say what is wrong with the key
    findings = await writeProbe(bench, probe, signal);
  }
  const folder = fixedPart(location.folder);
  const where: ConnectionFinding = folder === '' ? { code: 'bucket-writable' } : { code: 'folder-writable', folder };
  return verdictOf([where, ...(refusesChecksums() ? [{ code: 'checksums-refused' } as const] : findings)]);
}

/** Writes that must not happen because a file is there, and the removal of what the test has written. */
async function conditionalWriteVerdict(bench: Workbench, signal?: AbortSignal): Promise<Verdict> {
  const { probe, written } = bench;
  const contested = { ...probe, Key: `${probe.Key}-race` };
  written.add(contested);
  const findings = await tryConditions(bench, probe, contested, signal);
  const left = await removeProbes(bench, [probe, contested], signal);
  written.clear();
  if (findings.some(({ code }) => code === 'conditions-missing'))
    return { outcome: 'failed', serviceCode: 'NotImplemented', findings };
  const kept: readonly ConnectionFinding[] = findings.some(callsForAFix) ? [] : [{ code: 'existing-files-safe' }];
  const remains: readonly ConnectionFinding[] = left.length === 0 ? [] : [{ code: 'probe-left', keys: [...left] }];
  return verdictOf([...kept, ...findings, ...remains]);
}

/** Browsers show a page only those headers of an answer that the bucket exposes. */
async function corsVerdict(bench: Workbench, origin: string, signal?: AbortSignal): Promise<Verdict> {
  if (await readsETag(bench, signal)) return { findings: [{ code: 'etag-readable', origin }] };
  return { outcome: 'failed', findings: [{ code: 'etag-unreadable' }], policy: corsRules(origin) };
}

async function readsETag(bench: Workbench, signal?: AbortSignal): Promise<boolean> {
  const { probe, written } = bench;
  written.add(probe);
  const findings = await writeProbe(bench, probe, signal);
  await removeProbes(bench, [probe], signal);
  written.clear();
  return findings.every(({ code }) => code !== 'etag-hidden');
}

/** A warning where one of them calls for something. */
function verdictOf(findings: readonly ConnectionFinding[]): Verdict {
  return findings.some(callsForAFix) ? { outcome: 'warning', findings } : { findings };
}

/** Of the page that exports by itself; `null` where none does. */
export function originOf({ origin }: ConnectionTestSubject): string | null {
  if (origin !== undefined) return origin;
  const isPage = 'document' in globalThis || 'WorkerGlobalScope' in globalThis;
  return isPage ? globalThis.location.origin : null;
}
