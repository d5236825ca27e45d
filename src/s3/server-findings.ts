import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ConnectionFinding } from '../domain/connection-findings.ts';
import { failureOf, named, PROBE_DIFFERS } from './s3-failure.ts';

/** An object of the test's own, and what it is written with. */
export interface Probe {
  readonly Bucket: string;
  readonly Key: string;
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms';
  readonly SSEKMSKeyId?: string;
}

/** Whom the test asks. */
export interface TestedServer {
  readonly client: S3Client;
  /** How a call is sent: with a bound on how long it may take, and with the signal of whoever asks. */
  readonly call: (signal?: AbortSignal) => { readonly abortSignal: AbortSignal };
}

const BODY = 'prospect-activation';

/**
 * Writes the probe and looks at it, as an export looks at each of its files.
 *
 * @returns what the server does not know of S3's ways to tell what arrived
 */
export async function writeProbe(
  { client, call }: TestedServer,
  probe: Probe,
  signal?: AbortSignal,
): Promise<readonly ConnectionFinding[]> {
  const { ETag } = await client.send(new PutObjectCommand({ ...probe, Body: BODY }), call(signal));
  const head = await client.send(new HeadObjectCommand({ ...at(probe), ChecksumMode: 'ENABLED' }), call(signal));
  if (head.ContentLength !== BODY.length) throw named(PROBE_DIFFERS, 200);
  const findings: ConnectionFinding[] = [];
  if (head.ChecksumCRC32 === undefined) findings.push({ code: 'checksums-missing' });
  if (ETag === undefined) findings.push({ code: 'etag-hidden' });
  else if (!ETag.startsWith('"')) findings.push({ code: 'etag-unquoted' });
  return findings;
}

/**
 * Tries every kind of write that must not happen where a file is, and a race of such writes for a free key.
 *
 * @param probe is there already
 * @param contested is free, and may be there afterwards
 * @returns what the server lets happen
 */
export async function tryConditions(
  server: TestedServer,
  probe: Probe,
  contested: Probe,
  signal?: AbortSignal,
): Promise<readonly ConnectionFinding[]> {
  const { client, call } = server;
  const putOnce = (at: Probe, Body: string) =>
    endOf(client.send(new PutObjectCommand({ ...at, Body, IfNoneMatch: '*' }), call(signal)));
  const findings: ConnectionFinding[] = [];
  const put = await putOnce(probe, 'second');
  const overwrites = put === 200 || (put >= 500 && (await textOf(server, probe, signal)) === 'second');
  if (overwrites) findings.push({ code: 'put-overwrites' });
  const race = await Promise.all(['one', 'other'].map((body) => putOnce(contested, body)));
  const winners = race.filter((end) => end === 200).length;
  // the server refuses every conditional write: no export could end
  if (winners === 0) return [{ code: 'conditions-missing' }];
  if (winners > 1 && !overwrites) findings.push({ code: 'races-without-loser' });
  if (race.some((end) => end >= 500)) findings.push({ code: 'lost-races-are-errors' });
  if ((await completeOverProbe(server, probe, signal)) === 200) findings.push({ code: 'completion-overwrites' });
  return findings;
}

/** An upload that must not be completed, because the probe is there; what is left of it is given up. */
function completeOverProbe(server: TestedServer, probe: Probe, signal?: AbortSignal): Promise<number> {
  const { client, call } = server;
  return withPart(server, probe, signal, async (upload, ETag) => {
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const completion = new CompleteMultipartUploadCommand({ ...upload, MultipartUpload, IfNoneMatch: '*' });
    const end = await endOf(client.send(completion, call(signal)));
    if (end !== 200) await giveUp(server, upload).catch(() => undefined);
    return end;
  });
}

/** @returns the keys that could not be removed */
export async function removeProbes(
  { client, call }: TestedServer,
  probes: readonly Probe[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const probe of probes) {
    try {
      await client.send(new DeleteObjectCommand(at(probe)), call(signal));
    } catch {
      signal?.throwIfAborted();
      left.push(probe.Key);
    }
  }
  return left;
}

/** Begins an upload of the probe's name, sends a part, and gives it up. */
export function tryUpload(server: TestedServer, probe: Probe, signal?: AbortSignal): Promise<void> {
  return withPart(server, probe, signal, (upload) => giveUp(server, upload));
}

interface ProbeUpload {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
}

/** An upload of one part, of which nothing is left where this or what is done with it fails. */
async function withPart<Result>(
  server: TestedServer,
  probe: Probe,
  signal: AbortSignal | undefined,
  use: (upload: ProbeUpload, etag: string | undefined) => Promise<Result>,
): Promise<Result> {
  const { client, call } = server;
  // Not given up half way: an upload whose id nobody heard could never be given up.
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(probe), call());
  if (UploadId === undefined) throw named('IncompleteAnswer', 200);
  const upload = { ...at(probe), UploadId };
  try {
    const part = new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'part' });
    const { ETag } = await client.send(part, call(signal));
    return await use(upload, ETag);
  } catch (error) {
    await giveUp(server, upload).catch(() => undefined);
    throw error;
  }
}

async function giveUp({ client, call }: TestedServer, upload: ProbeUpload): Promise<void> {
  await client.send(new AbortMultipartUploadCommand(upload), call());
}

function at({ Bucket, Key }: Probe): { readonly Bucket: string; readonly Key: string } {
  return { Bucket, Key };
}

/** The status that it ended with. @throws what is no answer of a condition: no connection, no right, too many requests */
async function endOf(sent: Promise<unknown>): Promise<number> {
  try {
    await sent;
    return 200;
  } catch (error) {
    const { status } = failureOf(error);
    if (status === undefined || status === 403 || status === 503) throw error;
    return status;
  }
}

async function textOf({ client, call }: TestedServer, probe: Probe, signal?: AbortSignal): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand(at(probe)), call(signal));
  return Body?.transformToString();
}
