import * as v from 'valibot';
import { amazonS3Id, destinationOf, destinationSeeds } from '../../mocks/data/destinations.ts';
import type { Clock } from '../../src/adapter/clock.ts';
import { connectionInputSchema } from '../../src/domain/connection.ts';
import type { Destination } from '../../src/domain/destination.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { instantOf } from '../../src/domain/slots.ts';
import { localExporter } from '../../src/export/local-exporter.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { platformCapabilities } from '../../src/export/platform-capabilities.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import { awsSdkTransport } from '../../src/export/transport/aws-sdk.ts';
import { createS3Adapter, MemoryStateStore, type S3Adapter } from '../../src/s3/index.ts';
import type { DemoBucket } from './demo-bucket.ts';

/** The whole catalogue; what is not S3 is the host's own to set up, and this host has not. */
const destinations: readonly Destination[] = destinationSeeds.map((seed) =>
  destinationOf({ ...seed, hostConnections: 0 }, 0),
);

/** Prospects in files, exported to a bucket for real; one connection is there already. */
export async function demoAdapter(options: {
  readonly source: ProspectSource;
  readonly bucket: DemoBucket;
  readonly clock: Clock;
}): Promise<S3Adapter> {
  const { source, bucket, clock } = options;
  const platform = await createNodePlatform();
  const s3 = createS3Adapter({
    source,
    clock,
    destinations,
    state: new MemoryStateStore(),
    identity: { credentials: bucket.credentials },
    exporterFor: ({ client, bucket: name }) =>
      localExporter({
        source,
        transport: awsSdkTransport({ client, bucket: name }),
        platform,
        timer: clock,
        random: Math.random,
      }),
    session: () => ({
      user: { name: 'Lena Kirsch' },
      permissions: ['view-destinations', 'manage-destinations', 'activate-destinations'],
      permissionContact: 'the Larkfield data team',
      limits: {
        audiencesPerActivation: 250,
        fieldsPerMapping: 50,
        audiencesPerHour: 100,
        audiencesPerManualRun: 80,
        minutesBeforeFirstRun: 60,
        profileLifetimeDays: 25,
      },
      capabilities: {
        audiencesByPosition: true,
        runFiles: true,
        ...platformCapabilities(platform),
      },
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      nextEvaluationAt: nextMorning(clock.now()),
    }),
  });
  await prepareConnection(s3, bucket);
  return s3;
}

/** What a first visitor finds: an account that signs at the bucket at hand, and a connection that leads there. */
async function prepareConnection({ adapter }: S3Adapter, bucket: DemoBucket): Promise<void> {
  const { accessKeyId, secretAccessKey } = await bucket.credentials();
  const destinationId = amazonS3Id;
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
