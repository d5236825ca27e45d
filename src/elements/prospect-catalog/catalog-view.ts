import {
  dataTypes,
  destinationCategories,
  type DataType,
  type Destination,
  type DestinationCategory,
} from '../../domain/destination.ts';

/** What the person has narrowed the catalogue to. A host may keep it in its URL. */
export interface CatalogFilter {
  readonly search: string;
  readonly category: DestinationCategory | undefined;
  /** Destinations that take any of these; none means all. */
  readonly dataTypes: readonly DataType[];
  /** Both or neither means all. */
  readonly connected: boolean;
  readonly notConnected: boolean;
}

export const noFilter: CatalogFilter = {
  search: '',
  category: undefined,
  dataTypes: [],
  connected: false,
  notConnected: false,
};

/** A filter as a host gives it, perhaps out of an address: what is missing, or known to nobody, narrows nothing. */
export function wholeFilter(filter: Partial<CatalogFilter> | null | undefined): CatalogFilter {
  const given: { readonly [Key in keyof CatalogFilter]?: unknown } = filter ?? {};
  const types: readonly unknown[] = Array.isArray(given.dataTypes) ? given.dataTypes : [];
  return {
    search: typeof given.search === 'string' ? given.search : noFilter.search,
    category: destinationCategories.find((category) => category === given.category),
    dataTypes: dataTypes.filter((type) => types.includes(type)),
    connected: given.connected === true,
    notConnected: given.notConnected === true,
  };
}

export type CatalogSort = 'connected-first' | 'name' | 'category';

/** A value of a filter with the number of destinations that would remain if it were chosen, all other filters kept. */
export interface CatalogCount<Value> {
  readonly value: Value;
  readonly count: number;
}

export interface CatalogView {
  readonly shown: readonly Destination[];
  readonly total: number;
  readonly categories: readonly CatalogCount<DestinationCategory>[];
  /** Of all categories together. */
  readonly anyCategory: number;
  readonly dataTypes: readonly CatalogCount<DataType>[];
  readonly connected: number;
  readonly notConnected: number;
  /** Destinations that only the data type hides. */
  readonly hiddenByDataType: number;
}

/** What the catalogue shows and offers under a filter. */
export function catalogView(
  destinations: readonly Destination[],
  filter: CatalogFilter,
  sort: CatalogSort,
  words: { readonly category: (category: DestinationCategory) => string; readonly locale: string },
): CatalogView {
  const where = (changes: Partial<CatalogFilter>) =>
    destinations.filter((destination) => matches(destination, { ...filter, ...changes }, words.category));
  const shown = where({});
  const inAnyCategory = where({ category: undefined });
  const categories = [...new Set(destinations.map(({ category }) => category))];
  const byLabel = new Intl.Collator(words.locale);
  return {
    shown: sorted(shown, sort, words),
    total: destinations.length,
    categories: categories
      .map((value) => ({ value, count: inAnyCategory.filter(({ category }) => category === value).length }))
      .sort((one, other) => byLabel.compare(words.category(one.value), words.category(other.value))),
    anyCategory: inAnyCategory.length,
    dataTypes: dataTypes.map((value) => ({
      value,
      count: where({ dataTypes: [value] }).length,
    })),
    connected: where({ connected: true, notConnected: false }).length,
    notConnected: where({ connected: false, notConnected: true }).length,
    hiddenByDataType: filter.dataTypes.length === 0 ? 0 : where({ dataTypes: [] }).length - shown.length,
  };
}

/** How many filters are set beside the search. */
export function filterCount(filter: CatalogFilter): number {
  return (
    (filter.category === undefined ? 0 : 1) +
    filter.dataTypes.length +
    (filter.connected === filter.notConnected ? 0 : 1)
  );
}

function matches(
  destination: Destination,
  filter: CatalogFilter,
  categoryLabel: (category: DestinationCategory) => string,
): boolean {
  const sought = filter.search.trim().toLowerCase();
  const texts = [destination.name, destination.description, categoryLabel(destination.category)];
  return (
    (sought === '' || texts.some((text) => text.toLowerCase().includes(sought))) &&
    (filter.category === undefined || destination.category === filter.category) &&
    (filter.dataTypes.length === 0 || filter.dataTypes.some((type) => destination.dataTypes.includes(type))) &&
    (filter.connected === filter.notConnected || destination.connectionCount > 0 === filter.connected)
  );
}

function sorted(
  destinations: readonly Destination[],
  sort: CatalogSort,
  words: { readonly category: (category: DestinationCategory) => string; readonly locale: string },
): readonly Destination[] {
  const collator = new Intl.Collator(words.locale, { numeric: true });
  const byName = (one: Destination, other: Destination) => collator.compare(one.name, other.name);
  switch (sort) {
    case 'name':
      return destinations.toSorted(byName);
    case 'category':
      return destinations.toSorted(
        (one, other) =>
          collator.compare(words.category(one.category), words.category(other.category)) || byName(one, other),
      );
    // a host may set what it has read from an address
    default:
      return destinations.toSorted(
        (one, other) => Number(other.connectionCount > 0) - Number(one.connectionCount > 0) || byName(one, other),
      );
  }
}
