import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import type { PolicyDocument, S3EndpointOptions, S3Operation } from '../../../mocks/s3/index.ts';
import type { ActivationInput } from '../../../src/domain/activation.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import type { ConnectionTestEvent } from '../../../src/domain/connection-test.ts';
import type { FileNameTemplate } from '../../../src/domain/file-name.ts';
import type { Run } from '../../../src/domain/run.ts';
import { s3Subject, type ContractServer } from '../../contract/s3-subject.ts';
import type { ContractSubject } from '../../contract/subject.ts';
import { Workshop } from '../../contract/workshop.ts';

export const BUCKET = 'northwind-drop';
export const KEY = { accessKeyId: 'AKIAEXPORTER00000000', secretAccessKey: 'a-secret-of-no-value-0123456789abcdefghi' };

/** An S3 server of a test's own, and the S3 adapter before it. */
export class Exporting {
  readonly server: S3Server;
  readonly #subject: ContractSubject;
  readonly #make: Workshop;

  private constructor(server: S3Server, subject: ContractSubject) {
    this.server = server;
    this.#subject = subject;
    this.#make = new Workshop(subject.adapter, subject.fixtures);
  }

  static async begin(
    endpoint: Partial<S3EndpointOptions> & { readonly policies?: readonly PolicyDocument[] } = {},
    change: Partial<ContractServer> = {},
  ): Promise<Exporting> {
    const { policies, ...rest } = endpoint;
    const server = await startS3Server({
      region: 'eu-central-1',
      buckets: [BUCKET],
      credentials: [policies === undefined ? KEY : { ...KEY, policies }],
      clock: { now: () => Date.now() },
      ...rest,
    });
    const subject = await s3Subject({
      endpoint: server.url,
      region: 'eu-central-1',
      credentials: KEY,
      bucket: BUCKET,
      missingBucket: 'northwind-missing',
      ...change,
    });
    return new Exporting(server, subject);
  }

  async end(): Promise<void> {
    await this.#subject.dispose?.();
    await this.server.close();
  }

  connection(change: Partial<Connection> = {}): Promise<Connection> {
    return this.#make.connection({
      location: { bucket: BUCKET, folder: 'prospects', region: 'eu-central-1' },
      ...change,
    });
  }

  /** How every stage of a test of the connection ended. */
  async test({ id }: Connection): Promise<readonly ConnectionTestEvent[]> {
    const ends: ConnectionTestEvent[] = [];
    const events = this.#subject.adapter.testConnection({ kind: 'saved', connectionId: id });
    for await (const event of events) if (event.outcome !== 'running') ends.push(event);
    return ends;
  }

  /** A run of a new activation of the connection, at its end. */
  async export({ id: connectionId }: Connection, change: Partial<ActivationInput> = {}): Promise<Run> {
    const { id } = await this.#make.run({ ...change, connectionId });
    await this.#subject.runs?.finish();
    return this.#subject.adapter.getRun(id);
  }

  /** A run that is cancelled while a part of its file is on the way. */
  async exportCancelled({ id: connectionId }: Connection): Promise<void> {
    const { endpoint } = this.server;
    let open: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (open = resolve));
    endpoint.faults.add({ operation: 'UploadPart', effect: { kind: 'stall-request', bytes: 0, until } });
    endpoint.clearRequests();
    const { id } = await this.#make.run({ connectionId });
    while (!endpoint.requests.some(({ operation }) => operation === 'UploadPart')) await new Promise(setImmediate);
    await this.#subject.adapter.cancelRun(id);
    open();
  }

  /** The activation's audience under another file name. */
  async named({ id }: Connection, fileName: FileNameTemplate): Promise<Pick<ActivationInput, 'audiences'>> {
    const { audiences } = await this.#make.activationInput(id);
    return { audiences: audiences.map((entry) => ({ ...entry, fileName })) };
  }

  /** Resolves when the server has seen a call of the operation. */
  async seen(operation: S3Operation): Promise<void> {
    const { requests } = this.server.endpoint;
    while (!requests.some((request) => request.operation === operation)) await new Promise(setImmediate);
  }

  /** Another writes over an object as soon as it is there. */
  async overwrittenOnceThere(key: string): Promise<void> {
    const { endpoint } = this.server;
    while (endpoint.read(BUCKET, key) === null) await new Promise(setImmediate);
    endpoint.put(BUCKET, key, 'of someone else');
  }
}
