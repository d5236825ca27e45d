import type { AudienceRows } from './audience-rows.ts';

/** Rows looked at in each round; a hundred thousand rows take eight rounds. */
const PROBES = 4;

/** The first row below a place, else from the top, whose name begins so, among the rows that are there; `undefined` for none. */
export function loadedRowBeginning(
  rows: Pick<AudienceRows, 'row'>,
  text: string,
  { after, first, end }: { readonly after: number; readonly first: number; readonly end: number },
): number | undefined {
  let found: number | undefined;
  for (let row = first; row < end; row += 1) {
    const there = rows.row(row);
    if (there.kind !== 'audience' || !beginsWith(there.audience.name, text)) continue;
    if (row > after) return row;
    found ??= row;
  }
  return found;
}

/**
 * The first row of a list in order of names whose name begins so, or would stand there: asks for single rows, a few at a time, and narrows
 * the place down. The adapter's order of names may differ in details from ours, so the row is near, and the caller looks around it.
 */
export async function rowBeginning(
  rows: Pick<AudienceRows, 'count' | 'read'>,
  text: string,
  {
    descending,
    language,
    signal,
  }: { readonly descending: boolean; readonly language: string; readonly signal: AbortSignal },
): Promise<number> {
  const order = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  let low = 0;
  let high = rows.count;
  while (low < high) {
    const step = Math.max(Math.floor((high - low) / (PROBES + 1)), 1);
    const places = Array.from({ length: PROBES }, (_, probe) => low + step * (probe + 1) - 1).filter(
      (row) => row < high,
    );
    const names = await Promise.all(places.map((row) => nameAt(rows, row, signal)));
    signal.throwIfAborted();
    const isBefore = (name: string) => {
      const by = order.compare(name.slice(0, text.length), text);
      return descending ? by > 0 : by < 0;
    };
    const before = names.filter((name) => name !== undefined && isBefore(name)).length;
    const lower = before === 0 ? low : (places[before - 1] ?? low) + 1;
    high = places[before] ?? high;
    low = lower;
  }
  return Math.min(low, Math.max(rows.count - 1, 0));
}

async function nameAt(rows: Pick<AudienceRows, 'read'>, row: number, signal: AbortSignal): Promise<string | undefined> {
  for await (const { name } of rows.read(row, row + 1, signal)) return name;
  return undefined;
}

function beginsWith(name: string, text: string): boolean {
  return name.slice(0, text.length).toLocaleLowerCase() === text.toLocaleLowerCase();
}
