import { emptyLedger } from '../domain/ledger.ts';
import type { Ledger } from '../domain/run.ts';
import type { EncodedBatch, FileBatch, ProspectBatch } from './batch.ts';
import type { ExportPlan } from './exporter.ts';
import type { ProspectSource, Reading } from './prospect-source.ts';
import { columnsOf, type Columns } from './read-plan.ts';
import { readAhead, requireColumns, sourceFailure } from './read-rows.ts';
import { LatestRecords, type Duplicates } from './rows/latest-records.ts';
import { completeness, RowFilter } from './rows/row-filter.ts';
import type { RowSink } from './rows/row-sink.ts';

export interface ReadIntoOptions {
  readonly signal: AbortSignal;
  /** Heap for the search for duplicates, where the source leaves it to us. */
  readonly duplicateBytes: number;
  /** Called after each batch with what was read so far; `written` counts what went into the sink. */
  readonly onBatch: (ledger: Ledger) => void;
}

/**
 * Reads one audience into a sink, without the rows that lack mandatory values and without duplicates. The sink is left open.
 *
 * @throws ExportError `source`, `source-changed`, `too-many-keys`, `unwritable-value`, and what the sink throws
 */
export async function readInto(
  sink: RowSink,
  plan: ExportPlan,
  source: ProspectSource,
  options: ReadIntoOptions,
): Promise<void> {
  const columns = await columnsOf(plan, source, options.signal);
  const { reading, duplicates } = await openReading(columns, source, options);
  const filter = new RowFilter(reading.leavesOutIncomplete ? [] : columns.mandatory, duplicates);
  const takesFinished = duplicates === undefined && (reading.leavesOutIncomplete || columns.mandatory.length === 0);
  let ledger = emptyLedger;
  for await (const batch of readAhead(reading.batches, options.signal)) {
    ledger = withLeftOut(ledger, batch);
    if (batch.kind !== 'columns' && takesFinished) {
      await (batch.kind === 'file' ? sink.writeFile(batch) : sink.writeEncoded(batch));
      ledger = { ...ledger, read: ledger.read + rowsOf(batch) };
    } else {
      const rows = requireColumns(batch);
      const { selection, excluded, duplicates: dropped } = filter.filter(rows);
      await sink.write(rows, selection);
      ledger = {
        ...ledger,
        read: ledger.read + rows.rows,
        excluded: ledger.excluded + excluded,
        duplicates: ledger.duplicates + dropped,
      };
    }
    options.onBatch({ ...ledger, written: sink.rows });
  }
  filter.end();
}

/** Rows that have come with a batch. */
function rowsOf(batch: EncodedBatch | FileBatch): number {
  return batch.kind === 'file' ? batch.rows : batch.rowEnds.length;
}

/** A reading, and what to drop of it: where the source does not find duplicates, a first reading has found them. */
async function openReading(
  columns: Columns,
  source: ProspectSource,
  options: ReadIntoOptions,
): Promise<{ readonly reading: Reading; readonly duplicates: Duplicates | undefined }> {
  const reading = await open(columns, source, options.signal);
  if (columns.duplicates === undefined || reading.leavesOutDuplicates) return { reading, duplicates: undefined };
  const records = new LatestRecords(columns.duplicates, options.duplicateBytes);
  const mandatory = reading.leavesOutIncomplete ? [] : columns.mandatory;
  for await (const batch of readAhead(reading.batches, options.signal)) {
    const rows = requireColumns(batch);
    records.offer(rows, completeness(rows, mandatory));
  }
  return { reading: await open(columns, source, options.signal), duplicates: records.duplicates() };
}

async function open(columns: Columns, source: ProspectSource, signal: AbortSignal): Promise<Reading> {
  try {
    return await source.read(columns.read, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw sourceFailure(error);
  }
}

function withLeftOut(ledger: Ledger, { leftOut }: ProspectBatch): Ledger {
  if (leftOut === undefined) return ledger;
  const { excluded, duplicates } = leftOut;
  return {
    ...ledger,
    read: ledger.read + excluded + duplicates,
    excluded: ledger.excluded + excluded,
    duplicates: ledger.duplicates + duplicates,
  };
}
