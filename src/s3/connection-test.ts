import type { ConnectionFinding } from '../domain/connection-findings.ts';
import { toldBy, type ConnectionTestEvent, type ConnectionTestStage } from '../domain/connection-test.ts';
import { bearChecksumRefusal } from '../export/transport/checksum-refusal.ts';
import {
  originOf,
  stagesOf,
  type ConnectionTestSubject,
  type Stage,
  type Workbench,
} from './connection-test-stages.ts';
import { corsRules, fixedPart, leastPolicy, PROBE_NAME, trustPolicy } from './least-policy.ts';
import { AccountUnusable, s3Client, shortCall } from './s3-clients.ts';
import { failureOf, isDenied, problemOf, type S3Failure } from './s3-failure.ts';
import { removeProbes } from './server-findings.ts';

export type { ConnectionTestSubject };

/**
 * Tries everything that an export will do, in order, and ends with the first stage that fails. It lists nothing and deletes nothing
 * but its own probes; one that may not be deleted is reported, and is no failure.
 */
export async function* testS3Connection(
  subject: ConnectionTestSubject,
  signal?: AbortSignal,
): AsyncGenerator<ConnectionTestEvent> {
  let bench: Workbench;
  try {
    bench = workbenchFor(subject);
  } catch (error) {
    yield { stage: 'credentials', outcome: 'running', detail: '' };
    yield missing(error);
    return;
  }
  try {
    for (const stage of stagesOf(subject)) {
      if (stage.skip !== undefined) {
        yield { stage: stage.stage, outcome: 'skipped', ...toldBy([stage.skip]) };
        continue;
      }
      yield { stage: stage.stage, outcome: 'running', detail: '' };
      const event = await outcomeOf(stage, bench, subject, signal);
      yield event;
      if (event.outcome === 'failed') return;
    }
  } finally {
    // of a test that failed or was left half way
    await removeProbes(bench, [...bench.written]);
    bench.client.destroy();
  }
}

function workbenchFor(subject: ConnectionTestSubject): Workbench {
  const { access, identity, location, probeId } = subject;
  const folder = fixedPart(location.folder);
  const Key = `${folder === '' ? '' : `${folder}/`}${PROBE_NAME}${probeId}`;
  const client = s3Client(access, identity);
  const refusesChecksums = bearChecksumRefusal(client);
  const call = (signal?: AbortSignal) => ({ abortSignal: shortCall(identity, signal) });
  return { client, call, refusesChecksums, probe: { Bucket: location.bucket, Key }, written: new Set() };
}

/** A stage for which there is nothing to sign with. @throws any other error */
function missing(error: unknown): ConnectionTestEvent {
  if (!(error instanceof AccountUnusable)) throw error;
  return { stage: 'credentials', outcome: 'failed', detail: error.found, fix: error.fix };
}

async function outcomeOf(
  stage: Stage,
  bench: Workbench,
  subject: ConnectionTestSubject,
  signal?: AbortSignal,
): Promise<ConnectionTestEvent> {
  try {
    const { findings, ...verdict } = await stage.run(bench, signal);
    return { stage: stage.stage, outcome: 'passed', ...verdict, ...toldBy(findings) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AccountUnusable) return missing(error);
    const failure = failureOf(error);
    const findings = failureFindings(stage.stage, failure, subject);
    const failed = { stage: stage.stage, outcome: 'failed', serviceCode: failure.code } as const;
    const origin = originOf(subject);
    // a browser tells its page nothing but that no answer came
    if (failure.status === undefined && origin !== null)
      return { ...failed, ...toldBy([...findings, { code: 'page-shut-out' }]), policy: corsRules(origin) };
    const told = { ...failed, ...toldBy(findings) };
    return isDenied(failure) ? { ...told, policy: policyFor(stage.stage, failure, subject) } : told;
  }
}

function failureFindings(
  stage: ConnectionTestStage,
  failure: S3Failure,
  subject: ConnectionTestSubject,
): readonly ConnectionFinding[] {
  const code = (isDenied(failure) ? refusalAt[stage] : undefined) ?? problemOf(failure);
  return looksInHost(stage, subject) ? [{ code }, { code: 'path-style-wanted' }] : [{ code }];
}

const refusalAt: Partial<Readonly<Record<ConnectionTestStage, 'role-refused' | 'write-denied'>>> = {
  'assume-role': 'role-refused',
  write: 'write-denied',
  multipart: 'write-denied',
};

/** A server that does not know the bucket in the name of its host, or a network that does not, answers in any way but that. */
function looksInHost(stage: ConnectionTestStage, { access }: ConnectionTestSubject): boolean {
  return stage === 'bucket' && access.endpoint?.addressing === 'virtual-host';
}

function policyFor(
  stage: ConnectionTestStage,
  { keyArn }: S3Failure,
  { identity: { principalArn, externalId }, location, serverSideEncryption }: ConnectionTestSubject,
): string {
  if (stage === 'assume-role' && principalArn !== undefined && externalId !== undefined)
    return trustPolicy({ principalArn, externalId });
  // the key of a bucket that encrypts by itself is told by nobody but S3
  const ofBucket = serverSideEncryption.kind === 'bucket-default' && keyArn !== undefined;
  return leastPolicy(location, ofBucket ? { kind: 'sse-kms', keyId: keyArn } : serverSideEncryption);
}
