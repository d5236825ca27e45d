import type { Field, FieldType } from '../../src/domain/field.ts';
import type { AudienceId } from '../../src/domain/ids.ts';
import { isPresent, type Column, type ProspectBatch } from '../../src/export/batch.ts';
import { typedText } from '../../src/export/rows/cell-text.ts';
import type { ProspectSource, ReadPlan } from '../../src/export/prospect-source.ts';

export const all = 'all' as AudienceId;

export function field(path: string, type: FieldType = 'string'): Field {
  return { path, label: path, type, group: 'All', fillRate: null, samples: [], labels: [], recommended: true };
}

/** Everything that a reading yields, as rows of values. */
export async function read(from: ProspectSource, plan: Partial<ReadPlan> = {}) {
  const reading = await from.read({ audienceId: all, fields: ['id'], mandatory: [], deduplicationKey: [], ...plan });
  const batches: ProspectBatch[] = [];
  const rows: unknown[][] = [];
  for await (const batch of reading.batches) {
    if (batch.kind !== 'columns') throw new Error('finished lines were not asked for');
    batches.push(batch);
    for (let row = 0; row < batch.rows; row++) rows.push(batch.columns.map((column) => valueOf(column, row)));
  }
  return { rows, leftOut: batches.at(-1)?.leftOut, batches };
}

/** Days of a date, microseconds of a moment. */
function valueOf(column: Column, row: number): unknown {
  switch (column.kind) {
    case 'values':
      return column.values[row];
    case 'text':
      return typedText(column, row) ?? null;
    case 'dates':
      return isPresent(column.validity, row) ? column.days[row] : null;
    case 'timestamps':
      return isPresent(column.validity, row) ? column.micros[row] : null;
    case 'booleans':
      return isPresent(column.validity, row) ? column.values[row] !== 0 : null;
    default:
      return isPresent(column.validity, row) ? column.values[row] : null;
  }
}
