import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Fault, PolicyDocument, S3EndpointOptions } from '../../../mocks/s3/index.ts';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import type { S3Location, ServerSideEncryption } from '../../../src/domain/connection.ts';
import type { ConnectionTestEvent } from '../../../src/domain/connection-test.ts';
import { testS3Connection, type ConnectionTestSubject } from '../../../src/s3/connection-test.ts';
import type { S3Identity } from '../../../src/s3/index.ts';
import type { S3Access } from '../../../src/s3/s3-clients.ts';

export const key = { accessKeyId: 'AKIAEXPORTER', secretAccessKey: 'a-secret-of-no-value' };
export const service = { accessKeyId: 'AKIASERVICE', secretAccessKey: 'another-secret-of-no-value' };
export const roleArn = 'arn:aws:iam::111122223333:role/prospect-exports';
export const servicePrincipal = {
  principalArn: 'arn:aws:iam::111122223333:user/AKIASERVICE',
  externalId: 'nw-7f3c9a1e52',
};
export const location = { bucket: 'northwind-drop', folder: 'prospects/%AUDIENCE_NAME%', region: 'eu-central-1' };

/** Of the test that runs. */
export let server: S3Server | undefined;

export async function endServer(): Promise<void> {
  await server?.close();
  server = undefined;
}

export interface Tested {
  readonly endpoint?: Partial<S3EndpointOptions>;
  /** Given the address of the endpoint. */
  readonly access?: (url: string) => Partial<S3Access>;
  readonly identity?: S3Identity;
  readonly location?: S3Location;
  readonly serverSideEncryption?: ServerSideEncryption;
  readonly signal?: AbortSignal;
  readonly origin?: string;
  /** Done to the endpoint first. */
  readonly before?: (server: S3Server) => Promise<void>;
}

/** Every stage of a test against an endpoint made for it, as it ended. */
export async function run({
  endpoint,
  access,
  identity,
  location: tested,
  serverSideEncryption = { kind: 'bucket-default' },
  origin,
  signal,
  before,
}: Tested = {}): Promise<ConnectionTestEvent[]> {
  const clock = { now: () => Date.now() };
  server = await startS3Server({
    credentials: [key, service],
    buckets: ['northwind-drop'],
    region: 'eu-central-1',
    clock,
    ...endpoint,
  });
  await before?.(server);
  const events: ConnectionTestEvent[] = [];
  const subject: ConnectionTestSubject = {
    access: {
      auth: { kind: 'access-key', accessKeyId: key.accessKeyId },
      endpoint: { url: server.url, addressing: 'path' },
      region: 'eu-central-1',
      secretAccessKey: key.secretAccessKey,
      ...access?.(server.url),
    },
    location: tested ?? location,
    serverSideEncryption,
    ...(origin === undefined ? {} : { origin }),
    identity: { stsEndpoint: server.url, ...identity },
    probeId: 'probe',
  };
  for await (const event of testS3Connection(subject, signal)) if (event.outcome !== 'running') events.push(event);
  return events;
}

/** The same with the bucket in the host's name, where every host that is known (all unless told) is this machine. */
export async function runAtHost({
  domains,
  known,
}: {
  readonly domains: readonly string[];
  readonly known?: readonly string[];
}) {
  const lookup: LookupFunction = (host, { all }, found) => {
    const isKnown = known === undefined || known.includes(host);
    if (!isKnown) found(Object.assign(new Error(host), { code: 'ENOTFOUND' }), []);
    else if (all === true) found(null, [{ address: '127.0.0.1', family: 4 }]);
    else found(null, '127.0.0.1', 4);
  };
  const httpAgent = new Agent({ lookup });
  try {
    return await run({
      endpoint: { domains },
      access: (url) => ({ endpoint: { url: `http://s3.test:${new URL(url).port}`, addressing: 'virtual-host' } }),
      identity: { requestHandler: { httpAgent } },
    });
  } finally {
    httpAgent.destroy();
  }
}

/** The same through a role with this trust policy, which the service assumes. */
export function runWithRole(trust: string, faults: readonly Fault[] = []): Promise<ConnectionTestEvent[]> {
  return run({
    endpoint: {
      faults,
      roles: [{ arn: roleArn, trustPolicy: JSON.parse(trust) as PolicyDocument }],
    },
    access: () => ({ auth: { kind: 'assumed-role', roleArn } }),
    identity: { ...servicePrincipal, credentials: () => Promise.resolve(service) },
  });
}

export function outcomes(events: readonly ConnectionTestEvent[]): Record<string, string> {
  return Object.fromEntries(events.map(({ stage, outcome }) => [stage, outcome]));
}
