import * as v from 'valibot';
import { destinationOf, destinationSeeds } from '../../mocks/data/destinations.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { systemClock } from '../../src/adapter/clock.ts';
import { connectionInputSchema } from '../../src/domain/connection.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { amazonS3 } from '../../src/domain/s3-destinations.ts';
import { permissions } from '../../src/domain/session.ts';
import { instantOf } from '../../src/domain/slots.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import { MemoryStateStore } from '../../src/s3/index.ts';
import { startActivationServer, type ActivationServer, type ServeOptions } from '../../src/server/index.ts';
import type { DemoBucket } from './demo-bucket.ts';

/** Prospects in files, exported to a bucket for real; one connection is there already. */
export async function startDemoServer(options: {
  readonly source: ProspectSource;
  readonly bucket: DemoBucket;
  readonly port: number;
  /** Answers what is not of the API. */
  readonly pages: ServeOptions['fetch'];
}): Promise<ActivationServer> {
  const { source, bucket, port, pages } = options;
  const server = await startActivationServer({
    source,
    port,
    // Nobody signs in here.
    hosts: ['127.0.0.1', 'localhost'],
    otherwise: pages,
    state: new MemoryStateStore(),
    identity: { credentials: bucket.credentials },
    // The whole catalogue; what is not S3 is the host's own to set up, and this host has not.
    destinations: destinationSeeds.map((seed) => destinationOf({ ...seed, hostConnections: 0 }, 0)),
    session: () => ({
      user: { name: 'Lena Kirsch' },
      permissions: [...permissions],
      permissionContact: 'the Larkfield data team',
      limits: {
        audiencesPerActivation: 250,
        fieldsPerMapping: 50,
        audiencesPerHour: 100,
        audiencesPerManualRun: 80,
        minutesBeforeFirstRun: 60,
        profileLifetimeDays: 25,
      },
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      nextEvaluationAt: nextMorning(systemClock.now()),
    }),
  });
  await prepareConnection(server.adapter, bucket);
  return server;
}

/** What a first visitor finds: an account that signs at the bucket at hand, and a connection that leads there. */
async function prepareConnection(adapter: ActivationAdapter, bucket: DemoBucket): Promise<void> {
  const { accessKeyId, secretAccessKey } = await bucket.credentials();
  const destinationId = amazonS3.id;
  const account = await adapter.createAccount(
    {
      destinationId,
      name: 'Larkfield production',
      credentials: { kind: 'access-key', accessKeyId, secretAccessKey },
      ...(bucket.endpoint === undefined ? {} : { endpoint: { url: bucket.endpoint, addressing: 'path' } }),
    },
    { idempotencyKey: 'demo account' },
  );
  const connection = v.parse(connectionInputSchema, {
    destinationId,
    accountId: account.id,
    name: 'Partner drop, Frankfurt',
    description: 'The partner picks the files up every morning.',
    dataType: 'prospects',
    location: { bucket: bucket.bucket, folder: 'prospects', region: bucket.region },
    format: defaultFileFormat,
    includeManifest: true,
    serverSideEncryption: { kind: 'bucket-default' },
    openPgpPublicKeys: [],
    marketingActions: ['export-to-third-party'],
    alerts: ['run-failed'],
  });
  await adapter.createConnection(connection, { idempotencyKey: 'demo connection' });
}

/** The audiences of the demonstration are evaluated at six in the morning, UTC. */
function nextMorning(now: number): string {
  const today = new Date(now);
  const six = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 6);
  return instantOf({ epochMilliseconds: six > now ? six : six + 86_400_000 });
}
