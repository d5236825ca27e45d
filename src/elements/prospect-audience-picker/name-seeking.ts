import type { ListInView } from './selection-model.ts';
import { TypedLetters } from './typed-letters.ts';

/** A letter that was typed in the grid. */
export interface TypedLetter {
  readonly letter: string;
  /** When, in milliseconds of any clock. */
  readonly time: number;
  /** The row at which the keyboard was. */
  readonly row: number;
  readonly language: string;
}

/** Gathers letters into the beginning of a name, and seeks it in the list that is shown. */
export class NameSeeking {
  readonly #letters = new TypedLetters();
  #work: AbortController | null = null;

  /** Whether a letter would belong to those before it. */
  isTyping(time: number): boolean {
    return this.#letters.isGathering(time);
  }

  /** Tells the row, or none, of all that was typed by now; `null` where something else was done meanwhile, or the list did not answer. */
  async seek(
    list: ListInView,
    { letter, time, row, language }: TypedLetter,
  ): Promise<{ readonly typed: string; readonly row: number | undefined } | null> {
    const typed = this.#letters.add(letter, time);
    const { rows, sort } = list;
    this.#work?.abort();
    const { signal } = (this.#work = new AbortController());
    try {
      const { rowNamed } = await import('./type-ahead.ts');
      const found = await rowNamed(rows, {
        typed,
        at: row,
        isInOrder: sort.by === 'name' && rows.isComplete && rows.canJump,
        descending: sort.direction === 'descending',
        language,
        signal,
      });
      return signal.aborted ? null : { typed, row: found };
    } catch {
      // What was asked for on the way did not come: the keyboard stays where it is, as when nothing begins so.
      return null;
    }
  }

  /** What is still sought must not take the keyboard away from what is done now. */
  stop(): void {
    this.#work?.abort();
    this.#letters.end();
  }
}
