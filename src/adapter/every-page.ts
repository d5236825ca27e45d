import type { Page } from './activation-adapter.ts';

/** All items of a list, page by page. The list is asked for its first page with nothing, then with the cursor of the one before. */
export async function everyPage<T>(
  list: (from: { readonly cursor?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list(cursor === null ? {} : { cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
