import type { AudienceRows } from './audience-rows.ts';

/** Rows looked at in each round; a hundred thousand rows take eight rounds. */
const PROBES = 4;

/** Rows read around the place where a name should be. */
const AROUND = 20;

export interface NameSought {
  /** Letters as they were typed; one letter again and again leads from name to name. */
  readonly typed: string;
  /** The row at which the keyboard is. */
  readonly at: number;
  /** Whether the rows are in the order of their names, and any can be asked for. */
  readonly isInOrder: boolean;
  readonly descending: boolean;
  readonly language: string;
  readonly signal: AbortSignal;
}

/** The next row whose name begins so, else the first; `undefined` for none. Of rows in no order of names it knows those that are there. */
export async function rowNamed(
  rows: Pick<AudienceRows, 'count' | 'read' | 'row'>,
  { typed, at, isInOrder, ...options }: NameSought,
): Promise<number | undefined> {
  const letter = typed.charAt(0);
  const text = typed === letter.repeat(typed.length) ? letter : typed;
  const begins = beginningWith(text, options.language);
  // What is typed on may still be the name at which the keyboard is.
  const next = text.length === 1 ? at + 1 : Math.max(at, 0);
  if (!isInOrder) return loadedRow(rows, begins, next);
  const near = await firstRow(rows, begins, { first: next, end: next + 1 }, options.signal);
  if (near !== undefined) return near;
  const about = await rowBeginning(rows, text, options);
  return firstRow(rows, begins, { first: about - AROUND, end: about + AROUND }, options.signal);
}

function loadedRow(
  rows: Pick<AudienceRows, 'count' | 'row'>,
  begins: (name: string) => boolean,
  from: number,
): number | undefined {
  let found: number | undefined;
  for (let row = 0; row < rows.count; row += 1) {
    const there = rows.row(row);
    if (there.kind !== 'audience' || !begins(there.audience.name)) continue;
    if (row >= from) return row;
    found ??= row;
  }
  return found;
}

async function firstRow(
  rows: Pick<AudienceRows, 'count' | 'read'>,
  begins: (name: string) => boolean,
  { first, end }: { readonly first: number; readonly end: number },
  signal: AbortSignal,
): Promise<number | undefined> {
  let row = Math.max(first, 0);
  if (row >= rows.count) return undefined;
  for await (const { name } of rows.read(row, Math.min(end, rows.count), signal)) {
    if (begins(name)) return row;
    row += 1;
  }
  return undefined;
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

/** As the order of names has it: neither case nor accents tell names apart. */
function beginningWith(text: string, language: string): (name: string) => boolean {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return (name) => compare(name.slice(0, text.length), text) === 0;
}
