import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import type { Audience, AudiencePage, AudienceQuery } from '../../domain/audience.ts';

/** Rows asked for at once. */
export const PAGE_SIZE = 100;

/** Most that one page may hold, by the contract. */
const LARGEST_PAGE = 500;

/** Rows kept around the ones in view; further ones are forgotten and asked for again. Bounds the memory, however long the list. */
const ROWS_KEPT = 4_000;

/** Pages asked for at the same time. While they are under way a scroll only moves the window: what it flew over is never asked for. */
const REQUESTS_AT_ONCE = 2;

/** What stands in one row of the list. */
export type AudienceRow =
  | { readonly kind: 'audience'; readonly audience: Audience }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ActivationError };

/** Asks the adapter for a page of the one filter and sort order that these rows are of. */
export type FetchPage = (
  page: Required<Pick<AudienceQuery, 'limit'>> & Pick<AudienceQuery, 'from'>,
  signal: AbortSignal,
) => Promise<AudiencePage>;

export interface AudienceRowsOptions {
  readonly fetchPage: FetchPage;
  /** Whether a page may begin at any row, as far as is known by now. Otherwise only at a cursor, and the list grows as it loads. */
  readonly byPosition: () => boolean;
  /** Rows that are known already and stand before those of the adapter. */
  readonly lead?: readonly Audience[];
  /** Which of those of the adapter are shown; absent: all of them. */
  readonly isShown?: (audience: Audience) => boolean;
  /** Called after an answer or a failure. */
  readonly changed: () => void;
}

/**
 * The rows of one list, of which only those around the ones in view are there.
 *
 * It counts in two ways. A *position* is the adapter's: the first audience of its list has 0. A *row* is what is shown: after the leading
 * rows, and without what should not have come (audiences that are not of prospects are dropped, and their places close up).
 */
export class AudienceRows {
  facets: AudiencePage['facets'];
  /** Why there is nothing at all. */
  error: ActivationError | null = null;
  /** Whether the first page is there. */
  ready = false;

  /** Rows in view: the first, and the one after the last. */
  view = { first: 0, end: 1 };

  readonly lead: readonly Audience[];
  readonly #options: AudienceRowsOptions;
  #total: number | null = null;
  #unfilteredTotal: number | null = null;
  #available: AudiencePage['available'] = null;
  readonly #audiences = new Map<number, Audience>();
  /** Positions of what was dropped, in order. */
  #dropped: number[] = [];
  #droppedAvailable = { count: 0, profiles: 0 };
  /** Where pages begin that follow a cursor, in order; the first needs none. */
  readonly #cursors: { readonly position: number; readonly cursor: string | null }[] = [{ position: 0, cursor: null }];
  /** By where they begin: at a cursor, or at a multiple of the page size. */
  readonly #requests = new Map<number, AbortController>();
  readonly #failures = new Map<number, ActivationError>();
  #asked = 0;
  #answered = 0;
  #window = { first: 0, end: 1 };

  constructor(options: AudienceRowsOptions) {
    this.#options = options;
    this.lead = options.lead ?? [];
  }

  /** Rows of the list, as far as is known. In a list of cursors the rows of one more page stand for all that may follow. */
  get count(): number {
    if (!this.ready) return this.lead.length;
    return this.lead.length + Math.max(this.#positions - this.#dropped.length, 0);
  }

  /** Whether `count` is the whole list. */
  get isComplete(): boolean {
    return this.ready && (this.#byPosition || !this.#grows);
  }

  /** Whether nothing in view is still on its way; of a list that ends before that, nothing of its end. */
  get isSeen(): boolean {
    const { first, end } = this.view;
    for (let row = Math.max(Math.min(first, this.count - 1), 0); row < Math.min(end, this.count); row += 1) {
      if (this.row(row).kind === 'loading') return false;
    }
    return this.ready;
  }

  /** Whether any row can be asked for by its place. */
  get canJump(): boolean {
    return this.ready && this.#byPosition;
  }

  /** How many match, leading rows not counted; `null` where the adapter cannot count. */
  get total(): number | null {
    return this.#total === null ? null : Math.max(this.#total - this.#dropped.length, 0);
  }

  /** How many there are without the filter. */
  get unfilteredTotal(): number | null {
    return this.#unfilteredTotal === null ? null : Math.max(this.#unfilteredTotal - this.#dropped.length, 0);
  }

  /** Of those that match: how many can be activated, and their profiles. */
  get available(): AudiencePage['available'] {
    if (this.#available === null) return null;
    return {
      count: Math.max(this.#available.count - this.#droppedAvailable.count, 0),
      profiles: Math.max(this.#available.profiles - this.#droppedAvailable.profiles, 0),
    };
  }

  row(row: number): AudienceRow {
    const leading = this.lead[row];
    if (leading !== undefined) return { kind: 'audience', audience: leading };
    const position = this.#positionOf(row);
    const audience = this.#audiences.get(position);
    if (audience !== undefined) return { kind: 'audience', audience };
    const error = this.#failures.get(this.#pageAt(position));
    return error === undefined ? { kind: 'loading' } : { kind: 'failed', error };
  }

  /** Tells which rows are in view, and asks for those that are missing. */
  show(first: number, end: number): void {
    this.view = { first, end };
    this.#window = { first: this.#positionOf(first), end: Math.max(this.#positionOf(end), 1) };
    this.#ask();
  }

  /** The view rests: what was asked for on the way here is given up. */
  settle(): void {
    for (const [page, request] of this.#requests) {
      const { first, end } = this.#window;
      if (page < end + PAGE_SIZE && page + 2 * PAGE_SIZE > first) continue;
      request.abort();
      this.#requests.delete(page);
    }
    this.#ask();
  }

  /** Asks again for what failed. */
  retry(row?: number): void {
    if (row === undefined) this.#failures.clear();
    else this.#failures.delete(this.#pageAt(this.#positionOf(row)));
    this.error = null;
    this.#ask();
  }

  dispose(): void {
    for (const request of this.#requests.values()) request.abort();
    this.#requests.clear();
  }

  /** The audiences of rows, from the first to the one before the end, whether they are there or must be asked for. */
  async *read(first: number, end: number, signal: AbortSignal): AsyncGenerator<Audience> {
    yield* this.lead.slice(first, end);
    if (end <= this.lead.length) return;
    const last = this.#positionOf(end);
    let position = this.#positionOf(Math.max(first, this.lead.length));
    while (position < last) {
      const audience = this.#audiences.get(position);
      if (audience !== undefined) {
        yield audience;
        position += 1;
        continue;
      }
      if (this.#dropped.includes(position)) {
        position += 1;
        continue;
      }
      const { at, from } = this.#placeBefore(position);
      const page = await this.#options.fetchPage({ limit: Math.min(LARGEST_PAGE, last - at), ...from }, signal);
      yield* page.items.slice(position - at, last - at).filter((audience) => this.#isShown(audience));
      if (page.items.length === 0) return;
      position = Math.max(at + page.items.length, position);
      this.#learnCursor(position, page.nextCursor);
    }
  }

  /** Rows cannot be jumped to where nobody knows how many there are. */
  get #byPosition(): boolean {
    return this.#total !== null && this.#options.byPosition();
  }

  #isShown(audience: Audience): boolean {
    return isOfProspects(audience) && (this.#options.isShown?.(audience) ?? true);
  }

  get #grows(): boolean {
    return this.#cursors.at(-1)?.cursor !== null;
  }

  /** Positions that have a row, dropped ones counted. */
  get #positions(): number {
    if (this.#byPosition) return this.#total ?? 0;
    const loaded = this.#cursors.at(-1)?.position ?? 0;
    if (!this.#grows) return loaded;
    return this.#total === null ? loaded + PAGE_SIZE : Math.min(loaded + PAGE_SIZE, Math.max(this.#total, loaded + 1));
  }

  #positionOf(row: number): number {
    let position = Math.max(row - this.lead.length, 0);
    for (const dropped of this.#dropped) {
      if (dropped > position) break;
      position += 1;
    }
    return position;
  }

  /** Where the page begins that holds a position. */
  #pageAt(position: number): number {
    return this.#byPosition ? position - (position % PAGE_SIZE) : this.#cursorAt(position).position;
  }

  #cursorAt(position: number): { readonly position: number; readonly cursor: string | null } {
    return this.#cursors.findLast((known) => known.position <= position) ?? { position: 0, cursor: null };
  }

  /** The nearest place from which a position can be asked for. */
  #placeBefore(position: number): { readonly at: number; readonly from: Pick<AudienceQuery, 'from'> } {
    if (this.#byPosition) {
      return { at: position, from: position === 0 ? {} : { from: { kind: 'position', position } } };
    }
    const { position: at, cursor } = this.#cursorAt(position);
    return { at, from: cursor === null ? {} : { from: { kind: 'cursor', cursor } } };
  }

  #ask(): void {
    while (this.#requests.size < REQUESTS_AT_ONCE) {
      const missing = this.#nextMissing();
      if (missing === undefined) return;
      void this.#load(missing);
    }
  }

  /** The first position that is wanted and neither there nor asked for: in view first, then below, then above. */
  #nextMissing(): number | undefined {
    if (!this.ready) return this.#requests.size === 0 && this.error === null ? 0 : undefined;
    const { first, end } = this.#window;
    return (
      // Also where the list does not reach that far yet.
      this.#missingIn(Math.min(first, this.#positions - 1), end) ??
      this.#missingIn(end, end + PAGE_SIZE / 2) ??
      this.#missingIn(first - PAGE_SIZE / 2, first)
    );
  }

  #missingIn(first: number, end: number): number | undefined {
    const last = Math.min(end, this.#positions);
    for (let position = Math.max(first, 0); position < last; position += 1) {
      if (this.#audiences.has(position) || this.#dropped.includes(position)) continue;
      const page = this.#pageAt(position);
      if (!this.#requests.has(page) && !this.#failures.has(page)) return position;
    }
    return undefined;
  }

  async #load(missing: number): Promise<void> {
    const page = this.#pageAt(missing);
    // A page that came back shorter than asked is asked for from where it ended.
    let start = missing;
    while (start > page && !this.#audiences.has(start - 1)) start -= 1;
    const { at, from } = this.#placeBefore(this.#byPosition ? start : page);
    const request = new AbortController();
    this.#requests.set(page, request);
    this.#asked += 1;
    const number = this.#asked;
    try {
      const answer = await this.#options.fetchPage({ limit: page + PAGE_SIZE - at, ...from }, request.signal);
      if (request.signal.aborted) return;
      this.#take(at, answer, number);
    } catch (thrown) {
      if (request.signal.aborted) return;
      const error = toActivationError(thrown);
      if (this.ready) this.#failures.set(page, error);
      else this.error = error;
    } finally {
      if (this.#requests.get(page) === request) this.#requests.delete(page);
    }
    this.#options.changed();
    this.#ask();
  }

  #take(at: number, answer: AudiencePage, number: number): void {
    answer.items.forEach((audience, index) => {
      if (this.#isShown(audience)) this.#audiences.set(at + index, audience);
      else this.#drop(at + index, audience);
    });
    const end = at + answer.items.length;
    this.#learnCursor(end, answer.nextCursor);
    this.facets ??= answer.facets;
    if (number > this.#answered) {
      this.#answered = number;
      this.#total = answer.total ?? (answer.nextCursor === null ? end : this.#total);
      // The list grew shorter since it was counted.
      if (answer.items.length === 0 && this.#total !== null) this.#total = Math.min(this.#total, at);
      this.#unfilteredTotal = answer.unfilteredTotal;
      this.#available = answer.available;
    }
    this.ready = true;
    this.#forgetFarRows();
  }

  #learnCursor(position: number, cursor: string | null): void {
    const last = this.#cursors.at(-1)?.position ?? 0;
    if (this.#byPosition) return;
    if (position > last) this.#cursors.push({ position, cursor });
    else if (position === last && cursor !== null) this.#cursors.splice(-1, 1, { position, cursor });
  }

  #drop(position: number, audience: Audience): void {
    if (this.#dropped.includes(position)) return;
    this.#dropped = [...this.#dropped, position].sort((one, other) => one - other);
    if (audience.availability.kind !== 'available') return;
    this.#droppedAvailable = {
      count: this.#droppedAvailable.count + 1,
      profiles: this.#droppedAvailable.profiles + (audience.profiles ?? 0),
    };
  }

  #forgetFarRows(): void {
    if (this.#audiences.size <= ROWS_KEPT) return;
    const middle = (this.#window.first + this.#window.end) / 2;
    for (const position of this.#audiences.keys()) {
      if (Math.abs(position - middle) > ROWS_KEPT / 4) this.#audiences.delete(position);
    }
  }
}

/** Whatever an adapter answers: this kit shows audiences of prospects and no others. */
export function isOfProspects(audience: Audience): boolean {
  return audience.dataType === 'prospects';
}
