import type { DraftMappingRow } from '../draft.ts';
import type { Field, FieldPath } from '../field.ts';
import { defaultTarget } from '../mapping-rules.ts';

/** The rows with one more at the end. A field that is mapped already stays mapped once; a name that is taken gets a number. */
export function addField(rows: readonly DraftMappingRow[], path: FieldPath): readonly DraftMappingRow[] {
  if (rows.some((row) => row.source === path)) return rows;
  const taken = new Set(rows.map((row) => row.target.trim()));
  return [
    ...rows,
    { source: path, target: freeName(defaultTarget(path), taken), mandatory: false, deduplicationKey: false },
  ];
}

export function moveRow(rows: readonly DraftMappingRow[], from: number, to: number): readonly DraftMappingRow[] {
  const moved = rows[from];
  if (moved === undefined || from === to || to < 0 || to >= rows.length) return rows;
  const rest = rows.filter((_, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/**
 * The rows with one of them changed. A key that cannot stand beside the others takes their place: an identity stands alone, attributes
 * never beside an identity. A third attribute is left to the rules, which say so.
 */
export function changeRow(
  rows: readonly DraftMappingRow[],
  index: number,
  changes: Partial<Omit<DraftMappingRow, 'source'>>,
  fields: readonly Field[],
): readonly DraftMappingRow[] {
  const row = rows[index];
  if (row === undefined) return rows;
  const identities = new Set(fields.filter((field) => field.identityNamespace !== undefined).map(({ path }) => path));
  const becomesKey = changes.deduplicationKey === true && !row.deduplicationKey;
  return rows.map((other, at) => {
    // An identity as key leaves out who has none: it is mandatory by its nature (model product).
    if (at === index)
      return { ...other, ...changes, ...(becomesKey && identities.has(row.source) ? { mandatory: true } : {}) };
    const givesWay = becomesKey && (identities.has(row.source) || identities.has(other.source));
    return givesWay && other.deduplicationKey ? { ...other, deduplicationKey: false } : other;
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}_${number}`;
  return free;
}
