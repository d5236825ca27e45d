/** Where the keyboard is in the grid: a row, the header being -1, and in it a column (the checkbox is 0) or the row as a whole. */
export interface GridPlace {
  readonly row: number;
  readonly column: number | null;
}

export interface GridShape {
  readonly rowCount: number;
  /** Columns that are shown, in order, the checkbox being 0. */
  readonly columns: readonly number[];
  /** Rows that are seen at once. */
  readonly pageRows: number;
  readonly direction: 'ltr' | 'rtl';
  /** The beginning of a name is being typed, in which a space is a letter. */
  readonly isTyping: boolean;
}

/** What a key in the grid asks for. */
export type GridCommand =
  | { readonly kind: 'move'; readonly to: GridPlace; readonly extend: boolean }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'select-all' }
  | { readonly kind: 'press' }
  | { readonly kind: 'resize'; readonly by: -1 | 1 }
  | { readonly kind: 'stop' }
  | { readonly kind: 'type'; readonly text: string };

export type GridKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'>;

/** The command of a key, by the pattern that ARIA's authors give for grids; `null` where the key is not the grid's. */
export function gridCommand(event: Omit<GridKey, 'timeStamp'>, place: GridPlace, shape: GridShape): GridCommand | null {
  const { key, shiftKey, altKey } = event;
  const withCommand = event.ctrlKey || event.metaKey;
  const { row, column } = place;
  const forward = shape.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const move = (to: Partial<GridPlace>, extend = false): GridCommand => ({
    kind: 'move',
    to: { row: bounded(to.row ?? row, shape.rowCount), column: to.column === undefined ? column : to.column },
    extend,
  });

  switch (key) {
    case 'ArrowDown':
      return move({ row: row + 1 }, shiftKey);
    case 'ArrowUp':
      return move({ row: row - 1 }, shiftKey && row > 0);
    case 'PageDown':
      return move({ row: row + shape.pageRows }, shiftKey);
    case 'PageUp':
      return move({ row: Math.max(row - shape.pageRows, Math.min(row, 0)) }, shiftKey);
    case 'Home':
      return column === null || withCommand ? move({ row: 0 }, shiftKey) : move({ column: 0 });
    case 'End':
      return column === null || withCommand
        ? move({ row: shape.rowCount - 1 }, shiftKey)
        : move({ column: shape.columns.at(-1) ?? 0 });
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = key === forward ? 1 : -1;
      if (altKey) return row === -1 && column !== null ? { kind: 'resize', by } : null;
      const next = (column === null ? -1 : shape.columns.indexOf(column)) + by;
      const last = shape.columns.length - 1;
      return move({ column: next < 0 ? (row === -1 ? 0 : null) : (shape.columns[Math.min(next, last)] ?? 0) });
    }
    case ' ':
      if (shape.isTyping && !shiftKey && !withCommand) return { kind: 'type', text: key };
      return row === -1 ? { kind: 'press' } : { kind: shiftKey ? 'extend' : 'toggle' };
    case 'Enter':
      return { kind: 'press' };
    case 'Escape':
      return { kind: 'stop' };
    default:
      if (withCommand) return key.toLowerCase() === 'a' ? { kind: 'select-all' } : null;
      return key.length === 1 && key !== '/' && !altKey ? { kind: 'type', text: key } : null;
  }
}

function bounded(row: number, rowCount: number): number {
  return Math.max(Math.min(row, rowCount - 1), -1);
}
