import type { Page, PageQuery } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { cursorAt, positionOf } from '../../src/domain/audience-list.ts';

const DEFAULT_LIMIT = 100;

/** One page of a list that is wholly known. @throws ActivationError `invalid` */
export function pageOf<T>(items: readonly T[], query: PageQuery): Page<T> {
  const start = query.cursor === undefined ? 0 : rowOf(query.cursor, 'cursor');
  const end = start + (query.limit ?? DEFAULT_LIMIT);
  return { items: items.slice(start, end), nextCursor: end < items.length ? cursorAt(end) : null };
}

/** The row at which a cursor goes on. @throws ActivationError `invalid` */
export function rowOf(cursor: string, path: string): number {
  const row = positionOf(cursor);
  if (row !== undefined) return row;
  throw new ActivationError('invalid', 'The list cannot go on from here. Load it again.', {
    issues: [{ path, message: 'is not a cursor of this list' }],
  });
}

/** In the order in which people look for names. */
export function byName(one: { readonly name: string; readonly id: string }, other: typeof one): number {
  return collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
