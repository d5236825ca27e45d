import { ActivationError } from '../adapter/activation-error.ts';
import type { ActivationId, RunId } from '../domain/ids.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run, RunProgress } from '../domain/run.ts';
import { leavesFiles } from '../export/export-error.ts';
import type { ExportOptions, ExportResult } from '../export/exporter.ts';
import { RunTakenOver } from '../export/run-taken-over.ts';
import type { ConnectionRecord, RunRecord } from './records.ts';
import { hasEnded, type RunBook } from './run-book.ts';
import type { HeldLease, RunLeases } from './run-leases.ts';
import { cancelled, ended, failed, interrupted, type RunTime } from './run-outcomes.ts';

/** Everything that one run needs, made ready; `close` gives back what it holds. */
export interface PreparedRun {
  readonly connection: ConnectionRecord;
  export(
    options: Required<Pick<ExportOptions, 'signal' | 'onProgress' | 'mayCommit' | 'onLeft'>> & {
      readonly startedAt: Instant;
    },
  ): Promise<ExportResult>;
  /** Takes away what an earlier life of the run has left in the bucket. */
  discard(options: Required<Pick<ExportOptions, 'mayCommit'>> & { readonly startedAt: Instant }): Promise<void>;
  /** Gives up the uploads that the run had left unfinished when it ended. */
  sweep(options: { readonly startedAt: Instant }): Promise<void>;
  close(): void;
}

const noProgress: RunProgress = { rows: 0, expectedRows: null, bytes: 0, file: 0, rowsPerSecond: 0 };

/** How often a run is taken up whose process was gone: what ends one process after the other is the run itself. */
const MOST_TAKE_UPS = 3;

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
  readonly #running = new Map<RunId, Execution>();
  #isClosed = false;

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
   * @returns false when this process or another one has it already, or it has ended, or nothing begins here any more
   */
  async start(record: RunRecord): Promise<boolean> {
    const isSettled = this.#isClosed || hasEnded(record.run) || this.#isHere(record.run.id);
    const held = isSettled ? undefined : await this.#take(record);
    if (held === undefined) return false;
    if (this.#isClosed) {
      await this.#giveBack(held);
      return false;
    }
    this.#waiting.push(held);
    this.#startNext();
    return true;
  }

  /** Takes up the runs whose process has shown no sign of life for a minute; each begins anew, to the same files. */
  async takeUpInterrupted(): Promise<readonly Run[]> {
    const taken: Run[] = [];
    for (const record of await this.#book.tidiedOpen()) if (await this.start(record)) taken.push(record.run);
    return taken;
  }

  /**
   * Ends a run; resolves when nothing of it is left in the bucket, or a second later, when S3 does not answer: then it ends as soon
   * as that is known. One that goes on in another process is asked to end, which it does at its next sign of life.
   *
   * @throws ActivationError `conflict` when it has ended
   */
  async cancel(id: RunId): Promise<Run> {
    const waiting = this.#waiting.findIndex(({ run }) => run.id === id);
    const [held] = waiting === -1 ? [] : this.#waiting.splice(waiting, 1);
    const execution = this.#running.get(id);
    if (held !== undefined) await this.#discard(held, cancelled);
    else if (execution === undefined) await this.#cancelElsewhere(id);
    else {
      execution.cancelling.abort(new DOMException('The run was cancelled', 'AbortError'));
      await Promise.race([execution.done, execution.isLeft]);
    }
    return this.#book.get(id);
  }

  /** Ends every run of an activation. */
  async cancelAll(activationId: ActivationId): Promise<void> {
    const active = await this.#book.open(activationId);
    await Promise.all(active.map(({ run }) => this.cancel(run.id).catch(() => undefined)));
  }

  /** Resolves when every run that was started here has ended. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Begins no more runs: those that wait are given back to whoever takes them up. Resolves when those that go on here have ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#waiting.splice(0).map((held) => this.#giveBack(held)));
    await this.idle();
  }

  /** Who has a run may end it: so it is taken first, or whoever has it is asked. */
  async #cancelElsewhere(id: RunId): Promise<void> {
    for (;;) {
      const record = await this.#book.record(id);
      if (hasEnded(record.run)) throw new ActivationError('conflict', 'This run has ended already.');
      const held = await this.#take(record);
      if (held !== undefined) return this.#discard(held, cancelled);
      if (await this.#leases.askToCancel(id)) return;
    }
  }

  /** What was read of a run before it was taken may be out of date: whoever had it may have ended it. */
  async #take({ run: { id }, epoch }: RunRecord): Promise<HeldRun | undefined> {
    let lease: HeldLease | undefined;
    let held: HeldRun | undefined;
    try {
      lease = await this.#leases.take(id, epoch);
      if (lease !== undefined) held = heldRun((await this.#book.record(id)).run, lease, this.#instant());
      return held;
    } finally {
      if (held === undefined) {
        this.#book.leave(id);
        await lease?.release();
      }
    }
  }

  async #giveBack({ run, lease }: HeldRun): Promise<void> {
    this.#book.leave(run.id);
    await lease.release();
  }

  #isHere(id: RunId): boolean {
    return this.#running.has(id) || this.#waiting.some(({ run }) => run.id === id);
  }

  /** One run at a time of an audience of an activation: two slots of it may write the same file. */
  #isBusy({ activationId, audienceId }: Run): boolean {
    return [...this.#running.values()].some(
      ({ run }) => run.activationId === activationId && run.audienceId === audienceId,
    );
  }

  #startNext(): void {
    while (this.#running.size < this.#concurrency) {
      const next = this.#waiting.findIndex(({ run }) => !this.#isBusy(run));
      const [held] = next === -1 ? [] : this.#waiting.splice(next, 1);
      if (held === undefined) return;
      const { id } = held.run;
      const execution = new Execution(held.run);
      // Where not even its end can be written down, the run counts as interrupted, and is taken up.
      execution.done = this.#carryOn(held, execution)
        .catch(() => undefined)
        .finally(() => {
          this.#running.delete(id);
          this.#startNext();
        });
      this.#running.set(id, execution);
    }
  }

  #carryOn(held: HeldRun, execution: Execution): Promise<void> {
    if (held.lease.signal.aborted) return this.#discard(held, cancelled);
    return timesTakenUp(held.run) > MOST_TAKE_UPS ? this.#discard(held, interrupted) : this.#run(held, execution);
  }

  async #run({ run, lease }: HeldRun, { cancelling, leave }: Execution): Promise<void> {
    const signal = AbortSignal.any([cancelling.signal, lease.signal]);
    const startedAt = this.#startOf(run);
    let current: Run = { ...run, state: { kind: 'running', startedAt, progress: noProgress } };
    let prepared: PreparedRun | undefined;
    let left: Promise<ExportResult> | undefined;
    let outcome: Run;
    try {
      await this.#begin(current, lease);
      signal.throwIfAborted();
      prepared = await this.#prepare(run);
      const exported = prepared.export({
        signal,
        startedAt,
        mayCommit: () => lease.renew(),
        onLeft: (end) => {
          left = end;
          leave();
        },
        onProgress: (progress) => {
          current = { ...current, state: { kind: 'running', startedAt, progress } };
          if (!signal.aborted) this.#book.show(current);
        },
      });
      const result = await exported.catch((error: unknown) => left ?? Promise.reject(error as Error));
      outcome = ended(run, { startedAt, endedAt: this.#instant() }, result);
    } catch (error) {
      const time = { startedAt, endedAt: this.#instant() };
      const isCancelled = signal.aborted && !leavesFiles(error);
      outcome = isCancelled ? cancelled(run, time) : failed(run, time, error, prepared?.connection);
    } finally {
      prepared?.close();
    }
    await this.#conclude(lease, outcome);
  }

  /** Ends a run that does not go on anywhere, and takes away what is left of it: unless it was that which ended the process. */
  async #discard({ run, lease }: HeldRun, endOf: (run: Run, time: RunTime) => Run): Promise<void> {
    const startedAt = this.#startOf(run);
    let prepared: PreparedRun | undefined;
    let outcome: Run;
    try {
      await this.#begin(run, lease);
      if (run.state.kind === 'running' && timesTakenUp(run) <= MOST_TAKE_UPS + 1) {
        prepared = await this.#prepare(run);
        await prepared.discard({ startedAt, mayCommit: () => lease.renew() });
      }
      outcome = endOf(run, { startedAt, endedAt: this.#instant() });
    } catch (error) {
      outcome = failed(run, { startedAt, endedAt: this.#instant() }, error, prepared?.connection);
    } finally {
      prepared?.close();
    }
    await this.#conclude(lease, outcome);
  }

  /** A run that is taken up keeps the moment at which it began: names of files hold it. */
  #startOf({ state }: Run): Instant {
    return state.kind === 'running' ? state.startedAt : this.#instant();
  }

  /** Before the run touches the bucket, so that nobody who had it before can write of it any more. @throws RunTakenOver */
  async #begin(run: Run, lease: HeldLease): Promise<void> {
    const isOurs = (await lease.isHeld()) && (await this.#book.keep(run, lease.epoch));
    if (!isOurs) throw new RunTakenOver();
  }

  /**
   * Writes down what has become of a run, unless another process has it now, whose matter that is, and gives it back. Where it cannot
   * be written, another process may come to tell how the run goes on.
   */
  async #conclude(lease: HeldLease, outcome: Run): Promise<void> {
    try {
      if (await lease.isHeld()) await this.#book.keep(outcome, lease.epoch);
    } finally {
      await this.#giveBack({ run: outcome, lease });
    }
  }
}

function heldRun(run: Run, lease: HeldLease, at: Instant): HeldRun | undefined {
  if (hasEnded(run)) return undefined;
  const isTakenUp = run.state.kind === 'running';
  return { run: isTakenUp ? { ...run, takenUp: { times: timesTakenUp(run) + 1, at } } : run, lease };
}

function timesTakenUp({ takenUp }: Run): number {
  return takenUp?.times ?? 0;
}

/** A run that goes on here. */
class Execution {
  readonly run: Run;
  readonly cancelling = new AbortController();
  /** Resolves when it has ended. */
  done: Promise<void> = Promise.resolve();
  leave: () => void = () => undefined;
  /** Resolves when nobody waits for its end any more, because S3 does not answer. */
  readonly isLeft = new Promise<void>((resolve) => (this.leave = resolve));

  constructor(run: Run) {
    this.run = run;
  }
}
