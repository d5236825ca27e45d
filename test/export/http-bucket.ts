import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { nodeDigests } from '../../mocks/s3/digest/node-digests.ts';
import { createS3Endpoint, type FaultEffect, type PolicyDocument, type S3Endpoint } from '../../mocks/s3/index.ts';
import { serveS3, type S3Server } from '../../mocks/s3/node.ts';
import { awsSdkTransport } from '../../src/export/transport/aws-sdk.ts';
import { presignedTransport } from '../../src/export/transport/presigned.ts';
import type { Transport } from '../../src/export/transport/transport.ts';
import type { Operation } from '../../src/export/transport/transport-error.ts';
import { signerOf } from './host-backend.ts';

const BUCKET = 'exports';
const SECRET = 'a-secret-of-no-value-0123456789abcdefghi';
const keyIds = ['AKIATESTEXPORTS00001', 'AKIATESTEXPORTS00002'];

interface WayToBucket {
  readonly client?: S3ClientConfig;
  readonly transport: (client: S3Client, deadline: () => AbortSignal) => Transport;
}

const waysToBucket = {
  'the AWS SDK': {
    transport: (client, deadline) => awsSdkTransport({ client, bucket: BUCKET, deadline }),
  },
  'presigned calls': {
    client: { requestChecksumCalculation: 'WHEN_REQUIRED' },
    transport: (client, deadline) => presignedTransport({ sign: signerOf(client, BUCKET), deadline }),
  },
} satisfies Record<string, WayToBucket>;

/** How an export reaches the bucket. */
export type Way = keyof typeof waysToBucket;
export const ways = Object.keys(waysToBucket) as readonly Way[];

export interface HttpBucketOptions {
  /** The AWS SDK unless told. */
  readonly way?: Way;
  /** The server's clock; the client signs by the machine's own. */
  readonly clock?: { now(): number };
  /** What the caller may do; everything unless told. */
  readonly policies?: readonly PolicyDocument[];
}

/** What befalls one call: a fault of the endpoint, or silence, which the transport's patience ends before or after it took effect. */
export type Trouble = FaultEffect | { readonly kind: 'timeout'; readonly moment: 'before' | 'after-write' };

/** Told of every call before it goes out, numbered from 1. */
export type TroubleMaker = (operation: Operation, key: string, call: number) => Trouble | undefined;

/** A call that is to be met with silence. */
interface Silence {
  readonly method: string;
  readonly key: string;
  readonly moment: 'before' | 'after-write';
  /** Ends the caller's patience. */
  readonly end: () => void;
}

const methods: Readonly<Record<Operation, string>> = {
  CreateMultipartUpload: 'POST',
  UploadPart: 'PUT',
  CompleteMultipartUpload: 'POST',
  AbortMultipartUpload: 'DELETE',
  PutObject: 'PUT',
  HeadObject: 'HEAD',
  DeleteObject: 'DELETE',
};

/** A bucket behind real HTTP, in which any call can be made to fail. No call waits for a clock. */
export class HttpBucket {
  readonly calls: { readonly operation: Operation; readonly key: string }[] = [];
  trouble: TroubleMaker = () => undefined;
  /** How often credentials were asked for. */
  asked = 0;
  readonly #endpoint: S3Endpoint;
  readonly #blank: ReturnType<S3Endpoint['snapshot']>;
  readonly #way: WayToBucket;
  #server: S3Server | undefined;
  #client: S3Client | undefined;
  #transport: Transport | undefined;
  #deadlines: AbortController[] = [];
  readonly #silenced: Silence[] = [];

  constructor({ way = 'the AWS SDK', clock = Date, policies }: HttpBucketOptions = {}) {
    this.#way = waysToBucket[way];
    this.#endpoint = createS3Endpoint({
      credentials: keyIds.map((accessKeyId) => ({
        accessKeyId,
        secretAccessKey: SECRET,
        ...(policies === undefined ? {} : { policies }),
      })),
      buckets: [BUCKET],
      clock,
      digests: nodeDigests,
    });
    this.#blank = this.#endpoint.snapshot();
  }

  async start(): Promise<void> {
    const answer: S3Endpoint['answer'] = (request) => this.#answer(request);
    this.#server = await serveS3({ ...this.#endpoint, answer });
    const { url } = this.#server;
    this.#client = new S3Client({
      region: 'us-east-1',
      endpoint: url,
      forcePathStyle: true,
      credentials: () => this.#credentials(),
      maxAttempts: 1,
      ...this.#way.client,
    });
    this.#transport = this.#way.transport(this.#client, () => this.#newDeadline());
  }

  async stop(): Promise<void> {
    this.#client?.destroy();
    await this.#server?.close();
  }

  /** Forgets objects, uploads, calls and troubles. */
  empty(): void {
    this.#endpoint.restore(this.#blank);
    this.#endpoint.faults.clear();
    this.calls.length = 0;
    this.#silenced.length = 0;
    this.#deadlines = [];
    this.trouble = () => undefined;
  }

  get keys(): readonly string[] {
    return this.#endpoint.objects(BUCKET).map(({ key }) => key);
  }

  /** By the keys of those who signed. */
  get callers(): readonly (string | undefined)[] {
    return this.#endpoint.requests.map(({ caller }) => caller?.split('/').at(-1));
  }

  get unfinished(): readonly { readonly id: string; readonly key: string }[] {
    return this.#endpoint.unfinishedUploads(BUCKET);
  }

  read(key: string): Buffer {
    return Buffer.from(this.#endpoint.read(BUCKET, key) ?? []);
  }

  readonly transport: Transport = {
    createMultipartUpload: (settings, options) =>
      this.#call('CreateMultipartUpload', settings.key, (transport) =>
        transport.createMultipartUpload(settings, options),
      ),
    uploadPart: (part, options) =>
      this.#call('UploadPart', part.key, (transport) => transport.uploadPart(part, options)),
    completeMultipartUpload: (upload, options) =>
      this.#call('CompleteMultipartUpload', upload.key, (transport) =>
        transport.completeMultipartUpload(upload, options),
      ),
    abortMultipartUpload: (upload, options) =>
      this.#call('AbortMultipartUpload', upload.key, (transport) => transport.abortMultipartUpload(upload, options)),
    putObject: (object, options) =>
      this.#call('PutObject', object.key, (transport) => transport.putObject(object, options)),
    headObject: (object, options) =>
      this.#call('HeadObject', object.key, (transport) => transport.headObject(object, options)),
    deleteObject: (object, options) =>
      this.#call('DeleteObject', object.key, (transport) => transport.deleteObject(object, options)),
  };

  #call<Answer>(operation: Operation, key: string, act: (transport: Transport) => Promise<Answer>): Promise<Answer> {
    if (this.#transport === undefined) throw new Error('The bucket is not started');
    this.calls.push({ operation, key });
    const trouble = this.trouble(operation, key, this.calls.length);
    const made = this.#deadlines.length;
    if (trouble?.kind !== 'timeout') {
      const forget = trouble && this.#endpoint.faults.add({ operation, key, nth: 1, effect: trouble });
      return act(this.#transport).finally(forget);
    }
    const answered = act(this.#transport);
    const end = () => this.#deadlines[made]?.abort();
    this.#silenced.push({ method: methods[operation], key, moment: trouble.moment, end });
    return answered;
  }

  /** Each time it is asked it gives the other pair of keys, good for an hour. */
  #credentials() {
    const accessKeyId = keyIds[this.asked++ % keyIds.length] ?? '';
    const expiration = new Date(Date.now() + 3_600_000);
    return Promise.resolve({ accessKeyId, secretAccessKey: SECRET, expiration });
  }

  #newDeadline(): AbortSignal {
    const deadline = new AbortController();
    this.#deadlines.push(deadline);
    return deadline.signal;
  }

  /** Answers, unless the call is to be met with silence: then its patience ends here. */
  async #answer(request: Parameters<S3Endpoint['answer']>[0]): ReturnType<S3Endpoint['answer']> {
    const [path = ''] = request.target.split('?');
    const index = this.#silenced.findIndex(({ method, key }) => request.method === method && path.endsWith(key));
    const [silenced] = index === -1 ? [] : this.#silenced.splice(index, 1);
    if (silenced === undefined) return this.#endpoint.answer(request);
    if (silenced.moment === 'after-write') await this.#endpoint.answer(request);
    silenced.end();
    return new Promise(() => undefined);
  }
}
