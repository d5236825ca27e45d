import type { ReactiveControllerHost } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { everyPage } from '../../adapter/every-page.ts';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Activation } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Run, RunEvent } from '../../domain/run.ts';
import type { Session } from '../../domain/session.ts';
import { failureAt } from '../activation-error/failure-at.ts';

const PAGE = 500;

/** Runs of the chosen activation that are read: the chart and the lists need no older ones. */
export const MOST_RUNS = 500;

/** What the monitor shows, read from the adapter and kept up to date by what it announces. Late answers never replace newer ones. */
export class MonitorData {
  readonly #host: ReactiveControllerHost & EventTarget;
  #adapter: ActivationAdapter | undefined;
  #loading = new AbortController();
  #readingRuns = new AbortController();
  #selectedId: string | undefined;
  #destinationId: string | undefined;
  #all: readonly Activation[] | undefined;

  session: Session | undefined;
  connections: ReadonlyMap<string, Connection> = new Map();
  error: ActivationError | undefined;
  runs: readonly Run[] | undefined;
  runsError: ActivationError | undefined;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
  }

  /** To the destination that the monitor is narrowed to; all where it is not. */
  get activations(): readonly Activation[] | undefined {
    const only = this.#destinationId;
    return only === undefined ? this.#all : this.#all?.filter(({ destinationId }) => destinationId === only);
  }

  get selected(): Activation | undefined {
    return this.activations?.find(({ id }) => id === this.#selectedId) ?? this.activations?.[0];
  }

  /** Lets go of everything that an adapter has told, as when nobody is signed in any more; what is on its way is not heard. */
  forget(): void {
    this.#loading.abort();
    this.#readingRuns.abort();
    this.#adapter = this.#selectedId = undefined;
    this.session = this.#all = this.error = undefined;
    this.runs = this.runsError = undefined;
    this.connections = new Map();
  }

  async load(adapter: ActivationAdapter, selectedId: string | undefined): Promise<void> {
    this.#adapter = adapter;
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#selectedId = selectedId ?? this.#selectedId;
    try {
      const [session, activations, connections] = await Promise.all([
        adapter.getSession({ signal }),
        everyPage((cursor) => adapter.listActivations({ limit: PAGE, ...cursor }, { signal })),
        everyPage((cursor) => adapter.listConnections({ limit: PAGE, ...cursor }, { signal })),
      ]);
      if (signal.aborted) return;
      this.session = session;
      this.#all = activations;
      this.connections = new Map(connections.map((connection) => [connection.id, connection]));
      this.error = undefined;
    } catch (thrown) {
      if (signal.aborted) return;
      this.error = failureAt(this.#host, thrown);
    }
    this.#host.requestUpdate();
    await this.#loadRuns();
  }

  /** Shows the runs of another activation. */
  select(id: string): void {
    if (id === this.#selectedId) return;
    this.#selectedId = id;
    this.#showOtherRuns();
  }

  /** Shows only what is activated to a destination; `undefined`: everything. */
  narrow(destinationId: string | undefined): void {
    const before = this.selected;
    this.#destinationId = destinationId;
    if (this.selected !== before) this.#showOtherRuns();
  }

  #showOtherRuns(): void {
    this.#readingRuns.abort();
    this.runs = this.runsError = undefined;
    void this.#loadRuns();
  }

  /** Takes in what the adapter announces. */
  take(event: RunEvent): void {
    if (event.type === 'run') this.#takeRun(event.run);
    else if (this.#adapter !== undefined) void this.load(this.#adapter, undefined);
  }

  #takeRun(run: Run): void {
    if (run.activationId === this.selected?.id && this.runs !== undefined) {
      const isNew = !this.runs.some(({ id }) => id === run.id);
      this.runs = isNew ? [run, ...this.runs] : this.runs.map((known) => (known.id === run.id ? run : known));
    }
    const ended = run.state.kind !== 'running' && run.state.kind !== 'waiting';
    const known = this.#all?.find(({ id }) => id === run.activationId);
    if (this.#adapter !== undefined && (ended || known?.activeRuns === 0)) void this.load(this.#adapter, undefined);
    this.#host.requestUpdate();
  }

  async #loadRuns(): Promise<void> {
    const { selected } = this;
    if (this.#adapter === undefined || selected === undefined) return;
    this.#readingRuns.abort();
    const { signal } = (this.#readingRuns = new AbortController());
    try {
      const { items } = await this.#adapter.listRuns({ activationId: selected.id, limit: MOST_RUNS }, { signal });
      if (signal.aborted) return;
      this.runs = merged(items, this.runs ?? []);
      this.runsError = undefined;
    } catch (thrown) {
      if (signal.aborted) return;
      this.runsError = failureAt(this.#host, thrown);
    }
    this.#host.requestUpdate();
  }
}

/** An answer may be older than what was announced while it was on its way: of each run the state further along is kept. */
function merged(listed: readonly Run[], known: readonly Run[]): readonly Run[] {
  const knownById = new Map(known.map((run) => [run.id, run]));
  const listedIds = new Set(listed.map(({ id }) => id));
  const announced = known.filter(
    ({ id, state }) => !listedIds.has(id) && (state.kind === 'waiting' || state.kind === 'running'),
  );
  return [...announced, ...listed.map((run) => furtherAlong(run, knownById.get(run.id) ?? run))];
}

function furtherAlong(one: Run, other: Run): Run {
  return progressOf(other) > progressOf(one) ? other : one;
}

function progressOf({ state }: Run): number {
  if (state.kind === 'waiting') return -1;
  return state.kind === 'running' ? state.progress.rows : Infinity;
}
