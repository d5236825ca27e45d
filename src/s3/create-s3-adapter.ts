import type { S3Client } from '@aws-sdk/client-s3';
import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { systemClock, type Clock } from '../adapter/clock.ts';
import { parseInput } from '../adapter/parse.ts';
import { withPermissions } from '../adapter/permission-guard.ts';
import type { ActivationInput } from '../domain/activation.ts';
import { audienceQuerySchema } from '../domain/audience.ts';
import {
  brokenBy,
  connectionTestInputSchema,
  type ConnectionTestEvent,
  type ConnectionTestInput,
} from '../domain/connection-test.ts';
import type { Destination } from '../domain/destination.ts';
import type { ActivationId, AudienceId } from '../domain/ids.ts';
import type { Instant } from '../domain/primitives.ts';
import type { PolicyViolation } from '../domain/review.ts';
import type { Run } from '../domain/run.ts';
import type { Session } from '../domain/session.ts';
import { instantOf } from '../domain/slots.ts';
import type { Exporter } from '../export/exporter.ts';
import type { ProspectSource } from '../export/prospect-source.ts';
import { accountMethods } from './accounts.ts';
import { activationMethods } from './activations.ts';
import { AudienceBook } from './audience-book.ts';
import { testS3Connection } from './connection-test.ts';
import { connectionMethods } from './connections.ts';
import { keptContract } from './kept-contract.ts';
import { LeftoverUploads } from './leftover-uploads.ts';
import type { S3AdapterParts } from './parts.ts';
import { prepareRun } from './prepare-run.ts';
import { previewMethods } from './previews.ts';
import {
  accountRecordSchema,
  activationRecordSchema,
  connectionRecordSchema,
  type ActivationRecord,
  type ConnectionRecord,
} from './records.ts';
import { reviewMethods } from './reviews.ts';
import { RunBook } from './run-book.ts';
import { RunExecutions } from './run-executions.ts';
import { RunLeases } from './run-leases.ts';
import { RunStarts } from './run-starts.ts';
import { isClaimed, runMethods, startSlot } from './runs.ts';
import type { S3Access, S3Identity } from './s3-clients.ts';
import { accessOf } from './saved-access.ts';
import { Collection } from './state/collection.ts';
import { stateJournal } from './state/state-journal.ts';
import { MemorySecretStore, type SecretStore } from './state/secret-store.ts';
import type { StateStore, StateUnreadable } from './state/state-store.ts';

export interface S3AdapterOptions {
  /** Where the prospects come from. */
  readonly source: ProspectSource;
  /** Where connections, activations and runs are kept. */
  readonly state: StateStore;
  /** Where the secrets of access keys are kept; with the process in memory unless told. */
  readonly secrets?: SecretStore;
  /** Writes the files of one bucket. */
  readonly exporterFor: (target: { readonly client: S3Client; readonly bucket: string }) => Exporter;
  readonly destinations: readonly Destination[];
  readonly identity?: S3Identity;
  /**
   * Who is there, what they may do, which limits hold; without the clock's own entry. Asked at every call and every event: where nobody
   * is signed in any more it throws an `ActivationError` of the code `unauthenticated`.
   */
  readonly session: () => Omit<Session, 'now'> | Promise<Omit<Session, 'now'>>;
  /** Data usage policies of the host. */
  readonly policies?: (input: ActivationInput, connection: ConnectionRecord) => readonly PolicyViolation[];
  readonly clock?: Clock;
  /** Exports that run at once; 2 unless told. */
  readonly concurrency?: number;
}

/** The adapter, and what its own process does beside answering calls. */
export interface S3Adapter {
  readonly adapter: ActivationAdapter;
  /** The same for somebody else: what they may do, and which limits hold for them, their session says. */
  adapterFor(session: S3AdapterOptions['session']): ActivationAdapter;
  /** For a runner: every activation, as it is stored, and what is wrong with those that cannot be read. */
  scheduled(signal?: AbortSignal): Promise<{
    readonly activations: readonly ActivationRecord[];
    readonly failures: readonly StateUnreadable[];
  }>;
  /** For a runner: claims a slot and runs it; `undefined` when another runner was first. */
  startSlot(activationId: ActivationId, audienceId: AudienceId, slot: Instant): Promise<Run | undefined>;
  /** For a runner: whether somebody has claimed a slot. */
  isClaimed(activationId: ActivationId, audienceId: AudienceId, slot: Instant): Promise<boolean>;
  /** For a runner: takes up the runs whose process is gone. Answers those that it has taken up. */
  takeUpInterrupted(): Promise<readonly Run[]>;
  /** For a runner: gives up uploads that runs have left unfinished when they ended. */
  sweep(): Promise<void>;
  /** Resolves when no run is going on here. */
  idle(): Promise<void>;
  /**
   * For a process that ends: begins no more runs here, gives those that wait for their turn to whoever takes them up, and resolves when
   * those that go on have ended. Whoever cannot wait so long ends the process: another one takes them up too, up to three times.
   */
  close(): Promise<void>;
}

/** Activates prospect audiences to Amazon S3, and to servers that speak its protocol, by the export engine of this kit. */
export function createS3Adapter(options: S3AdapterOptions): S3Adapter {
  const parts = partsOf(options);
  const adapterFor = (session: S3AdapterOptions['session']) =>
    adapterOf({ ...parts, session: async () => ({ ...(await session()), now: parts.instant() }) });
  return {
    adapter: adapterFor(options.session),
    adapterFor,
    scheduled: async (signal) => {
      const { values, failures } = await parts.activations.readable(signal);
      return { activations: values, failures };
    },
    startSlot: (activationId, audienceId, slot) => startSlot(activationId, audienceId, slot, parts),
    isClaimed: (activationId, audienceId, slot) => isClaimed(activationId, audienceId, slot, parts),
    takeUpInterrupted: () => parts.executions.takeUpInterrupted(),
    sweep: () => parts.leftovers.sweep(),
    idle: () => parts.executions.idle(),
    close: () => parts.executions.close(),
  };
}

function adapterOf(parts: S3AdapterParts): ActivationAdapter {
  const bare: ActivationAdapter = {
    getSession: () => parts.session(),
    listDestinations: () => shownDestinations(parts),
    ...accountMethods(parts),
    ...connectionMethods(parts),
    testConnection: (input, call) => testConnection(input, parts, call?.signal),
    listAudiences: async (query) => parts.audiences.page(parseInput(audienceQuerySchema, query)),
    listFields: () => parts.audiences.fields(),
    ...previewMethods(parts),
    ...reviewMethods(parts),
    ...activationMethods(parts),
    ...runMethods(parts),
  };
  return keptContract(withPermissions(bare, { permissionsOf: async () => (await parts.session()).permissions }));
}

function partsOf(options: S3AdapterOptions): S3AdapterParts {
  const clock = options.clock ?? systemClock;
  const instant = () => instantOf({ epochMilliseconds: clock.now() });
  const runBook = new RunBook(options.state);
  const stored = {
    accounts: new Collection(options.state, 'accounts', accountRecordSchema, 'account'),
    connections: new Collection(options.state, 'connections', connectionRecordSchema, 'connection'),
    activations: new Collection(options.state, 'activations', activationRecordSchema, 'activation'),
    secrets: options.secrets ?? new MemorySecretStore(),
    identity: options.identity ?? {},
    audiences: new AudienceBook(options.source, clock),
  };
  const { source, destinations } = options;
  const journal = stateJournal(options.state);
  const prepare = (run: Run) =>
    prepareRun(run, { ...stored, runBook, source, destinations, journal, exporterFor: options.exporterFor });
  const executions = new RunExecutions({
    book: runBook,
    leases: new RunLeases({ store: options.state, clock, holder: crypto.randomUUID() }),
    instant,
    concurrency: options.concurrency ?? 2,
    prepare,
  });
  return {
    ...stored,
    source,
    destinations,
    runBook,
    starts: new RunStarts(options.state, runBook),
    executions,
    leftovers: new LeftoverUploads({ store: options.state, book: runBook, journal, prepare, clock }),
    clock,
    instant,
    session: async () => ({ ...(await options.session()), now: instant() }),
    policies: options.policies ?? (() => []),
  };
}

async function shownDestinations(parts: S3AdapterParts): Promise<readonly Destination[]> {
  const connections = await parts.connections.all();
  return parts.destinations.map((destination) => ({
    ...destination,
    connectionCount: connections.filter(({ value }) => value.destinationId === destination.id).length,
  }));
}

async function* testConnection(value: ConnectionTestInput, parts: S3AdapterParts, signal?: AbortSignal) {
  const input = parseInput(connectionTestInputSchema, value);
  const { access, location, serverSideEncryption } = await testSubject(input, parts);
  const events = testS3Connection(
    { access, location, serverSideEncryption, identity: parts.identity, probeId: crypto.randomUUID() },
    signal,
  );
  let failed: ConnectionTestEvent | undefined;
  for await (const event of events) {
    if (event.outcome === 'failed') failed = event;
    yield event;
  }
  if (input.kind !== 'saved') return;
  const now = parts.instant();
  await parts.connections.update(input.connectionId, (connection) => ({
    ...connection,
    health: failed === undefined ? { kind: 'healthy', testedAt: now } : brokenBy(failed, now),
  }));
}

async function testSubject(
  input: ConnectionTestInput,
  parts: S3AdapterParts,
): Promise<{ readonly access: S3Access } & Pick<ConnectionRecord, 'location' | 'serverSideEncryption'>> {
  if (input.kind === 'saved') {
    const { value: connection } = await parts.connections.get(input.connectionId);
    const { value: account } = await parts.accounts.get(connection.accountId);
    return { ...connection, access: await accessOf(account, connection.location.region, parts) };
  }
  const { account, connection } = input;
  if (account.kind === 'saved') {
    const { value } = await parts.accounts.get(account.accountId);
    return { ...connection, access: await accessOf(value, connection.location.region, parts) };
  }
  const { credentials, endpoint } = account.input;
  const secretAccessKey = credentials.kind === 'access-key' ? credentials.secretAccessKey : undefined;
  const auth =
    credentials.kind === 'access-key'
      ? ({ kind: 'access-key', accessKeyId: credentials.accessKeyId } as const)
      : credentials;
  return { ...connection, access: { auth, endpoint, region: connection.location.region, secretAccessKey } };
}
