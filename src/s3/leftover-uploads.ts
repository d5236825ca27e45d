import { ActivationError } from '../adapter/activation-error.ts';
import type { Clock } from '../adapter/clock.ts';
import type { RunId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import type { RunJournal } from '../export/run-journal.ts';
import { hasEnded, type RunBook } from './run-book.ts';
import type { PreparedRun } from './run-executions.ts';
import { journalledRuns } from './state/state-journal.ts';
import type { StateStore } from './state/state-store.ts';

/** Milliseconds between two attempts: whoever may not abort uploads today may not in a minute either. */
const EVERY = 600_000;

/**
 * Unfinished uploads of runs that have ended: a run that ends because S3 does not answer cannot give its uploads up either, and nobody
 * takes it up again. The journal still names them.
 */
export class LeftoverUploads {
  readonly #store: StateStore;
  readonly #book: RunBook;
  readonly #journal: RunJournal;
  readonly #prepare: (run: Run) => Promise<PreparedRun>;
  readonly #clock: Clock;
  #next = -Infinity;

  constructor(options: {
    readonly store: StateStore;
    readonly book: RunBook;
    readonly journal: RunJournal;
    readonly prepare: (run: Run) => Promise<PreparedRun>;
    readonly clock: Clock;
  }) {
    this.#store = options.store;
    this.#book = options.book;
    this.#journal = options.journal;
    this.#prepare = options.prepare;
    this.#clock = options.clock;
  }

  /**
   * Gives them up, at its first call and then every ten minutes.
   *
   * @throws what failed, an AggregateError where that is several things, after all others were given up
   */
  async sweep(): Promise<void> {
    if (this.#clock.now() < this.#next) return;
    this.#next = this.#clock.now() + EVERY;
    const failures: unknown[] = [];
    for await (const id of journalledRuns(this.#store))
      await this.#sweepRun(id).catch((error: unknown) => failures.push(error));
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, 'Not every unfinished upload could be given up.');
  }

  async #sweepRun(id: RunId): Promise<void> {
    let prepared: PreparedRun | undefined;
    try {
      const { run } = await this.#book.record(id);
      if (!hasEnded(run)) return;
      prepared = await this.#prepare(run);
      await prepared.sweep({ startedAt: run.slot });
    } catch (error) {
      if (!(error instanceof ActivationError) || error.code !== 'not-found') throw error;
      await this.#forget(id);
    } finally {
      prepared?.close();
    }
  }

  /** Run, activation or connection are gone, and with them all that leads to the bucket: its lifecycle rule is left. */
  async #forget(id: RunId): Promise<void> {
    for (const upload of await this.#journal.uploads(id)) await this.#journal.ended(id, upload);
  }
}
