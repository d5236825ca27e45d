import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import { matchesAudience } from '../../domain/audience-list.ts';
import type { Audience, AudienceFilter, AudienceSort } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { audiencesCalled, audiencesMatching } from './audience-requests.ts';
import type { AudienceRows } from './audience-rows.ts';
import {
  choose,
  chooseMatching,
  chosenFrom,
  isAvailable,
  isChosen,
  isSameFilter,
  nothingChosen,
  selectionOf,
  sizeOf,
  unchoose,
  type AudienceSelection,
  type Chosen,
} from './audience-selection.ts';

/** What there is to say about the last attempt to change the selection. */
export type SelectionNotice =
  | { readonly kind: 'selecting' }
  | { readonly kind: 'limit-reached'; readonly limit: number }
  | { readonly kind: 'refused'; readonly audience: Audience }
  | { readonly kind: 'failed'; readonly error: ActivationError };

/** The list on which a selection is made. */
export interface ListInView {
  readonly adapter: ActivationAdapter;
  readonly rows: AudienceRows;
  readonly filter: AudienceFilter;
  readonly sort: AudienceSort;
}

/**
 * The selection and what bounds it: what can be activated, what is in the activation already, how many it may hold.
 * Nothing here knows of rows that are seen or of keys; the picker asks, and shows the notice.
 */
export class SelectionModel {
  notice: SelectionNotice | null = null;
  /** Most audiences that the activation may hold, those already in it counted; `undefined` where nobody states one. */
  limit: number | undefined;
  /** In the activation already: shown, and never part of the selection. */
  activated: ReadonlySet<AudienceId> = new Set();
  /** Selected audiences as far as they were seen; the rest is known by id alone. */
  readonly known = new Map<AudienceId, Audience>();
  /** Ids that the adapter does not know. */
  readonly lost = new Set<AudienceId>();

  readonly #changed: (by: 'person' | 'nobody') => void;
  #chosen = nothingChosen;
  #work: AbortController | null = null;

  /** @param changed called after every change; `person` when the selection is another one than before */
  constructor(changed: (by: 'person' | 'nobody') => void) {
    this.#changed = changed;
  }

  get selection(): AudienceSelection {
    return selectionOf(this.#chosen);
  }

  set selection(selection: AudienceSelection) {
    this.giveUp();
    this.#chosen = chosenFrom(selection);
    this.notice = null;
    this.#changed('nobody');
  }

  get chosen(): Chosen {
    return this.#chosen;
  }

  get size(): number {
    return sizeOf(this.#chosen);
  }

  /** What counts against the limit. */
  get used(): number {
    return this.size + this.activated.size;
  }

  get room(): number {
    return this.limit === undefined ? Infinity : Math.max(this.limit - this.used, 0);
  }

  get isWorking(): boolean {
    return this.#work !== null;
  }

  /** Profiles of all that is selected, before duplicates; `null` while some of it is known by id alone. */
  get profiles(): number | null {
    let profiles = this.#chosen.query?.profiles ?? 0;
    for (const id of this.#chosen.ids) {
      const audience = this.known.get(id);
      if (audience === undefined) return null;
      profiles += audience.profiles ?? 0;
    }
    return profiles;
  }

  includes(audience: Audience): boolean {
    return !this.activated.has(audience.id) && isChosen(this.#chosen, audience);
  }

  canInclude(audience: Audience): boolean {
    return isAvailable(audience) && !this.activated.has(audience.id);
  }

  toggle(audience: Audience): void {
    this.giveUp();
    if (this.includes(audience)) this.#change(unchoose(this.#chosen, [audience]), null);
    else this.#add([audience], { kind: 'refused', audience });
  }

  /** Adds a known list, such as a pasted one, as far as there is room; tells how many were added. */
  add(audiences: readonly Audience[]): number {
    this.giveUp();
    const before = this.size;
    this.#add(audiences, null);
    return this.size - before;
  }

  clear(): void {
    this.giveUp();
    this.#change(nothingChosen, null);
  }

  /** Selected ids that are no longer there. */
  get lostIds(): readonly AudienceId[] {
    return this.lost.size === 0 ? [] : [...this.#chosen.ids].filter((id) => this.lost.has(id));
  }

  /** Drops them. */
  forgetLost(): void {
    const kept = [...this.#chosen.ids].filter((id) => !this.lost.has(id));
    this.#change({ ...this.#chosen, ids: new Set(kept) }, null);
  }

  /** Adds what can be activated from one row to before another, whether those rows are loaded or not. All of it or, when it fails, nothing. */
  addRows(list: ListInView, first: number, end: number): Promise<void> {
    return this.#addFrom((signal) => list.rows.read(first, end, signal));
  }

  /** Of those that match: how many could be in the selection, as far as it is known what is in the activation; `null` where nobody counts. */
  freeIn({ rows, filter }: ListInView): { readonly count: number; readonly profiles: number } | null {
    if (rows.available === null) return null;
    const taken = this.#activatedThatMatch(filter);
    return { count: rows.available.count - taken.count, profiles: rows.available.profiles - taken.profiles };
  }

  /** Whether the selection is a query, and this list shows it. */
  isOfList({ filter }: ListInView): boolean {
    return this.#chosen.query !== null && isSameFilter(this.#chosen.query.filter, filter);
  }

  /** Whether everything that can be activated and matches is selected. */
  hasAll(list: ListInView): boolean {
    const free = this.freeIn(list)?.count ?? 0;
    const { query, ids } = this.#chosen;
    if (free === 0) return false;
    if (query !== null) return this.isOfList(list) && query.count >= free;
    return ids.size >= free && this.#knownThatMatch(list.filter) >= free;
  }

  /**
   * Selects all that match: as a query where there is room for all of them, which costs nothing however many they are;
   * otherwise the first ones, as many as there is room for.
   */
  async addAll(list: ListInView): Promise<void> {
    const { filter, adapter, sort } = list;
    // What is known needs no waiting: a hundred thousand are selected before the next frame.
    if (this.#unknownOf(this.activated).length > 0) await this.#learn(adapter, this.activated);
    const free = this.freeIn(list);
    if (free !== null) {
      const chosen = chooseMatching(this.#chosen, filter, free, this.known);
      if (this.limit === undefined || sizeOf(chosen) + this.activated.size <= this.limit) {
        this.giveUp();
        this.#change(chosen, null);
        return;
      }
    }
    await this.#addFrom((signal) =>
      audiencesMatching(adapter, { filter: { ...filter, available: true }, sort }, signal),
    );
  }

  /** Takes everything that matches off the selection. */
  removeAll({ filter }: ListInView): void {
    this.giveUp();
    const { query, ids } = this.#chosen;
    const kept = [...ids].filter((id) => {
      const audience = this.known.get(id);
      return audience === undefined || !matchesAudience(audience, filter);
    });
    const isWhole = query !== null && isSameFilter(query.filter, filter);
    this.#change({ ids: new Set(kept), query: isWhole ? null : query }, null);
  }

  /** Finds out about selected audiences that are known by id alone. */
  async learnSelected(adapter: ActivationAdapter): Promise<void> {
    await this.#learn(adapter, this.#chosen.ids);
  }

  /** The selected audiences themselves, up to the limit. */
  async audiences(adapter: ActivationAdapter, signal: AbortSignal): Promise<readonly Audience[]> {
    const { ids, query } = this.#chosen;
    const limit = (this.limit ?? Infinity) - this.activated.size;
    const found = new Map<AudienceId, Audience>();
    for (const id of ids) {
      const audience = this.known.get(id);
      if (audience !== undefined) found.set(id, audience);
    }
    const unknown = [...ids].filter((id) => !found.has(id));
    for await (const audience of audiencesCalled(adapter, { ids: unknown }, signal)) found.set(audience.id, audience);
    if (query !== null) {
      const matching = audiencesMatching(adapter, { filter: { ...query.filter, available: true } }, signal);
      for await (const audience of matching) {
        if (found.size >= limit) break;
        if (this.includes(audience)) found.set(audience.id, audience);
      }
    }
    return [...found.values()].slice(0, limit);
  }

  /** Remembers an audience that came into view, in case it is a selected one. */
  see(audience: Audience): void {
    if (this.#chosen.ids.has(audience.id)) this.known.set(audience.id, audience);
  }

  /** Ends a selection that is still asking for rows; nothing of it remains. */
  giveUp(): void {
    this.#work?.abort();
    this.#work = null;
    if (this.notice?.kind === 'selecting') this.notice = null;
  }

  async #addFrom(read: (signal: AbortSignal) => AsyncIterable<Audience>): Promise<void> {
    this.giveUp();
    const work = new AbortController();
    this.#work = work;
    this.notice = { kind: 'selecting' };
    this.#changed('nobody');
    try {
      const found: Audience[] = [];
      let room = this.room;
      for await (const audience of read(work.signal)) {
        if (work.signal.aborted) return;
        if (!this.canInclude(audience) || this.includes(audience)) continue;
        found.push(audience);
        room -= 1;
        // One more than there is room for: enough to know that the limit bites.
        if (room < 0) break;
      }
      if (work.signal.aborted) return;
      this.#work = null;
      this.#add(found, null);
    } catch (thrown) {
      if (work.signal.aborted) return;
      this.#work = null;
      this.notice = { kind: 'failed', error: toActivationError(thrown) };
      this.#changed('nobody');
    }
  }

  #add(audiences: readonly Audience[], whenRefused: SelectionNotice | null): void {
    const wanted = audiences.filter((audience) => this.canInclude(audience) && !this.includes(audience));
    const fitting = wanted.slice(0, this.room);
    for (const audience of fitting) this.known.set(audience.id, audience);
    const chosen = fitting.length === 0 ? this.#chosen : choose(this.#chosen, fitting);
    const isOver = this.limit !== undefined && fitting.length < wanted.length;
    const notice: SelectionNotice | null = isOver
      ? { kind: 'limit-reached', limit: this.limit ?? 0 }
      : wanted.length === 0
        ? whenRefused
        : null;
    this.#change(chosen, notice);
  }

  #change(chosen: Chosen, notice: SelectionNotice | null): void {
    const isOther = chosen !== this.#chosen;
    this.#chosen = chosen;
    this.notice = notice;
    this.#changed(isOther ? 'person' : 'nobody');
  }

  async #learn(adapter: ActivationAdapter, wanted: ReadonlySet<AudienceId>): Promise<void> {
    const ids = this.#unknownOf(wanted);
    if (ids.length === 0) return;
    for await (const audience of audiencesCalled(adapter, { ids }, new AbortController().signal)) {
      this.known.set(audience.id, audience);
    }
    for (const id of ids) if (!this.known.has(id)) this.lost.add(id);
    this.#changed('nobody');
  }

  #unknownOf(ids: ReadonlySet<AudienceId>): readonly AudienceId[] {
    return [...ids].filter((id) => !this.known.has(id) && !this.lost.has(id));
  }

  #activatedThatMatch(filter: AudienceFilter): { count: number; profiles: number } {
    let count = 0;
    let profiles = 0;
    for (const id of this.activated) {
      const audience = this.known.get(id);
      if (audience === undefined || !isAvailable(audience) || !matchesAudience(audience, filter)) continue;
      count += 1;
      profiles += audience.profiles ?? 0;
    }
    return { count, profiles };
  }

  #knownThatMatch(filter: AudienceFilter): number {
    let count = 0;
    for (const id of this.#chosen.ids) {
      const audience = this.known.get(id);
      if (audience !== undefined && isAvailable(audience) && matchesAudience(audience, filter)) count += 1;
    }
    return count;
  }
}
