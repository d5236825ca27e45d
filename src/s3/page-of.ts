import { ActivationError } from '../adapter/activation-error.ts';
import type { Page, PageQuery } from '../adapter/activation-adapter.ts';
import { cursorAt, positionOf } from '../domain/audience-list.ts';

const DEFAULT_LIMIT = 100;

/** One page of a list that is wholly known. */
export function pageOf<T>(items: readonly T[], query: PageQuery): Page<T> {
  const start = query.cursor === undefined ? 0 : positionOf(query.cursor);
  if (start === undefined)
    throw new ActivationError('invalid', 'The list cannot go on from here. Load it again.', {
      issues: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  const end = start + (query.limit ?? DEFAULT_LIMIT);
  return { items: items.slice(start, end), nextCursor: end < items.length ? cursorAt(end) : null };
}
