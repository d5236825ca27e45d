import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  StateConflict,
  StateUnreadable,
  type StateStore,
  type StoredValue,
  type WriteCondition,
} from './state-store.ts';

/**
 * Keeps state as objects of a bucket, one object a key, written with S3's conditional puts (`If-None-Match`, `If-Match`): any number
 * of processes may share it without a database. Needs GetObject, PutObject, DeleteObject and ListBucket on the prefix.
 *
 * Removal reads the version before it deletes: `If-Match` on DeleteObject is not offered by every server. Between the two another
 * writer may come; nothing that is shared is ever removed while it is in use, so that the loser's write is the one that is lost.
 */
export class S3StateStore implements StateStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  /** @param options.prefix folder of the state, without slashes at its ends */
  constructor(options: { readonly client: S3Client; readonly bucket: string; readonly prefix: string }) {
    this.#client = options.client;
    this.#bucket = options.bucket;
    this.#prefix = `${options.prefix}/`;
  }

  async get(key: string, signal?: AbortSignal): Promise<StoredValue | undefined> {
    try {
      const answer = await this.#client.send(new GetObjectCommand(this.#object(key)), sendOptions(signal));
      const json = (await answer.Body?.transformToString()) ?? 'null';
      return { value: parsed(json, key), version: versionOf(answer.ETag) };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async put(key: string, value: unknown, condition: WriteCondition, signal?: AbortSignal): Promise<string> {
    const json = JSON.stringify(value);
    try {
      const answer = await this.#client.send(
        new PutObjectCommand({
          ...this.#object(key),
          Body: json,
          ContentType: 'application/json',
          ...(condition.kind === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: condition.version }),
        }),
        sendOptions(signal),
      );
      return versionOf(answer.ETag);
    } catch (error) {
      if (await this.#isLost(error, key, json, signal)) throw new StateConflict(key);
      const written = await this.get(key, signal);
      if (written !== undefined && JSON.stringify(written.value) === json) return written.version;
      throw error;
    }
  }

  async remove(key: string, version: string, signal?: AbortSignal): Promise<void> {
    const stored = await this.get(key, signal);
    if (stored?.version !== version) throw new StateConflict(key);
    await this.#client.send(new DeleteObjectCommand(this.#object(key)), sendOptions(signal));
  }

  async *keys(prefix: string, signal?: AbortSignal): AsyncIterable<string> {
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: this.#prefix + prefix,
          ...(token === undefined ? {} : { ContinuationToken: token }),
        }),
        sendOptions(signal),
      );
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key.slice(this.#prefix.length);
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  #object(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#bucket, Key: this.#prefix + key };
  }

  /** 412 and 409 say that someone else was first. Some servers say so with 500: then what is stored decides. */
  async #isLost(error: unknown, key: string, json: string, signal?: AbortSignal): Promise<boolean> {
    if (!(error instanceof S3ServiceException)) return false;
    const status = error.$metadata.httpStatusCode;
    if (status === 412 || status === 409 || status === 404) return true;
    if (status !== 500) return false;
    const stored = await this.get(key, signal);
    return stored !== undefined && JSON.stringify(stored.value) !== json;
  }
}

/** @throws StateUnreadable, which does not repeat what is there, as the parser does */
function parsed(json: string, key: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new StateUnreadable(key);
  }
}

/** The entity tag without its quotes, which some servers leave out and some demand to be left out. */
function versionOf(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '');
}

function sendOptions(signal: AbortSignal | undefined) {
  return signal === undefined ? {} : { abortSignal: signal };
}
