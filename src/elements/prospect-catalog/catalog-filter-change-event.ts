import type { CatalogFilter } from './catalog-view.ts';

/** Fired after the person changed a filter or the search, so that a host can put it into its URL. */
export class CatalogFilterChangeEvent extends CustomEvent<CatalogFilter> {
  static readonly type = 'catalog-filter-change';

  constructor(filter: CatalogFilter) {
    super(CatalogFilterChangeEvent.type, { detail: filter, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'catalog-filter-change': CatalogFilterChangeEvent;
  }
}
