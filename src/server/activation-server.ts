import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { systemClock } from '../adapter/clock.ts';
import type { ActivationError } from '../adapter/activation-error.ts';
import { amazonS3, s3Compatible } from '../domain/s3-destinations.ts';
import { permissions, type Capabilities, type Session } from '../domain/session.ts';
import type { EngineTuning } from '../export/engine-tuning.ts';
import { localExporter } from '../export/local-exporter.ts';
import { createNodePlatform } from '../export/node/node-platform.ts';
import { platformCapabilities } from '../export/platform-capabilities.ts';
import { awsSdkTransport } from '../export/transport/aws-sdk.ts';
import { createRestHandler } from '../rest/handler.ts';
import { createRunner } from '../runner/runner.ts';
import { createS3Adapter, type S3AdapterOptions } from '../s3/create-s3-adapter.ts';
import { MemoryStateStore } from '../s3/state/memory-state-store.ts';
import { failureLine } from './failure-line.ts';
import { keptSession } from './kept-session.ts';
import { serve, type ServeOptions } from './serve.ts';

/** Who asks, what they may do and which limits hold for them; time and what this machine can make are added. */
export type RequestSession = Omit<Session, 'now' | 'capabilities'> & Partial<Pick<Session, 'capabilities'>>;

export interface ActivationServerOptions
  extends
    Pick<S3AdapterOptions, 'source' | 'state' | 'secrets' | 'identity' | 'policies' | 'clock' | 'concurrency'>,
    Pick<ServeOptions, 'port' | 'hostname' | 'hosts'> {
  /**
   * Asked at every request, and with the same one again while its events are sent, every five seconds at most: whoever may not see
   * them any more gets none. Throws an `ActivationError` of the code `unauthenticated` where nobody is signed in.
   */
  readonly session: (request: Request) => RequestSession | Promise<RequestSession>;
  /** Amazon S3 and S3-compatible storage unless told; those of connectors of the host's own are shown beside them. */
  readonly destinations?: S3AdapterOptions['destinations'];
  /** Where the API's paths begin; `/api` unless told. */
  readonly basePath?: string;
  /** Answers every path outside the API, such as the host's own pages; 404 unless told. */
  readonly otherwise?: ServeOptions['fetch'];
  /** Milliseconds between two looks for slots that are due; 15,000 unless told. */
  readonly runnerEvery?: number;
  readonly tuning?: Partial<EngineTuning>;
  /**
   * Told what callers see as `unavailable` and no more, a `session` that fails among it, and what fails in the runner: the place for a
   * log. Holds no secret. Unless told, a line of standard error with what led to it.
   */
  readonly onFailure?: (error: unknown) => void;
}

export interface ActivationServer {
  /** `http://127.0.0.1:4173`, without a slash at its end. */
  readonly url: string;
  /** The service's own way in, past sessions: to set up connections before anybody comes. */
  readonly adapter: ActivationAdapter;
  /**
   * Takes no more requests, frees the port, and waits for the exports that go on. Those that wait for their turn are left to another
   * process, or to the next one over the same state.
   */
  close(): Promise<void>;
}

const RUNNER_EVERY = 15_000;

/**
 * The whole other side of the elements in one process: the API over the S3 adapter, the runner of what is due, and the exports.
 * Several may share a state store: each slot runs once, and what one of them leaves behind another takes up.
 *
 * @throws PortTaken when another process listens on the port
 */
export async function startActivationServer(options: ActivationServerOptions): Promise<ActivationServer> {
  const { basePath = '/api', otherwise = notFound, onFailure = logFailure, clock = systemClock } = options;
  if (options.secrets === undefined && !(options.state instanceof MemoryStateStore)) warnOfForgetting();
  const platform = await createNodePlatform();
  const capabilities: Capabilities = { audiencesByPosition: true, runFiles: true, ...platformCapabilities(platform) };
  const { source, tuning } = options;
  const s3 = createS3Adapter({
    ...options,
    clock,
    destinations: options.destinations ?? [amazonS3, s3Compatible],
    session: () => ({ ...runnerSession, capabilities }),
    exporterFor: ({ client, bucket }) =>
      localExporter({
        source,
        platform,
        transport: awsSdkTransport({ client, bucket }),
        timer: clock,
        random: Math.random,
        ...(tuning === undefined ? {} : { tuning }),
      }),
  });
  const api = createRestHandler(
    async (request) => {
      const session = keptSession(async () => ({ capabilities, ...(await options.session(request)) }), clock);
      await session();
      return s3.adapterFor(session);
    },
    { basePath, clock, onFailure: (error: ActivationError) => onFailure(error) },
  );
  const apiPaths = `${basePath.replace(/\/+$/, '')}/`;
  const isApi = (request: Request) => new URL(request.url).pathname.startsWith(apiPaths);
  const server = await serve({
    ...options,
    fetch: (request) => (isApi(request) ? api(request) : otherwise(request)),
  });
  const ending = new AbortController();
  const runner = createRunner({ adapter: s3.adapter, slots: s3, clock });
  const ended = runner.loop({
    everyMilliseconds: options.runnerEvery ?? RUNNER_EVERY,
    signal: ending.signal,
    onError: onFailure,
  });
  return {
    url: server.url,
    adapter: s3.adapter,
    close: async () => {
      ending.abort();
      await Promise.all([server.close(), ended]);
      await s3.close();
    },
  };
}

/** The runner does what people have decided: nobody is denied anything here. */
const runnerSession = {
  user: { name: 'Runner' },
  permissions: [...permissions],
  limits: {},
  timeZone: 'UTC',
  nextEvaluationAt: null,
} satisfies RequestSession;

function logFailure(error: unknown): void {
  console.error(`prospect-activation: ${failureLine(error)}`);
}

/** Said once, at the start: later it would be found out by a run that fails. */
function warnOfForgetting(): void {
  console.warn(
    'prospect-activation: State is kept, and the secrets of access keys are not: they end with this process, and no other one has them. ' +
      'Give `secrets`, such as sealedSecretStore({ state, key }) of prospect-activation/s3, or a new MemorySecretStore() where no access keys are used.',
  );
}

function notFound(): Response {
  return new Response('There is no such page.', { status: 404 });
}
