import { destinationOf, destinationSeeds } from '../../../mocks/data/destinations.ts';
import * as v from 'valibot';
import { VirtualClock } from '../../../mocks/virtual-clock.ts';
import { activationInputSchema } from '../../../src/domain/activation.ts';
import { connectionInputSchema } from '../../../src/domain/connection.ts';
import { defaultFileFormat } from '../../../src/domain/file-format.ts';
import { amazonS3 } from '../../../src/domain/s3-destinations.ts';
import { defaultFileNameTemplate } from '../../../src/domain/file-name.ts';
import type { Activation } from '../../../src/domain/activation.ts';
import type { Run } from '../../../src/domain/run.ts';
import { permissions } from '../../../src/domain/session.ts';
import { localExporter } from '../../../src/export/local-exporter.ts';
import { nodePlatform } from '../../../src/export/node/node-platform.ts';
import { platformCapabilities } from '../../../src/export/platform-capabilities.ts';
import type { ProspectSource, ReadPlan } from '../../../src/export/prospect-source.ts';
import type { Operation } from '../../../src/export/transport/transport-error.ts';
import {
  createS3Adapter,
  MemorySecretStore,
  MemoryStateStore,
  type S3Adapter,
  type S3AdapterOptions,
  type StateStore,
} from '../../../src/s3/index.ts';
import { contractProspects } from '../../contract/s3-prospects.ts';
import { MemoryBucket } from '../../export/memory-bucket.ts';

/** What outlives a process. */
export interface World {
  readonly state: StateStore;
  readonly secrets: MemorySecretStore;
  readonly bucket: MemoryBucket;
}

export function world(): World {
  return {
    state: new MemoryStateStore(),
    secrets: new MemorySecretStore(),
    bucket: new MemoryBucket({ minPartSize: 10 }),
  };
}

/** One process of several over the same state and bucket. Its clock is its own: a process whose clock stands still is one that hangs. */
export class Process {
  readonly clock = new VirtualClock();
  readonly s3: S3Adapter;
  #goOn: () => void = () => undefined;
  #held: Promise<void> = Promise.resolve();
  #reached: () => void = () => undefined;
  /** Resolves when a held reading has come to its last row. */
  readonly isHeld = new Promise<void>((resolve) => (this.#reached = resolve));

  constructor({ state, secrets, bucket }: World, options: Pick<S3AdapterOptions, 'concurrency'> = {}) {
    const source = this.#heldAtTheEnd(contractProspects());
    this.s3 = createS3Adapter({
      ...options,
      source,
      state,
      secrets,
      clock: this.clock,
      destinations: destinationSeeds.map((seed) => destinationOf({ ...seed, hostConnections: 0 }, 0)),
      exporterFor: () =>
        localExporter({
          source,
          platform: nodePlatform,
          transport: bucket,
          timer: this.clock,
          random: () => 0,
          tuning: { partSize: 10, heldBytes: 20 },
        }),
      session: () => ({
        user: { name: 'Runner' },
        permissions: [...permissions],
        limits: {},
        capabilities: { audiencesByPosition: true, runFiles: true, ...platformCapabilities(nodePlatform) },
        timeZone: 'UTC',
        nextEvaluationAt: null,
      }),
    });
  }

  /** From now on no reading comes to its end. */
  hold(): void {
    this.#held = new Promise((resolve) => (this.#goOn = resolve));
  }

  goOn(): void {
    this.#goOn();
  }

  /** The run of an activation of one audience. */
  async start({ id }: Activation): Promise<Run> {
    const [run] = await this.s3.adapter.startRuns(id, 'all', { idempotencyKey: `run of ${id}` });
    if (run === undefined) throw new Error('There is no run');
    return run;
  }

  /** An activation of one audience, which only runs when it is told to. */
  async activation(audienceId = 'aud-visitors'): Promise<Activation> {
    const { adapter } = this.s3;
    const account = await adapter.createAccount(
      {
        destinationId: amazonS3.id,
        name: 'Main',
        credentials: { kind: 'access-key', accessKeyId: 'AKIATWOPROCESSES0001', secretAccessKey: 'x'.repeat(40) },
      },
      { idempotencyKey: 'account' },
    );
    const connection = await adapter.createConnection(
      v.parse(connectionInputSchema, {
        destinationId: amazonS3.id,
        accountId: account.id,
        name: 'Drop',
        dataType: 'prospects',
        location: { bucket: 'drop-of-two', folder: 'in', region: 'eu-west-1' },
        format: defaultFileFormat,
        includeManifest: true,
        serverSideEncryption: { kind: 'bucket-default' },
        openPgpPublicKeys: [],
        marketingActions: [],
        alerts: [],
      }),
      { idempotencyKey: 'connection' },
    );
    return adapter.createActivation(
      v.parse(activationInputSchema, {
        name: `Two processes and ${audienceId}`,
        dataType: 'prospects',
        status: 'enabled',
        connectionId: connection.id,
        audiences: [
          {
            audienceId,
            schedule: {
              frequency: 'daily',
              start: { kind: 'at', time: '06:00' },
              firstDay: '2026-12-24',
              lastDay: null,
              lastDayIs: 'inclusive',
              timeZone: 'UTC',
            },
            fileName: defaultFileNameTemplate,
          },
        ],
        mapping: [{ source: 'personId', target: 'personId', mandatory: false, deduplicationKey: false }],
        splitting: { maxRows: 10, maxBytes: null },
        emptyAudience: 'header-only',
      }),
      { idempotencyKey: `activation of ${audienceId}` },
    );
  }

  #heldAtTheEnd(source: ProspectSource): ProspectSource {
    return {
      ...source,
      read: async (plan: ReadPlan, options) => {
        const reading = await source.read(plan, options);
        return { ...reading, batches: this.#thenHeld(reading.batches) };
      },
    };
  }

  async *#thenHeld<T>(batches: AsyncIterable<T>): AsyncGenerator<T> {
    yield* batches;
    const held = this.#held;
    this.#reached();
    await held;
  }
}

/** A run of 25 rows in three files that goes on in a process: every row read, parts uploaded, nothing visible. */
export async function heldRun(
  shared = world(),
): Promise<{ readonly shared: World; readonly first: Process; readonly run: Run }> {
  const first = new Process(shared);
  const activation = await first.activation();
  first.hold();
  const run = await first.start(activation);
  await first.isHeld;
  await everythingUnderWay();
  return { shared, first, run };
}

/** Parts go up beside the reading: what they have begun is done when the event loop comes round. */
export function everythingUnderWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** From now on the call for which it holds, and no other, waits until it is let go; it may fail then. */
export function hangAt(bucket: MemoryBucket, isMeant: (operation: Operation) => boolean) {
  let letGo: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const until = new Promise<void>((resolve, reject) => {
    letGo = resolve;
    fail = reject;
  });
  const hangs = new Promise<void>((resolve) => {
    bucket.fault = (operation) => {
      if (!isMeant(operation)) return undefined;
      bucket.fault = undefined;
      resolve();
      return { kind: 'stall', until };
    };
  });
  return { hangs, letGo, fail };
}

/** A run whose process hangs when its files are visible and not verified. */
export async function hungAtCommit() {
  const { shared, first, run } = await heldRun();
  const { bucket } = shared;
  const hung = hangAt(bucket, (operation) => operation === 'HeadObject' && bucket.keys.length === 3);
  first.goOn();
  await hung.hangs;
  return { shared, first, run, ...hung };
}
