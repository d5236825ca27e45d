/**
 * Runs work over items in their order, so many at a time.
 *
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {number} atOnce
 * @param {(item: Item) => Promise<Result>} work
 * @returns {Promise<Result[]>} in the order of the items
 */
export async function runInPool(items, atOnce, work) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const mine = next++;
      results[mine] = await work(items[mine]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
