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

/** The runs of one activation, or why they could not be read. */
interface KnownRuns {
  readonly of: string;
  readonly list: readonly Run[] | undefined;
  readonly error: ActivationError | undefined;
}

/** What the monitor shows, read from the adapter and kept up to date by what it announces. Late answers never replace newer ones. */
export class MonitorData {
  readonly #host: ReactiveControllerHost & EventTarget;
  #adapter: ActivationAdapter | undefined;
  #loading = new AbortController();
  #isLoading = false;
  /** Something was announced that the answer on its way may not hold. */
  #isOutdated = false;
  #readingRuns = new AbortController();
  #selectedId: string | undefined;
  #destinationId: string | undefined;
  #all: readonly Activation[] | undefined;
  #runs: KnownRuns | undefined;

  session: Session | undefined;
  connections: ReadonlyMap<string, Connection> = new Map();
  error: ActivationError | undefined;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
  }

  /** To the destination that the monitor is narrowed to; all where it is not. */
  get activations(): readonly Activation[] | undefined {
    const only = this.#destinationId;
    return only === undefined ? this.#all : this.#all?.filter(({ destinationId }) => destinationId === only);
  }

  /** The chosen one; the first one where none is chosen, or where the list is narrowed to others. */
  get selected(): Activation | undefined {
    const chosen = this.activations?.find(({ id }) => id === this.#selectedId);
    return (
      chosen ?? (this.#selectedId === undefined || this.#has(this.#selectedId) ? this.activations?.[0] : undefined)
    );
  }

  /** The chosen activation does not exist, or not any more. */
  get isGone(): boolean {
    return (
      this.#selectedId !== undefined && !this.#isLoading && this.#all !== undefined && !this.#has(this.#selectedId)
    );
  }

  /** Of the selected activation. */
  get runs(): readonly Run[] | undefined {
    return this.#runs?.of === this.selected?.id ? this.#runs?.list : undefined;
  }

  get runsError(): ActivationError | undefined {
    return this.#runs?.of === this.selected?.id ? this.#runs?.error : undefined;
  }

  /** Lets go of everything that an adapter has told, as when nobody is signed in any more; what is on its way is not heard. */
  forget(): void {
    this.#loading.abort();
    this.#readingRuns.abort();
    this.#isLoading = this.#isOutdated = false;
    this.#adapter = this.#selectedId = undefined;
    this.session = this.#all = this.error = this.#runs = undefined;
    this.connections = new Map();
  }

  async load(adapter: ActivationAdapter, selectedId: string | undefined): Promise<void> {
    this.#adapter = adapter;
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#isLoading = true;
    this.#isOutdated = false;
    this.#selectedId = selectedId;
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
    if (signal.aborted) return;
    this.#isLoading = false;
    this.#host.requestUpdate();
    if (this.#isOutdated) this.reread();
  }

  /** Reads everything again, what is chosen kept; while that is on its way already, once more after it. */
  reread(): void {
    if (this.#isLoading) this.#isOutdated = true;
    else if (this.#adapter !== undefined) void this.load(this.#adapter, this.#selectedId);
  }

  /** Shows the runs of another activation; `undefined`: of the first one. */
  select(id: string | undefined): void {
    if (id === this.#selectedId) return;
    this.#selectedId = id;
    if (id === undefined || this.#has(id)) void this.#loadRuns();
    else this.reread();
  }

  /** Shows only what is activated to a destination; `undefined`: everything. */
  narrow(destinationId: string | undefined): void {
    const before = this.selected;
    this.#destinationId = destinationId;
    if (this.selected !== before) void this.#loadRuns();
  }

  /** Takes in what the adapter announces. */
  take(event: RunEvent): void {
    if (event.type === 'run') this.#takeRun(event.run);
    else this.reread();
  }

  #has(activationId: string): boolean {
    return this.#all?.some(({ id }) => id === activationId) === true;
  }

  #takeRun(run: Run): void {
    const { runs } = this;
    if (run.activationId === this.selected?.id && runs !== undefined) {
      const isNew = !runs.some(({ id }) => id === run.id);
      const list = isNew ? [run, ...runs] : runs.map((known) => (known.id === run.id ? run : known));
      this.#runs = { of: run.activationId, list, error: this.runsError };
    }
    const ended = run.state.kind !== 'running' && run.state.kind !== 'waiting';
    const known = this.#all?.find(({ id }) => id === run.activationId);
    if (ended || known?.activeRuns === 0) this.reread();
    this.#host.requestUpdate();
  }

  async #loadRuns(): Promise<void> {
    const { selected } = this;
    this.#readingRuns.abort();
    if (this.#adapter === undefined || selected === undefined) return;
    const { signal } = (this.#readingRuns = new AbortController());
    const of = selected.id;
    try {
      const { items } = await this.#adapter.listRuns({ activationId: of, limit: MOST_RUNS }, { signal });
      if (signal.aborted) return;
      this.#runs = { of, list: merged(items, this.runs ?? []), error: undefined };
    } catch (thrown) {
      if (signal.aborted) return;
      this.#runs = { of, list: this.runs, error: failureAt(this.#host, thrown) };
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
