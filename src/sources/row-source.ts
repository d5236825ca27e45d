import type { Audience } from '../domain/audience.ts';
import type { Field, FieldPath } from '../domain/field.ts';
import type { AudienceId } from '../domain/ids.ts';
import type { ColumnBatch, ProspectBatch } from '../export/batch.ts';
import { ExportError } from '../export/export-error.ts';
import type { ProspectSource, Reading, ReadOptions, ReadPlan } from '../export/prospect-source.ts';
import { RecordColumns, type ProspectRecord } from './record-columns.ts';

export type { ProspectRecord };

interface RowSourceBase {
  readonly audiences: readonly Audience[] | ((signal?: AbortSignal) => Promise<readonly Audience[]>);
  readonly fields: readonly Field[];
  /** The greatest value marks the latest of several records of one prospect. */
  readonly latest?: FieldPath;
  readonly count?: (audienceId: AudienceId, signal?: AbortSignal) => Promise<number | null>;
}

export interface RecordSourceOptions extends RowSourceBase {
  /**
   * The prospects of an audience, one by one or some at a time. Called again for each reading, it yields the same rows in the same
   * order: looking for duplicates takes two readings.
   */
  readonly rows: (
    audienceId: AudienceId,
    options: ReadOptions,
  ) => AsyncIterable<ProspectRecord | readonly ProspectRecord[]> | Iterable<ProspectRecord>;
}

export interface BatchSourceOptions extends RowSourceBase {
  /** The same as columns, in the order of the plan's fields, for sources that have columns anyway. */
  readonly batches: (plan: ReadPlan, options: ReadOptions) => AsyncIterable<ProspectBatch>;
  /** Whether `batches` leaves out rows without mandatory values, and duplicates; the engine does what it does not. */
  readonly leavesOutIncomplete?: boolean;
  readonly leavesOutDuplicates?: boolean;
}

/** Rows that are turned into columns at once: so few that their texts are still in the cache when they are encoded. */
const BATCH_ROWS = 512;

/** Prospects from any iterable: a database's cursor, a stream of lines, rows in memory. The only kind of source that a page has. */
export function rowSource(options: RecordSourceOptions | BatchSourceOptions): ProspectSource {
  const { audiences, fields, latest, count } = options;
  return {
    ...(latest === undefined ? {} : { latest }),
    audiences: (signal) => (typeof audiences === 'function' ? audiences(signal) : Promise.resolve(audiences)),
    fields: () => Promise.resolve(fields),
    count: (audienceId, signal) => count?.(audienceId, signal) ?? Promise.resolve(null),
    read: (plan, readOptions = {}) => Promise.resolve(readingOf(options, plan, readOptions)),
  };
}

function readingOf(
  options: RecordSourceOptions | BatchSourceOptions,
  plan: ReadPlan,
  readOptions: ReadOptions,
): Reading {
  if ('batches' in options)
    return {
      leavesOutIncomplete: options.leavesOutIncomplete ?? false,
      leavesOutDuplicates: options.leavesOutDuplicates ?? false,
      batches: options.batches(plan, readOptions),
    };
  return {
    leavesOutIncomplete: false,
    leavesOutDuplicates: false,
    batches: columnsOf(options.rows(plan.audienceId, readOptions), plan.fields),
  };
}

async function* columnsOf(
  rows: AsyncIterable<ProspectRecord | readonly ProspectRecord[]> | Iterable<ProspectRecord>,
  fields: readonly FieldPath[],
): AsyncGenerator<ColumnBatch> {
  const columns = new RecordColumns(fields, BATCH_ROWS);
  let number = 0;
  for await (const item of rows) {
    for (const record of isMany(item) ? item : [item]) {
      number++;
      requireRecord(record, number);
      columns.add(record);
      if (columns.isFull) yield columns.take();
    }
  }
  if (columns.rows > 0) yield columns.take();
}

function isMany(item: ProspectRecord | readonly ProspectRecord[]): item is readonly ProspectRecord[] {
  return Array.isArray(item);
}

function requireRecord(record: unknown, number: number): void {
  if (typeof record === 'object' && record !== null) return;
  throw new ExportError('source', `Row ${number} of the prospects is no record.`, {
    nextStep: 'Mend the source, so that it yields an object a prospect.',
  });
}
