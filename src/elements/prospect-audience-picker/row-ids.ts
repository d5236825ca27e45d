/** Of the row at which the keyboard is; others need none, and to give each its own at every step of a scroll has its price. */
export function rowId(row: number): string {
  return `row${row}`;
}

export function cellId(row: number, column: number): string {
  return `${rowId(row)}c${column}`;
}
