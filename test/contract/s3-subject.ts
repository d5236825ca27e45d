import * as v from 'valibot';
import { destinationOf, destinationSeeds } from '../../mocks/data/destinations.ts';
import { VirtualClock } from '../../mocks/virtual-clock.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { systemClock } from '../../src/adapter/clock.ts';
import { accountInputSchema } from '../../src/domain/account.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { amazonS3 } from '../../src/domain/s3-destinations.ts';
import { permissions, type Permission } from '../../src/domain/session.ts';
import { instantOf } from '../../src/domain/slots.ts';
import type { EngineTuning } from '../../src/export/engine-tuning.ts';
import type { Exporter } from '../../src/export/exporter.ts';
import { localExporter } from '../../src/export/local-exporter.ts';
import { createNodePlatform } from '../../src/export/node/node-platform.ts';
import { platformCapabilities } from '../../src/export/platform-capabilities.ts';
import { awsSdkTransport } from '../../src/export/transport/aws-sdk.ts';
import { createRunner } from '../../src/runner/index.ts';
import { createS3Adapter, MemoryStateStore } from '../../src/s3/index.ts';
import { contractProspects } from './s3-prospects.ts';
import type { ContractFixtures, ContractSubject } from './subject.ts';

/** An S3 server, and who may write to one of its buckets. */
export interface ContractServer {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly bucket: string;
  /** Whether the adapter gives out the bytes of files; unless told, it does. */
  readonly runFiles?: boolean;
  readonly tuning?: Partial<EngineTuning>;
  /** Must not exist. */
  readonly missingBucket: string;
}

const A_MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * A_MINUTE_MS;

/**
 * The S3 adapter over a real or a mock server, to which it exports for real, under a folder of this subject's own.
 */
export async function s3Subject(server: ContractServer): Promise<ContractSubject> {
  const platform = await createNodePlatform();
  const clock = new VirtualClock();
  const gate = new Gate();
  const source = contractProspects();
  const { runFiles = true, tuning } = server;
  const own = crypto.randomUUID();
  let granted: readonly Permission[] = permissions;
  let isOver = false;

  const s3 = createS3Adapter({
    source,
    clock,
    state: new MemoryStateStore(),
    destinations: destinationSeeds.map((seed) => destinationOf({ ...seed, hostConnections: 0 }, 0)),
    exporterFor: ({ client, bucket }) =>
      gate.before(
        localExporter({
          source,
          platform,
          transport: awsSdkTransport({ client, bucket }),
          timer: systemClock,
          // retries follow at once
          random: () => 0,
          ...(tuning === undefined ? {} : { tuning }),
        }),
      ),
    session: () => {
      if (isOver) throw new ActivationError('unauthenticated', 'The session has ended. Sign in again.');
      return {
        user: { name: 'Contract' },
        permissions: [...granted],
        limits: { audiencesPerActivation: 250 },
        capabilities: { audiencesByPosition: true, runFiles, ...platformCapabilities(platform) },
        timeZone: 'UTC',
        nextEvaluationAt: instantOf({ epochMilliseconds: clock.now() + DAY_MS }),
      };
    },
  });
  const { adapter } = s3;
  const runner = createRunner({ adapter, slots: s3, clock });

  return {
    adapter,
    fixtures: fixturesOf(server, `prospects/${own}/%AUDIENCE_ID%`),
    denied: (permission) => {
      granted = permissions.filter((other) => other !== permission);
      return adapter;
    },
    expire: () => {
      isOver = true;
    },
    runs: {
      hold: () => gate.close(),
      finish: async () => {
        gate.open();
        await s3.idle();
        // names of files hold the second: what is started next gets names of its own
        await clock.advance(A_MINUTE_MS);
      },
    },
    advance: async (milliseconds) => {
      await clock.advance(milliseconds);
      await runner.runDue();
    },
    dispose: async () => {
      gate.open();
      await s3.idle();
    },
  };
}

/** Where exports wait before they begin. */
class Gate {
  #opened = Promise.resolve();
  #open = (): void => undefined;

  close(): void {
    this.#opened = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }

  before(exporter: Exporter): Exporter {
    return {
      export: async (plan, options = {}) => {
        options.signal?.throwIfAborted();
        await Promise.race([this.#opened, aborted(options.signal)]);
        options.signal?.throwIfAborted();
        return exporter.export(plan, options);
      },
    };
  }
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

function fixturesOf(server: ContractServer, folder: string): ContractFixtures {
  const { endpoint, region, credentials, bucket, missingBucket } = server;
  return {
    account: v.parse(accountInputSchema, {
      destinationId: amazonS3.id,
      name: 'Contract',
      credentials: { kind: 'access-key', ...credentials },
      endpoint: { url: endpoint, addressing: 'path' },
    }),
    connection: {
      dataType: 'prospects',
      location: { bucket, folder, region },
      format: defaultFileFormat,
      includeManifest: true,
      serverSideEncryption: { kind: 'bucket-default' },
      openPgpPublicKeys: [],
      marketingActions: [],
      alerts: [],
    },
    missingBucket,
  };
}
