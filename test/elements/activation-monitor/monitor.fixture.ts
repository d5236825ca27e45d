import { fixture, html } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { Clock } from '../../../src/adapter/clock.ts';
import type { Activation } from '../../../src/domain/activation.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import { defaultFileFormat } from '../../../src/domain/file-format.ts';
import type { AccountId, ActivationId, ConnectionId, DestinationId } from '../../../src/domain/ids.ts';
import type { Run, RunEvent } from '../../../src/domain/run.ts';
import '../../../src/elements/activation-monitor/activation-monitor.ts';
import type { ActivationMonitor } from '../../../src/elements/activation-monitor/activation-monitor.ts';
import { stubAdapter, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';

export const clock: Clock = {
  now: () => Date.parse('2026-11-24T13:00:40Z'),
  sleep: () => new Promise(() => undefined),
};
export function activation(name: string, changes: Partial<Activation> = {}): Activation {
  return {
    id: 'act-1' as ActivationId,
    name,
    connectionId: 'conn-1' as ConnectionId,
    destinationId: 'amazon-s3' as DestinationId,
    dataType: 'prospects',
    audiences: [],
    mapping: [],
    splitting: { maxRows: 10, maxBytes: null },
    emptyAudience: 'skip',
    status: 'enabled',
    activeRuns: 0,
    nextRunAt: '2026-11-25T13:00:00Z',
    lastResult: null,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    etag: '7',
    ...changes,
  };
}

export function connection(name: string, changes: Partial<Connection> = {}): Connection {
  return {
    id: 'conn-1' as ConnectionId,
    destinationId: 'amazon-s3' as DestinationId,
    accountId: 'acc-1' as AccountId,
    name,
    dataType: 'prospects',
    location: { bucket: 'northwind-drop', folder: 'prospects', region: 'eu-central-1' },
    format: defaultFileFormat,
    includeManifest: false,
    serverSideEncryption: { kind: 'bucket-default' },
    openPgpPublicKeys: [],
    marketingActions: [],
    alerts: [],
    health: { kind: 'untested' },
    lastRunAt: null,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    etag: '1',
    ...changes,
  };
}

/** What a test says happens, as it says so. */
export class Events {
  readonly #waiting: RunEvent[] = [];
  #wake: () => void = () => undefined;

  send(run: Run): void {
    this.#waiting.push({ type: 'run', run });
    this.#wake();
  }

  async *stream(signal?: AbortSignal): AsyncGenerator<RunEvent> {
    signal?.addEventListener('abort', () => this.#wake());
    while (signal?.aborted !== true) {
      yield* this.#waiting.splice(0);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** A monitor with these runs, once it has been read. */
export async function monitor(runs: readonly Run[], methods: Partial<ActivationAdapter> = {}, events = new Events()) {
  const adapter = stubAdapter({
    listActivations: () => Promise.resolve({ items: [activation('Q4 drop')], nextCursor: null }),
    listConnections: () => Promise.resolve({ items: [], nextCursor: null }),
    listRuns: () => Promise.resolve({ items: runs, nextCursor: null }),
    watchRuns: (_query, options) => events.stream(options?.signal),
    ...methods,
  });
  const element = await fixture<ActivationMonitor>(
    html`<activation-monitor .adapter=${adapter} .clock=${clock}></activation-monitor>`,
  );
  const root = element.shadowRoot!;
  await until(() => root.querySelector('[aria-busy="true"]') === null);
  return {
    element,
    root,
    text: () => words(root.querySelector('.pa-stack')),
    press: (label: string) => buttonNamed(root, label).click(),
  };
}
