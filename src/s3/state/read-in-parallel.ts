import { inParallel } from '../../export/in-parallel.ts';

/** Reads under way at once: a server answers these about as fast as one, and the SDK keeps connections for more. */
const AT_ONCE = 16;

/** What is read of each, in their order, without those of which nothing is there any more. */
export async function readInParallel<Item, Read>(
  items: readonly Item[],
  read: (item: Item) => Promise<Read | undefined>,
): Promise<Read[]> {
  const found: (Read | undefined)[] = Array.from({ length: items.length });
  await inParallel([...items.entries()], AT_ONCE, async ([index, item]) => {
    found[index] = await read(item);
  });
  return found.filter((value) => value !== undefined);
}
