import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import type { AudienceFilter, AudiencePage, AudienceSort } from '../../domain/audience.ts';
import type { Session } from '../../domain/session.ts';
import { AudienceRows, type AudienceRowsOptions } from './audience-rows.ts';
import type { Chosen } from './audience-selection.ts';
import { SelectionModel, type ListInView } from './selection-model.ts';

/** What the picker as a whole shows. `outdated`: rows are there, of an earlier filter or order, because the new list did not load. */
export type PickerState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'denied'; readonly permission: string; readonly contact: string | undefined }
  | { readonly kind: 'error'; readonly error: ActivationError }
  | { readonly kind: 'outdated'; readonly error: ActivationError }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'rows' };

/** Where the rows of a list come from. */
export type ListSource = Pick<AudienceRowsOptions, 'lead' | 'fetchPage' | 'isShown'>;

/** The list of what is selected; comes with what answers a person, who alone can ask for it. */
export interface SelectedList {
  readonly source: (model: PickerModel, adapter: ActivationAdapter) => ListSource;
  /** Whether something is selected that rows do not show. */
  readonly lacks: (model: PickerModel, rows: AudienceRows) => boolean;
}

/** Needed to list audiences at all. */
const PICKER_PERMISSION = 'activate-destinations';

const NO_ROWS = new AudienceRows({
  byPosition: () => false,
  changed: () => undefined,
  fetchPage: () => new Promise(() => undefined),
});

/** What the picker knows and does, without a document: who asks, which list, which rows, which selection. */
export class PickerModel {
  readonly selection: SelectionModel;
  session: Session | null = null;
  sort: AudienceSort = { by: 'name', direction: 'ascending' };
  filter: AudienceFilter = {};
  /** What the filters offer; told with a first page, and over the unfiltered list. */
  facets: AudiencePage['facets'];

  readonly #changed: () => void;
  #adapter: ActivationAdapter | null = null;
  #limit: number | undefined;
  #shown: ListInView | null = null;
  #next: ListInView | null = null;
  #selectedList: SelectedList | null = null;
  /** What no person chose, when the list was made. */
  #given: Chosen | null = null;
  #sessionError: ActivationError | null = null;
  #learning: AbortController | null = null;
  /** When the session was told, on the clock of `performance`. */
  #sessionAt = 0;

  constructor(changed: () => void, selectionChanged: () => void) {
    this.#changed = changed;
    this.selection = new SelectionModel((by) => {
      changed();
      if (by === 'person') selectionChanged();
      void this.#learnSelected();
      this.#follow();
    });
  }

  get state(): PickerState {
    const error = this.#sessionError ?? (this.#next?.rows ?? this.rows).error;
    if (error?.code === 'forbidden' || this.#isDenied) {
      return { kind: 'denied', permission: PICKER_PERMISSION, contact: this.session?.permissionContact };
    }
    if (error !== null) return { kind: this.rows.ready && this.#sessionError === null ? 'outdated' : 'error', error };
    if (!this.rows.ready) return { kind: 'loading' };
    if (this.rows.count > 0) return { kind: 'rows' };
    return { kind: this.isFiltered ? 'no-match' : 'empty' };
  }

  /** Whether the rows shown are about to be replaced. */
  get isUpdating(): boolean {
    return this.#next !== null && this.#next.rows.error === null;
  }

  /** Whether only what is selected is listed. */
  get selectedOnly(): boolean {
    return this.#selectedList !== null;
  }

  get isFiltered(): boolean {
    return this.selectedOnly || Object.keys(this.filter).length > 0;
  }

  /** What selecting acts on: the list that is shown, which is that before, until the next one's first page is there; `null` while none is. */
  get list(): ListInView | null {
    return this.#shown;
  }

  get rows(): AudienceRows {
    return this.#shown?.rows ?? NO_ROWS;
  }

  /** Most audiences, where the host says so; else it is what the session states. */
  set limit(limit: number | undefined) {
    this.#limit = limit;
    this.#setLimit();
  }

  /** The time by the adapter's clock, in milliseconds. */
  get now(): number {
    return this.session === null ? Date.now() : Date.parse(this.session.now) + performance.now() - this.#sessionAt;
  }

  get adapter(): ActivationAdapter | null {
    return this.#adapter;
  }

  set adapter(adapter: ActivationAdapter | null) {
    if (adapter === this.#adapter) return;
    this.close();
    this.#adapter = adapter;
    this.session = null;
    this.#shown = null;
    this.selection.forget();
    this.#setLimit();
    if (adapter !== null) void this.load();
  }

  /** Asks for the session and the first page, at the same time. */
  async load(): Promise<void> {
    const adapter = this.#adapter;
    if (adapter === null) return;
    this.#sessionError = null;
    this.selection.doubt();
    this.#list(this.rows.view);
    void this.#learnSelected();
    try {
      const asked = adapter.getSession();
      if (this.session === null && this.#limit === undefined) this.selection.limitTold = asked;
      const session = await asked;
      if (adapter !== this.#adapter) return;
      this.session = session;
      this.#sessionAt = performance.now();
      this.#setLimit();
    } catch (thrown) {
      if (adapter !== this.#adapter) return;
      this.#sessionError = toActivationError(thrown);
    }
    this.#changed();
  }

  /** Ends what is under way; `load` begins anew. */
  close(): void {
    this.#next?.rows.dispose();
    this.#next = null;
    this.rows.dispose();
    this.#learning?.abort();
    this.#learning = null;
    this.selection.giveUp();
  }

  /** Another filter or order. The rows stay until the first page of the new list is there; the selection stays anyway. */
  setQuery(query: { readonly filter?: AudienceFilter; readonly sort?: AudienceSort }): void {
    this.filter = query.filter ?? this.filter;
    this.sort = query.sort ?? this.sort;
    // A query and another query cannot both hold: the view of what is selected gives way.
    if (query.filter !== undefined && this.selection.chosen.query !== null) this.#selectedList = null;
    this.#list();
  }

  /** @param list absent: all is listed again */
  setSelectedOnly(list: SelectedList | null): void {
    this.#selectedList = list;
    this.#list();
  }

  retry(row?: number): void {
    if (this.#sessionError !== null) void this.load();
    else (this.#next?.rows ?? this.rows).retry(row);
    this.#changed();
  }

  get #isDenied(): boolean {
    return this.session !== null && !this.session.permissions.includes(PICKER_PERMISSION);
  }

  #setLimit(): void {
    const { selection, session } = this;
    selection.limit = this.#limit ?? session?.limits.audiencesPerActivation;
    if (selection.limit !== undefined || session !== null) selection.limitTold = null;
  }

  /** @param view the rows that are in view, which are there before it takes the place of the list before */
  #list(view = { first: 0, end: 1 }): void {
    const adapter = this.#adapter;
    if (adapter === null) return;
    const { filter, sort } = this;
    const { chosen, given } = this.selection;
    this.#given = given;
    const rows = new AudienceRows({
      byPosition: () => this.session?.capabilities.audiencesByPosition ?? false,
      fetchPage: (page, signal) => adapter.listAudiences({ filter, sort, ...page }, { signal }),
      ...this.#selectedList?.source(this, adapter),
      changed: () => this.#took(rows),
    });
    this.#next?.rows.dispose();
    const selected = this.selectedOnly ? chosen : null;
    this.#next = { adapter, rows, filter: selected?.query?.filter ?? filter, sort, selected };
    rows.show(view.first, view.end);
    this.#changed();
  }

  /** The list of what is selected follows all but what a person takes off: that stays in its place, to be selected again. */
  #follow(): void {
    const isOther = this.#given !== this.selection.given;
    if (this.#selectedList !== null && (isOther || this.#selectedList.lacks(this, (this.#next ?? this).rows)))
      this.#list();
  }

  #took(rows: AudienceRows): void {
    if (rows === this.#next?.rows && rows.isSeen) {
      this.rows.dispose();
      this.#shown = this.#next;
      this.facets = rows.facets ?? this.facets;
      this.#next = null;
    }
    this.#changed();
  }

  /** The sum of profiles stays unknown where this fails; the next change of the selection asks again. */
  async #learnSelected(): Promise<void> {
    const { selection } = this;
    const { chosen, unsettled, twice } = selection;
    const adapter = this.#adapter;
    if (adapter === null || this.#learning !== null || this.#isDenied || unsettled.length + twice.length === 0) return;
    const { signal } = (this.#learning = new AbortController());
    try {
      const { learn } = await import('./selection-requests.ts');
      await learn(selection, adapter, unsettled, signal);
    } catch {
      // As the comment above says.
    }
    if (signal.aborted) return;
    this.#learning = null;
    if (chosen !== selection.chosen) void this.#learnSelected();
  }
}
