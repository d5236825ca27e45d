import * as v from 'valibot';
import type { ActivationId } from '../domain/ids.ts';
import { countSchema } from '../domain/primitives.ts';
import { runSchema, type Run } from '../domain/run.ts';
import type { RunBook } from './run-book.ts';
import { StateConflict, type StateStore } from './state/state-store.ts';

const startSchema = v.object({
  /** Counts the starts of an activation: no two states of it are alike, as versions must not be. */
  number: countSchema,
  /** Runs that are being entered; none when they all are. */
  runs: v.array(runSchema),
});
type Start = v.InferOutput<typeof startSchema>;

/**
 * Who looks whether an audience runs and enters a run where it does not: one after the other, in however many processes. Each start
 * is written down on the condition that there was no other since before the look; whoever comes next enters first what the one before
 * may not have come to, whose process may be gone.
 */
export class RunStarts {
  readonly #store: StateStore;
  readonly #book: RunBook;

  constructor(store: StateStore, book: RunBook) {
    this.#store = store;
    this.#book = book;
  }

  /**
   * Enters the runs that are chosen in the light of all that were entered before; the choice is made again when somebody came between.
   *
   * @returns what was chosen at last
   */
  async enter(activationId: ActivationId, choose: () => Promise<readonly Run[]>): Promise<readonly Run[]> {
    const key = keyOf(activationId);
    for (;;) {
      const stored = await this.#store.get(key);
      const last = stored === undefined ? none : v.parse(startSchema, stored.value);
      await this.#enterForOthers(last.runs);
      const runs = [...(await choose())];
      if (runs.length === 0) return runs;
      const start: Start = { number: last.number + 1, runs };
      const version = await this.#put(key, start, stored?.version);
      if (version === undefined) continue;
      await Promise.all(runs.map((run) => this.#book.enter(run)));
      // Where this fails, the next one finds them entered.
      await this.#put(key, { ...start, runs: [] }, version).catch(() => undefined);
      return runs;
    }
  }

  /** Of an activation that is no more; what somebody writes in this very moment stays, and does no harm. */
  async forget(activationId: ActivationId): Promise<void> {
    const stored = await this.#store.get(keyOf(activationId));
    if (stored === undefined) return;
    await this.#store.remove(keyOf(activationId), stored.version).catch((error: unknown) => {
      if (!(error instanceof StateConflict)) throw error;
    });
  }

  async #enterForOthers(runs: readonly Run[]): Promise<void> {
    for (const run of runs) if (await this.#book.enter(run)) this.#book.leave(run.id);
  }

  /** `undefined` where somebody came between. */
  async #put(key: string, start: Start, version: string | undefined): Promise<string | undefined> {
    try {
      return await this.#store.put(key, start, version === undefined ? ABSENT : { kind: 'version', version });
    } catch (error) {
      if (error instanceof StateConflict) return undefined;
      throw error;
    }
  }
}

const none: Start = { number: 0, runs: [] };
const ABSENT = { kind: 'absent' } as const;

function keyOf(activationId: ActivationId): string {
  return `starts/${encodeURIComponent(activationId)}`;
}
