import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Audience, AudienceFilter, AudienceSort } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import type { AudienceRows } from './audience-rows.ts';
import {
  chosenFrom,
  isAvailable,
  isChosen,
  nothingChosen,
  selectionOf,
  sizeOf,
  type AudienceSelection,
  type Chosen,
} from './audience-selection.ts';

/** What there is to say about the last attempt to change the selection. */
export type SelectionNotice =
  | { readonly kind: 'selecting' }
  | { readonly kind: 'limit-reached'; readonly limit: number }
  | { readonly kind: 'refused'; readonly audience: Audience }
  /** Two filters overlap, and each of them leaves more than are held by id. */
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'failed'; readonly error: ActivationError };

/** The list on which a selection is made. */
export interface ListInView {
  readonly adapter: ActivationAdapter;
  readonly rows: AudienceRows;
  readonly filter: AudienceFilter;
  readonly sort: AudienceSort;
  /** In the list of what is selected: what was, when it was made. */
  readonly selected: Chosen | null;
}

/**
 * The selection and what bounds it: what can be activated, what is in the activation already, how many it may hold. How a person changes
 * it stands in `selection-changes.ts`, which comes later.
 */
export class SelectionModel {
  notice: SelectionNotice | null = null;
  /** Most audiences that the activation may hold, those already in it counted; `undefined` where nobody states one. */
  limit: number | undefined;
  /** While the limit is not known: comes to an end once it is, and fails where it cannot be told. */
  limitTold: Promise<unknown> | null = null;
  /** Selected audiences as far as they were seen; the rest is known by id alone. */
  readonly known = new Map<AudienceId, Audience>();
  /** Ids that the adapter does not know. */
  readonly lost = new Set<AudienceId>();

  /** What was chosen last that no person chose. */
  given = nothingChosen;

  readonly #changed: (by: 'person' | 'nobody') => void;
  #chosen = nothingChosen;
  #activated: ReadonlySet<AudienceId> = new Set();
  /** Known from before the list was asked for again. */
  #doubted = new Set<AudienceId>();
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
    this.notice = null;
    this.settle(chosenFrom(selection));
  }

  /** In the activation already: shown, and never part of the selection. */
  get activated(): ReadonlySet<AudienceId> {
    return this.#activated;
  }

  set activated(activated: ReadonlySet<AudienceId>) {
    this.#activated = activated;
    this.settle(this.#chosen);
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

  /** The selected audiences, where they were chosen by hand and are known; else `null`. */
  get audiences(): readonly Audience[] | null {
    const { ids, query } = this.#chosen;
    const known = this.#knownOf(ids);
    return query !== null || known.length < ids.size ? null : known;
  }

  includes(audience: Audience): boolean {
    return !this.activated.has(audience.id) && isChosen(this.#chosen, audience);
  }

  canInclude(audience: Audience): boolean {
    return isAvailable(audience) && !this.activated.has(audience.id);
  }

  /** Of some ids, those of which nothing is known for sure, not even that they are lost. */
  unknownOf(ids: Iterable<AudienceId>): readonly AudienceId[] {
    return [...ids].filter((id) => this.#doubted.has(id) || !(this.known.has(id) || this.lost.has(id)));
  }

  /** What is in the activation, and would be selected by the query as well. */
  get twice(): readonly Audience[] {
    const { query } = this.#chosen;
    if (query === null) return [];
    return this.#knownOf(this.#activated).filter((audience) => isChosen(this.#chosen, audience));
  }

  /** Selected by hand, and not there or not to be activated any more. */
  get unfit(): readonly AudienceId[] {
    const { ids } = this.#chosen;
    const unavailable = this.#knownOf(ids).filter((audience) => !isAvailable(audience));
    return [...[...ids].filter((id) => this.lost.has(id)), ...unavailable.map(({ id }) => id)];
  }

  /** Ids of which more must be known to say what is selected. */
  get unsettled(): readonly AudienceId[] {
    const { ids, query } = this.#chosen;
    return this.unknownOf(query === null ? ids : [...ids, ...this.#activated]);
  }

  know(audience: Audience): void {
    this.known.set(audience.id, audience);
    this.#doubted.delete(audience.id);
  }

  /** It was asked for, and is not there. */
  lose(id: AudienceId): void {
    this.known.delete(id);
    this.#doubted.delete(id);
    this.lost.add(id);
  }

  /** What is known may be otherwise by now: it holds until it is asked for again. */
  doubt(): void {
    this.lost.clear();
    this.#doubted = new Set(this.known.keys());
  }

  /** What one adapter knows is nothing to another. */
  forget(): void {
    this.known.clear();
    this.doubt();
  }

  /** Puts what a person chose in its place, and says what there is to say about that. */
  choose(chosen: Chosen, notice: SelectionNotice | null = null): void {
    const isOther = chosen !== this.#chosen;
    this.#chosen = chosen;
    this.notice = notice;
    this.#changed(isOther ? 'person' : 'nobody');
  }

  /** Says something about a selection that stays as it is. */
  tell(notice: SelectionNotice | null): void {
    this.choose(this.#chosen, notice);
  }

  /** Begins a selection that has to ask for rows. It ends with `choose`, `tell` and `end`, or is given up. */
  begin(): AbortController {
    this.giveUp();
    this.#work = new AbortController();
    this.tell({ kind: 'selecting' });
    return this.#work;
  }

  end(): void {
    this.#work = null;
  }

  /** Ends a selection that is still asking for rows; nothing of it remains. */
  giveUp(): void {
    this.#work?.abort();
    this.#work = null;
    if (this.notice?.kind === 'selecting') this.notice = null;
  }

  /** Puts what no person chose in its place, without what is in the activation. */
  settle({ ids, query }: Chosen): void {
    this.#chosen = { ids: new Set([...ids].filter((id) => !this.#activated.has(id))), query };
    this.given = this.#chosen;
    this.#changed('nobody');
  }

  #knownOf(ids: Iterable<AudienceId>): readonly Audience[] {
    return Array.from(ids, (id) => this.known.get(id)).filter((audience) => audience !== undefined);
  }
}
