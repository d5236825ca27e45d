import {
  boundedWidth,
  columnKinds,
  tidyColumns,
  type AudienceColumn,
  type AudienceColumnKey,
} from './audience-columns.ts';

/** By which a key sizes a column, in px. */
export const WIDTH_STEP = 16;

export const columnKeys = Object.keys(columnKinds) as readonly AudienceColumnKey[];

/** Shows or hides a column; a shown one comes last. */
export function toggledColumn(columns: readonly AudienceColumn[], key: AudienceColumnKey): readonly AudienceColumn[] {
  const others = columns.filter((column) => column.key !== key);
  return tidyColumns(others.length < columns.length ? others : [...columns, { key }]);
}

/** Moves a column by one place; the name stays first. */
export function movedColumn(
  columns: readonly AudienceColumn[],
  key: AudienceColumnKey,
  by: -1 | 1,
): readonly AudienceColumn[] {
  const from = columns.findIndex((column) => column.key === key);
  const column = columns[from];
  const to = from + by;
  if (column === undefined || from === 0 || to < 1 || to >= columns.length) return columns;
  const rest = columns.filter((other) => other !== column);
  return [...rest.slice(0, to), column, ...rest.slice(to)];
}

/** Sets the width of a column, in px, as far as a person may. */
export function sizedColumn(
  columns: readonly AudienceColumn[],
  key: AudienceColumnKey,
  width: number,
): readonly AudienceColumn[] {
  return columns.map((column) => (column.key === key ? { key, width: boundedWidth(width) } : column));
}
