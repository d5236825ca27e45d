import type { Field } from '../../src/domain/field.ts';
import { chanceBetween, chanceHex } from './chance.ts';
import { frozen, Kept } from './kept.ts';
import { prospectFields } from './prospect-fields.ts';
import { prospectValue, type ProspectOrigin, type ProspectValue } from './prospect-values.ts';

/** What tells the rows of one audience from those of another. */
export interface ProspectsOf {
  readonly audienceId: string;
  readonly partner: string;
}

/** Rows that an export counts on its way. */
export interface CountedRows {
  readonly excluded: number;
  readonly duplicates: number;
}

/** What one round of the people comes to, up to any of them. */
interface Round {
  readonly upTo: (index: number) => CountedRows;
}

/** People of one world; an audience is a walk round them, each time round with new partner ids. */
const PEOPLE = 4_000;
/** Every so many rows one is delivered twice: the same partner id, the same person. Divides the people, so that all audiences agree. */
const DOUBLED_EVERY = 500;

/**
 * The prospects of one world. Any row of any audience is there without those before it, and what an export would count
 * up to any row is known without reading the rows.
 */
export class Prospects {
  readonly fields: readonly Field[];
  readonly #origin: ProspectOrigin;
  readonly #columns = new Map<string, readonly ProspectValue[]>();
  readonly #rounds = new Kept<Round>(64);

  /** @param rename what the screens see of the schema, where it is not what it is */
  constructor(origin: ProspectOrigin, rename: (fields: readonly Field[]) => readonly Field[] = (fields) => fields) {
    this.#origin = origin;
    this.fields = frozen(rename(prospectFields(origin)));
  }

  /** One cell; `undefined` where the schema has no such field. */
  value(of: ProspectsOf, path: string, row: number): ProspectValue | undefined {
    const index = this.#personAt(of, row);
    if (path === 'partnerID') return this.#partnerId(of, isDoubled(index) ? row - 1 : row);
    if (path === 'partnerName') return of.partner;
    return this.#column(path)?.[index];
  }

  /** Whether the row has a value in each of these fields. */
  isComplete(of: ProspectsOf, paths: readonly string[], row: number): boolean {
    const index = this.#personAt(of, row);
    return this.#isPersonComplete(paths, index);
  }

  /** Whether the row is there a second time. */
  isDuplicate(of: ProspectsOf, row: number): boolean {
    return isDoubled(this.#personAt(of, row));
  }

  /** What the first rows of an audience come to when these fields are mandatory. */
  count(
    of: ProspectsOf,
    rows: number,
    mandatory: readonly string[],
    options: { readonly deduplicate: boolean },
  ): CountedRows {
    const round = this.#countRound(mandatory, options);
    const first = this.#personAt(of, 0);
    const rounds = Math.floor(rows / PEOPLE);
    const end = first + (rows % PEOPLE);
    const rest =
      end <= PEOPLE
        ? minus(round.upTo(end), round.upTo(first))
        : plus(minus(round.upTo(PEOPLE), round.upTo(first)), round.upTo(end - PEOPLE));
    return plus(times(round.upTo(PEOPLE), rounds), rest);
  }

  #countRound(mandatory: readonly string[], options: { readonly deduplicate: boolean }): Round {
    return this.#rounds.of([mandatory, options], () => this.#countedRound(mandatory, options));
  }

  #countedRound(mandatory: readonly string[], { deduplicate }: { readonly deduplicate: boolean }): Round {
    const excluded = new Uint16Array(PEOPLE + 1);
    const duplicates = new Uint16Array(PEOPLE + 1);
    for (let index = 0; index < PEOPLE; index += 1) {
      const complete = this.#isPersonComplete(mandatory, index);
      excluded[index + 1] = (excluded[index] ?? 0) + (complete ? 0 : 1);
      duplicates[index + 1] = (duplicates[index] ?? 0) + (complete && deduplicate && isDoubled(index) ? 1 : 0);
    }
    return {
      upTo: (index: number): CountedRows => ({ excluded: excluded[index] ?? 0, duplicates: duplicates[index] ?? 0 }),
    };
  }

  #isPersonComplete(paths: readonly string[], index: number): boolean {
    return paths.every((path) => isFilledAlways(path) || (this.#column(path)?.[index] ?? null) !== null);
  }

  #personAt(of: ProspectsOf, row: number): number {
    const start =
      DOUBLED_EVERY * chanceBetween(0, PEOPLE / DOUBLED_EVERY - 1, this.#origin.seed, of.audienceId, 'start');
    return (start + row) % PEOPLE;
  }

  #partnerId(of: ProspectsOf, row: number): string {
    return `P-${chanceHex(4, this.#origin.seed, of.audienceId, 'partner')}-${String(row).padStart(9, '0')}`;
  }

  #column(path: string): readonly ProspectValue[] | undefined {
    const known = this.#columns.get(path);
    if (known !== undefined) return known;
    const field = this.fields.find((candidate) => candidate.path === path);
    if (field === undefined) return undefined;
    const column = Array.from({ length: PEOPLE }, (_, index) =>
      prospectValue(this.#origin, path, field.fillRate, isDoubled(index) ? index - 1 : index),
    );
    this.#columns.set(path, column);
    return column;
  }
}

function isDoubled(index: number): boolean {
  return index % DOUBLED_EVERY === DOUBLED_EVERY - 1;
}

function isFilledAlways(path: string): boolean {
  return path === 'partnerID' || path === 'partnerName';
}

function plus(one: CountedRows, other: CountedRows): CountedRows {
  return { excluded: one.excluded + other.excluded, duplicates: one.duplicates + other.duplicates };
}

function minus(one: CountedRows, other: CountedRows): CountedRows {
  return plus(one, times(other, -1));
}

function times(counted: CountedRows, factor: number): CountedRows {
  return { excluded: counted.excluded * factor, duplicates: counted.duplicates * factor };
}
