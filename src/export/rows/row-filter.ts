import type { ColumnBatch } from '../batch.ts';
import { hasValue } from './cell-text.ts';
import type { Duplicates } from './latest-records.ts';
import type { Selection } from './row-sink.ts';

export interface Filtered {
  readonly selection: Selection;
  readonly excluded: number;
  readonly duplicates: number;
}

/** Leaves out what the source did not: rows without mandatory values, and duplicates. */
export class RowFilter {
  readonly #mandatory: readonly number[];
  readonly #duplicates: Duplicates | undefined;

  /** @param mandatory columns of a batch in which a row must have a value */
  constructor(mandatory: readonly number[], duplicates: Duplicates | undefined) {
    this.#mandatory = mandatory;
    this.#duplicates = duplicates;
  }

  filter(batch: ColumnBatch): Filtered {
    if (this.#mandatory.length === 0 && this.#duplicates === undefined)
      return { selection: 'all', excluded: 0, duplicates: 0 };
    const isComplete = completeness(batch, this.#mandatory);
    const isDuplicate = this.#duplicates?.next(batch, isComplete);
    const selection = new Uint32Array(batch.rows);
    let selected = 0;
    let excluded = 0;
    for (let row = 0; row < batch.rows; row++) {
      if (!isComplete(row)) excluded++;
      else if (isDuplicate?.(row) !== true) selection[selected++] = row;
    }
    return {
      selection: selected === batch.rows ? 'all' : selection.subarray(0, selected),
      excluded,
      duplicates: batch.rows - selected - excluded,
    };
  }

  /** @throws ExportError `source-changed` */
  end(): void {
    this.#duplicates?.end();
  }
}

/** Whether a row of the batch has a value in each of the columns. */
export function completeness(batch: ColumnBatch, mandatory: readonly number[]): (row: number) => boolean {
  const columns = mandatory.flatMap((index) => batch.columns[index] ?? []);
  if (columns.length < mandatory.length) return () => false;
  return (row) => columns.every((column) => hasValue(column, row));
}
