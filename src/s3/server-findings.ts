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
import { failureOf } from './s3-failure.ts';

/** An object of the test's own, and what it is written with. */
export interface Probe {
  readonly Bucket: string;
  readonly Key: string;
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms';
  readonly SSEKMSKeyId?: string;
}

const BODY = 'prospect-activation';

/**
 * Writes the probe and looks at it, as an export looks at each of its files.
 *
 * @returns what the server does not know of S3's ways to tell what arrived
 */
export async function writeProbe(
  client: S3Client,
  probe: Probe,
  signal?: AbortSignal,
): Promise<readonly ConnectionFinding[]> {
  const { ETag } = await client.send(new PutObjectCommand({ ...probe, Body: BODY }), sendOptions(signal));
  const head = await client.send(new HeadObjectCommand({ ...at(probe), ChecksumMode: 'ENABLED' }), sendOptions(signal));
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
  client: S3Client,
  probe: Probe,
  contested: Probe,
  signal?: AbortSignal,
): Promise<readonly ConnectionFinding[]> {
  const findings: ConnectionFinding[] = [];
  const put = await endOf(client.send(putOnce(probe, 'second'), sendOptions(signal)));
  // the server refuses every conditional write: no export could end
  if (put === 501) return [{ code: 'conditions-missing' }];
  const overwrites = put === 200 || (put >= 500 && (await textOf(client, probe, signal)) === 'second');
  if (overwrites) findings.push({ code: 'put-overwrites' });
  if ((await completeOverProbe(client, probe, signal)) === 200) findings.push({ code: 'completion-overwrites' });
  const race = await Promise.all(
    ['one', 'other'].map((body) => endOf(client.send(putOnce(contested, body), sendOptions(signal)))),
  );
  if (race.filter((end) => end === 200).length > 1 && !overwrites) findings.push({ code: 'races-without-loser' });
  if (race.some((end) => end >= 500)) findings.push({ code: 'lost-races-are-errors' });
  return findings;
}

/** An upload that must not be completed, because the probe is there; what is left of it is given up. */
async function completeOverProbe(client: S3Client, probe: Probe, signal?: AbortSignal): Promise<number> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(probe), sendOptions(signal));
  const part = { ...at(probe), UploadId, PartNumber: 1, Body: 'part' };
  const { ETag } = await client.send(new UploadPartCommand(part), sendOptions(signal));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  const end = await endOf(
    client.send(
      new CompleteMultipartUploadCommand({ ...at(probe), UploadId, MultipartUpload, IfNoneMatch: '*' }),
      sendOptions(signal),
    ),
  );
  if (end !== 200)
    await client
      .send(new AbortMultipartUploadCommand({ ...at(probe), UploadId }), sendOptions(signal))
      .catch(() => undefined);
  return end;
}

/** @returns the keys that could not be removed */
export async function removeProbes(
  client: S3Client,
  probes: readonly Probe[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const probe of probes) {
    try {
      await client.send(new DeleteObjectCommand(at(probe)), sendOptions(signal));
    } catch {
      signal?.throwIfAborted();
      left.push(probe.Key);
    }
  }
  return left;
}

/** Begins an upload of the probe's name, sends a part, and gives it up. */
export async function tryUpload(client: S3Client, probe: Probe, signal?: AbortSignal): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(probe), sendOptions(signal));
  const upload = { ...at(probe), UploadId };
  await client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'part' }), sendOptions(signal));
  await client.send(new AbortMultipartUploadCommand(upload), sendOptions(signal));
}

function at({ Bucket, Key }: Probe): { readonly Bucket: string; readonly Key: string } {
  return { Bucket, Key };
}

function putOnce(probe: Probe, Body: string): PutObjectCommand {
  return new PutObjectCommand({ ...probe, Body, IfNoneMatch: '*' });
}

/** The status that it ended with. @throws what is no answer of a condition: no connection, no right */
async function endOf(sent: Promise<unknown>): Promise<number> {
  try {
    await sent;
    return 200;
  } catch (error) {
    const { status } = failureOf(error);
    if (status === undefined || status === 403) throw error;
    return status;
  }
}

async function textOf(client: S3Client, probe: Probe, signal?: AbortSignal): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand(at(probe)), sendOptions(signal));
  return Body?.transformToString();
}

export function sendOptions(signal: AbortSignal | undefined): { readonly abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}
