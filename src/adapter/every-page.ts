import type { Page } from './activation-adapter.ts';

/** Answers a page of a list: the first one, or the one that begins at the cursor of the page before. */
type ListPage<T> = (from: { readonly cursor?: string }) => Promise<Page<T>>;

/** The pages of a list, each asked for when the one before has been dealt with: who has seen enough asks for no more. */
export async function* pagesOf<T>(list: ListPage<T>): AsyncGenerator<readonly T[]> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list(cursor === null ? {} : { cursor });
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** All items of a list, page by page. */
export async function everyPage<T>(list: ListPage<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pagesOf(list)) items.push(...page);
  return items;
}
