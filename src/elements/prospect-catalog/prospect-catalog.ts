import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import { adapterContext } from '../../adapter/context.ts';
import { dataTypes, type DataType, type Destination } from '../../domain/destination.ts';
import type { Session } from '../../domain/session.ts';
import { catalog } from '../../locales/en/catalog.ts';
import { absentMeans } from '../../ui/absent-means.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { KeptFocus } from '../../ui/controllers/kept-focus.ts';
import { SearchHotkey } from '../../ui/controllers/search-hotkey.ts';
import { FirstShown } from '../../ui/controllers/first-shown.ts';
import { defineElement } from '../../ui/define.ts';
import { languageRoot } from '../../ui/localize/language-root.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { badgeStyles } from '../../ui/styles/badge.styles.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { cardStyles } from '../../ui/styles/card.styles.ts';
import { cellStyles } from '../../ui/styles/cell.styles.ts';
import { checkStyles } from '../../ui/styles/check.styles.ts';
import { chipStyles } from '../../ui/styles/chip.styles.ts';
import { emptyStyles } from '../../ui/styles/empty.styles.ts';
import { fieldStyles } from '../../ui/styles/field.styles.ts';
import { monogramStyles } from '../../ui/styles/monogram.styles.ts';
import { searchStyles } from '../../ui/styles/search.styles.ts';
import { selectStyles } from '../../ui/styles/select.styles.ts';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.ts';
import { tagStyles } from '../../ui/styles/tag.styles.ts';
import { failureAt } from '../activation-error/failure-at.ts';
import { CatalogFilterChangeEvent } from './catalog-filter-change-event.ts';
import {
  catalogView,
  noFilter,
  wholeFilter,
  type CatalogFilter,
  type CatalogSort,
  type CatalogView,
} from './catalog-view.ts';
import { DestinationActivateEvent } from './destination-activate-event.ts';
import { destinationCard } from './destination-card.ts';
import { DestinationSetUpEvent } from './destination-set-up-event.ts';
import { DestinationViewEvent } from './destination-view-event.ts';
import { catalogBar, catalogHead, catalogRail, resultsHeading } from './catalog-controls.ts';
import { catalogDenied, catalogFailed, catalogNoMatch, catalogNothing, catalogSkeleton } from './catalog-states.ts';
import { prospectCatalogStyles } from './prospect-catalog.styles.ts';

export { ActivationErrorEvent } from '../activation-error/activation-error-event.ts';
export { CatalogFilterChangeEvent } from './catalog-filter-change-event.ts';
export { noFilter, type CatalogFilter, type CatalogSort } from './catalog-view.ts';
export { DestinationActivateEvent } from './destination-activate-event.ts';
export { DestinationSetUpEvent } from './destination-set-up-event.ts';
export { DestinationViewEvent } from './destination-view-event.ts';

/** What a person reads in the catalogue, and may do with it. */
export interface CatalogContents {
  readonly destinations: readonly Destination[];
  readonly session: Session;
}

/**
 * The catalogue of destinations: search, filters and a card for each, with what the person can do there.
 *
 * @slot logo-<destination-id> - A logo in place of the destination's monogram.
 * @event {CatalogFilterChangeEvent} catalog-filter-change - After a filter or the search was changed.
 * @event {DestinationActivateEvent} destination-activate - Activate was pressed. Cancelable.
 * @event {DestinationSetUpEvent} destination-set-up - Set up, or Configure new connection, was pressed. Cancelable.
 * @event {DestinationViewEvent} destination-view - View, or the number of connections, was pressed. Cancelable.
 * @event {ActivationErrorEvent} activation-error - Something failed that the service gave no reason for. Cancelable: else it is reported.
 * @csspart header - Title and search.
 * @csspart rail - The filters beside the cards.
 * @csspart card - One destination.
 * @csspart primary-action - The main button of a card.
 */
@defineElement('prospect-catalog')
export class ProspectCatalog extends LitElement {
  static override readonly styles = [
    ...baseStyles,
    badgeStyles,
    buttonStyles,
    cardStyles,
    cellStyles,
    checkStyles,
    chipStyles,
    emptyStyles,
    fieldStyles,
    monogramStyles,
    searchStyles,
    selectStyles,
    skeletonStyles,
    tagStyles,
    prospectCatalogStyles,
  ];

  /** Who stands behind the catalogue; else the nearest `<activation-provider>`'s. */
  @consume({ context: adapterContext, subscribe: true })
  @absentMeans(() => undefined)
  @property({ attribute: false })
  adapter?: ActivationAdapter | undefined;

  /** Data types that the catalogue is narrowed to at first, separated by blanks: `prospects`. */
  @absentMeans(() => '')
  @property({ attribute: 'data-types' })
  dataTypes = '';

  /** What the catalogue is narrowed to now. A host may set it from its URL; what it leaves out, or nobody knows, narrows nothing. */
  @property({ attribute: false })
  get filter(): CatalogFilter {
    return this.#filter;
  }
  set filter(filter: Partial<CatalogFilter> | null | undefined) {
    this.#filter = wholeFilter(filter);
  }

  /** What nobody knows is as if it was not set. */
  @absentMeans(() => 'connected-first')
  @property()
  sort: CatalogSort = 'connected-first';

  @state() private railOpen = false;

  @query('input[type="search"]') private readonly searchInput!: HTMLInputElement;

  @query('h1') private readonly heading!: HTMLElement;

  #filter = noFilter;
  readonly #words = new Localize(this, 'catalog', catalog);

  constructor() {
    super();
    new SearchHotkey(this, () => this.searchInput);
    new KeptFocus(this, (place) => (place === this ? this.heading : chipOrSort(place)));
  }

  readonly #shown = new FirstShown(this);

  readonly #contents = new Task(this, {
    args: () => [this.#shown.once ? this.adapter : undefined] as const,
    task: async ([adapter], { signal }): Promise<CatalogContents | undefined> => {
      if (adapter === undefined) return undefined;
      const session = await adapter.getSession({ signal });
      return { session, destinations: await adapter.listDestinations({ signal }) };
    },
    onComplete: (contents) => (this.#last = contents),
    onError: (thrown) => failureAt(this, thrown),
  });
  /** Stays while the same adapter is asked again. */
  #last: CatalogContents | undefined;

  /**
   * Reads the catalogue again, as after a connection was made. What is shown stays until the answer is there. Before it is first shown
   * the catalogue reads nothing.
   */
  refresh(): void {
    void this.#contents.run();
  }

  /** Puts the focus on the heading, as after the element was shown in place of another. */
  focusHeading(): void {
    this.heading.focus();
  }

  override focus(options?: FocusOptions): void {
    this.searchInput.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('adapter')) this.#last = undefined;
    if (changed.has('dataTypes') && (this.hasUpdated || this.dataTypes !== ''))
      this.filter = { ...this.filter, dataTypes: readDataTypes(this.dataTypes) };
  }

  protected override render(): TemplateResult {
    return html`<div class="pa-catalog" ${languageRoot(this, this.#words)}>
      ${catalogHead(this.#words, this.filter.search, {
        onSearch: (search) => this.#narrow({ search }),
        onClear: () => this.#clearSearch(),
      })}
      ${resultsHeading(this.#words)}
      ${this.#contents.render({
        pending: () => (this.#last === undefined ? catalogSkeleton(this.#words) : this.#renderContents(this.#last)),
        complete: (contents) =>
          contents === undefined ? catalogSkeleton(this.#words) : this.#renderContents(contents),
        error: (error) => this.#renderError(toActivationError(error)),
      })}
    </div>`;
  }

  #renderContents(contents: CatalogContents) {
    const view = catalogView(contents.destinations, this.filter, this.sort, {
      category: (category) => this.#words.term(`category.${category}`),
      locale: this.#words.language,
    });
    const handlers = {
      onNarrow: (changes: Partial<CatalogFilter>) => this.#narrow(changes),
      onSort: (sort: CatalogSort) => (this.sort = sort),
      onToggleRail: () => (this.railOpen = !this.railOpen),
    };
    return html`
      ${catalogRail(this.#words, view, this.filter, { ...handlers, open: this.railOpen })}
      <div class="pa-catalog-main">
        ${catalogBar(this.#words, view, this.filter, { ...handlers, sort: this.sort, open: this.railOpen })}
        ${view.total === 0 ? catalogNothing(this.#words) : this.#renderCards(view, contents.session)}
      </div>
    `;
  }

  #renderCards(view: CatalogView, session: Session) {
    if (view.shown.length === 0 && view.hiddenByDataType === 0) {
      return catalogNoMatch(this.#words, { onClear: () => this.#narrow(noFilter) });
    }
    return html`<ul class="pa-dest-grid">
      ${view.shown.map((destination) =>
        destinationCard(this.#words, destination, session, this.filter.dataTypes, {
          onActivate: () => this.dispatchEvent(new DestinationActivateEvent(destination)),
          onSetUp: () => this.dispatchEvent(new DestinationSetUpEvent(destination)),
          onView: () => this.dispatchEvent(new DestinationViewEvent(destination)),
        }),
      )}
      ${view.hiddenByDataType === 0 ? nothing : this.#renderHidden(view.hiddenByDataType)}
    </ul>`;
  }

  #renderHidden(count: number) {
    const onlyProspects = this.filter.dataTypes.length === 1 && this.filter.dataTypes[0] === 'prospects';
    return html`<li class="pa-dest-more">
      <p class="pa-muted">${this.#words.term(onlyProspects ? 'hiddenProspects' : 'hiddenOthers', count)}</p>
      <button
        class="pa-button"
        data-kind="accent"
        data-size="sm"
        type="button"
        @click=${() => this.#narrow({ dataTypes: [] })}
      >
        ${this.#words.term('showThem')}
      </button>
    </li>`;
  }

  #renderError(error: ActivationError) {
    if (error.code === 'forbidden') return catalogDenied(this.#words, error, this.#last?.session.permissionContact);
    return catalogFailed(this.#words, error, { onRetry: () => this.refresh() });
  }

  /** The button goes with what it clears: the focus stays beside it. */
  #clearSearch(): void {
    this.#narrow({ search: '' });
    this.focus();
  }

  #narrow(changes: Partial<CatalogFilter>): void {
    this.filter = { ...this.filter, ...changes };
    this.dispatchEvent(new CatalogFilterChangeEvent(this.filter));
  }
}

/** Unknown words are left out. */
function readDataTypes(text: string): readonly DataType[] {
  return dataTypes.filter((type) => text.split(/\s+/).includes(type));
}

/** Where the focus goes when a chip is taken away. */
function chipOrSort(place: Element): HTMLElement | null {
  return place.matches('.pa-catalog-bar') ? place.querySelector<HTMLElement>('.pa-chip button, select') : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'prospect-catalog': ProspectCatalog;
  }
}
