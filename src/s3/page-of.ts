import { ActivationError } from '../adapter/activation-error.ts';
import type { Page, PageQuery } from '../adapter/activation-adapter.ts';
import { cursorAt, positionOf } from '../domain/audience-list.ts';

const DEFAULT_LIMIT = 100;

/** One page of a list that is known as far as `itemsForPage` says, or wholly. @throws ActivationError `invalid` */
export function pageOf<T>(items: readonly T[], query: PageQuery): Page<T> {
  const { start, end } = spanOf(query);
  return { items: items.slice(start, end), nextCursor: end < items.length ? cursorAt(end) : null };
}

/** How many items of a list, from its beginning, tell its page and whether there is another. @throws ActivationError `invalid` */
export function itemsForPage(query: PageQuery): number {
  return spanOf(query).end + 1;
}

function spanOf({ cursor, limit = DEFAULT_LIMIT }: PageQuery): { readonly start: number; readonly end: number } {
  const start = cursor === undefined ? 0 : positionOf(cursor);
  if (start === undefined)
    throw new ActivationError('invalid', 'The list cannot go on from here. Load it again.', {
      issues: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  return { start, end: start + limit };
}
