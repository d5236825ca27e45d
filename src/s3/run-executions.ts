import { ActivationError } from '../adapter/activation-error.ts';
import type { ActivationId, RunId } from '../domain/ids.ts';
import { ledgerBalances, undelivered } from '../domain/ledger.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run, RunProgress } from '../domain/run.ts';
import { ExportError } from '../export/export-error.ts';
import type { ExportOptions, ExportResult } from '../export/exporter.ts';
import type { ConnectionRecord } from './records.ts';
import { hasEnded, type RunBook } from './run-book.ts';
import { runErrorOf } from './run-errors.ts';
import type { HeldLease, RunLeases } from './run-leases.ts';

/** Everything that one run needs, made ready; `close` gives back what it holds. */
export interface PreparedRun {
  readonly connection: ConnectionRecord;
  export(
    options: Required<Pick<ExportOptions, 'signal' | 'onProgress' | 'mayCommit'>> & { readonly startedAt: Instant },
  ): Promise<ExportResult>;
  close(): void;
}

const noProgress: RunProgress = { rows: 0, expectedRows: null, bytes: 0, file: 0, rowsPerSecond: 0 };

interface HeldRun {
  readonly run: Run;
  readonly lease: HeldLease;
}

/** Runs what was entered into the book, a few at a time, and writes down what comes of it. */
export class RunExecutions {
  readonly #book: RunBook;
  readonly #leases: RunLeases;
  readonly #prepare: (run: Run) => Promise<PreparedRun>;
  readonly #instant: () => Instant;
  readonly #concurrency: number;
  readonly #waiting: HeldRun[] = [];
  readonly #cancelling = new Map<RunId, AbortController>();
  readonly #running = new Map<RunId, Promise<void>>();

  constructor(options: {
    readonly book: RunBook;
    readonly leases: RunLeases;
    readonly prepare: (run: Run) => Promise<PreparedRun>;
    readonly instant: () => Instant;
    readonly concurrency: number;
  }) {
    this.#book = options.book;
    this.#leases = options.leases;
    this.#prepare = options.prepare;
    this.#instant = options.instant;
    this.#concurrency = options.concurrency;
  }

  /**
   * Takes a run that is in the book, to begin it as soon as its turn has come.
   *
   * @returns false when another process has it
   */
  async start(run: Run): Promise<boolean> {
    const lease = await this.#leases.take(run.id);
    if (lease === undefined) return false;
    this.#waiting.push({ run, lease });
    this.#startNext();
    return true;
  }

  /** Takes up the runs whose process has shown no sign of life for a minute; each begins anew, to the same files. */
  async takeUpInterrupted(): Promise<readonly Run[]> {
    const taken: Run[] = [];
    for (const run of await this.#book.all()) {
      if (hasEnded(run) || this.#isHere(run.id)) continue;
      if (await this.start(run)) taken.push(run);
    }
    return taken;
  }

  /**
   * Ends a run; resolves when nothing of it is left in the bucket. One that goes on in another process is asked to end, which it
   * does at its next sign of life.
   *
   * @throws ActivationError `conflict` when it has ended
   */
  async cancel(id: RunId): Promise<Run> {
    const waiting = this.#waiting.findIndex(({ run }) => run.id === id);
    const [held] = waiting === -1 ? [] : this.#waiting.splice(waiting, 1);
    if (held !== undefined) {
      await this.#conclude(held.lease, cancelled(held.run, this.#instant(), this.#instant()));
      return this.#book.get(id);
    }
    const cancelling = this.#cancelling.get(id);
    if (cancelling === undefined) return this.#cancelElsewhere(await this.#book.get(id));
    cancelling.abort(new DOMException('The run was cancelled', 'AbortError'));
    await this.#running.get(id);
    return this.#book.get(id);
  }

  async #cancelElsewhere(run: Run): Promise<Run> {
    if (hasEnded(run)) throw new ActivationError('conflict', 'This run has ended already.');
    if (!(await this.#leases.askToCancel(run.id)))
      await this.#book.keep(cancelled(run, this.#instant(), this.#instant()));
    return this.#book.get(run.id);
  }

  /** Ends every run of an activation. */
  async cancelAll(activationId: ActivationId): Promise<void> {
    const active = (await this.#book.of(activationId)).filter((run) => !hasEnded(run));
    await Promise.all(active.map((run) => this.cancel(run.id).catch(() => undefined)));
  }

  /** Resolves when every run that was started here has ended. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  #isHere(id: RunId): boolean {
    return this.#running.has(id) || this.#waiting.some(({ run }) => run.id === id);
  }

  #startNext(): void {
    while (this.#running.size < this.#concurrency) {
      const held = this.#waiting.shift();
      if (held === undefined) return;
      const { id } = held.run;
      // Where not even its end can be written down, the run counts as interrupted, and is taken up.
      const done = this.#run(held)
        .catch(() => undefined)
        .finally(() => {
          this.#running.delete(id);
          this.#cancelling.delete(id);
          this.#startNext();
        });
      this.#running.set(id, done);
    }
  }

  async #run({ run, lease }: HeldRun): Promise<void> {
    const cancelling = new AbortController();
    this.#cancelling.set(run.id, cancelling);
    const signal = AbortSignal.any([cancelling.signal, lease.signal]);
    // A run that is taken up keeps the moment at which it began: names of files hold it.
    const startedAt = run.state.kind === 'running' ? run.state.startedAt : this.#instant();
    let current: Run = { ...run, state: { kind: 'running', startedAt, progress: noProgress } };
    let prepared: PreparedRun | undefined;
    let outcome: Run;
    try {
      await lease.renew();
      await this.#book.keep(current);
      prepared = await this.#prepare(run);
      const result = await prepared.export({
        signal,
        startedAt,
        mayCommit: () => lease.renew(),
        onProgress: (progress) => {
          current = { ...current, state: { kind: 'running', startedAt, progress } };
          if (!signal.aborted) this.#book.show(current);
        },
      });
      outcome = ended(run, startedAt, this.#instant(), result);
    } catch (error) {
      outcome = signal.aborted
        ? cancelled(run, startedAt, this.#instant())
        : failed(run, startedAt, this.#instant(), { error, connection: prepared?.connection });
    } finally {
      prepared?.close();
    }
    await this.#conclude(lease, outcome);
  }

  /** Writes down what has become of a run, unless another process has it now, whose matter that is, and gives it back. */
  async #conclude(lease: HeldLease, outcome: Run): Promise<void> {
    try {
      if (await lease.isHeld()) await this.#book.keep(outcome);
      else this.#book.leave(outcome.id);
    } finally {
      await lease.release();
    }
  }
}

function cancelled(run: Run, startedAt: Instant, endedAt: Instant): Run {
  return { ...run, state: { kind: 'cancelled', startedAt, endedAt } };
}

function failed(
  run: Run,
  startedAt: Instant,
  endedAt: Instant,
  failure: { readonly error: unknown; readonly connection: ConnectionRecord | undefined },
): Run {
  const { error, connection } = failure;
  const counted = error instanceof ExportError && error.ledger !== undefined ? undelivered(error.ledger) : run.ledger;
  return {
    ...run,
    ledger: ledgerBalances(counted) ? counted : run.ledger,
    state: { kind: 'failed', startedAt, endedAt, error: runErrorOf(error, connection) },
  };
}

function ended(run: Run, startedAt: Instant, endedAt: Instant, result: ExportResult): Run {
  if (result.kind === 'skipped')
    return { ...run, ledger: result.ledger, state: { kind: 'skipped', startedAt, endedAt, reason: result.reason } };
  return { ...run, ledger: result.ledger, files: [...result.files], state: { kind: 'succeeded', startedAt, endedAt } };
}
