import { ActivationError } from '../adapter/activation-error.ts';
import type { ActivationId, RunId } from '../domain/ids.ts';
import { ledgerBalances, undelivered } from '../domain/ledger.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run, RunProgress } from '../domain/run.ts';
import { ExportError } from '../export/export-error.ts';
import type { ExportResult } from '../export/exporter.ts';
import type { ConnectionRecord } from './records.ts';
import { hasEnded, type RunBook } from './run-book.ts';
import { runErrorOf } from './run-errors.ts';

/** Everything that one run needs, made ready; `close` gives back what it holds. */
export interface PreparedRun {
  readonly connection: ConnectionRecord;
  export(options: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: RunProgress) => void;
    readonly startedAt: Instant;
  }): Promise<ExportResult>;
  close(): void;
}

const noProgress: RunProgress = { rows: 0, expectedRows: null, bytes: 0, file: 0, rowsPerSecond: 0 };

/** Runs what was entered into the book, a few at a time, and writes down what comes of it. */
export class RunExecutions {
  readonly #book: RunBook;
  readonly #prepare: (run: Run) => Promise<PreparedRun>;
  readonly #instant: () => Instant;
  readonly #concurrency: number;
  readonly #waiting: Run[] = [];
  readonly #cancelling = new Map<RunId, AbortController>();
  readonly #running = new Map<RunId, Promise<void>>();

  constructor(options: {
    readonly book: RunBook;
    readonly prepare: (run: Run) => Promise<PreparedRun>;
    readonly instant: () => Instant;
    readonly concurrency: number;
  }) {
    this.#book = options.book;
    this.#prepare = options.prepare;
    this.#instant = options.instant;
    this.#concurrency = options.concurrency;
  }

  /** Starts a run that is in the book as soon as its turn has come. */
  start(run: Run): void {
    this.#waiting.push(run);
    this.#startNext();
  }

  /** Ends a run; resolves when nothing of it is left in the bucket. @throws ActivationError `conflict` when it has ended */
  async cancel(id: RunId): Promise<Run> {
    const waiting = this.#waiting.findIndex((run) => run.id === id);
    if (waiting !== -1) {
      const [run] = this.#waiting.splice(waiting, 1);
      if (run !== undefined) await this.#settleCancelled(run, this.#instant());
    } else {
      const known = await this.#book.get(id);
      const cancelling = this.#cancelling.get(id);
      if (hasEnded(known) || cancelling === undefined)
        throw new ActivationError('conflict', 'This run has ended already.');
      cancelling.abort(new DOMException('The run was cancelled', 'AbortError'));
      await this.#running.get(id);
    }
    return this.#book.get(id);
  }

  /** Ends every run of an activation. */
  async cancelAll(activationId: ActivationId): Promise<void> {
    const active = (await this.#book.of(activationId)).filter((run) => !hasEnded(run));
    await Promise.all(active.map((run) => this.cancel(run.id).catch(() => undefined)));
  }

  /** Resolves when every run that was started has ended. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  #startNext(): void {
    while (this.#running.size < this.#concurrency) {
      const run = this.#waiting.shift();
      if (run === undefined) return;
      const done = this.#run(run).finally(() => {
        this.#running.delete(run.id);
        this.#cancelling.delete(run.id);
        this.#startNext();
      });
      this.#running.set(run.id, done);
    }
  }

  async #run(run: Run): Promise<void> {
    const cancelling = new AbortController();
    this.#cancelling.set(run.id, cancelling);
    const startedAt = this.#instant();
    let current: Run = { ...run, state: { kind: 'running', startedAt, progress: noProgress } };
    await this.#book.keep(current);
    let prepared: PreparedRun | undefined;
    try {
      prepared = await this.#prepare(run);
      const result = await prepared.export({
        signal: cancelling.signal,
        startedAt,
        onProgress: (progress) => {
          current = { ...current, state: { kind: 'running', startedAt, progress } };
          if (!cancelling.signal.aborted) this.#book.show(current);
        },
      });
      await this.#book.keep(ended(run, startedAt, this.#instant(), result));
    } catch (error) {
      if (cancelling.signal.aborted) await this.#settleCancelled(run, startedAt);
      else await this.#settleFailed(run, startedAt, error, prepared?.connection);
    } finally {
      prepared?.close();
    }
  }

  async #settleCancelled(run: Run, startedAt: Instant): Promise<void> {
    await this.#book.keep({ ...run, state: { kind: 'cancelled', startedAt, endedAt: this.#instant() } });
  }

  async #settleFailed(
    run: Run,
    startedAt: Instant,
    error: unknown,
    connection: ConnectionRecord | undefined,
  ): Promise<void> {
    const counted = error instanceof ExportError && error.ledger !== undefined ? undelivered(error.ledger) : run.ledger;
    await this.#book.keep({
      ...run,
      ledger: ledgerBalances(counted) ? counted : run.ledger,
      state: { kind: 'failed', startedAt, endedAt: this.#instant(), error: runErrorOf(error, connection) },
    });
  }
}

function ended(run: Run, startedAt: Instant, endedAt: Instant, result: ExportResult): Run {
  if (result.kind === 'skipped')
    return { ...run, ledger: result.ledger, state: { kind: 'skipped', startedAt, endedAt, reason: result.reason } };
  return { ...run, ledger: result.ledger, files: [...result.files], state: { kind: 'succeeded', startedAt, endedAt } };
}
