import type { Field, FieldPath, FieldType } from '../domain/field.ts';
import type { Instant } from '../domain/primitives.ts';
import type { ProspectBatch } from '../export/batch.ts';
import { ExportError } from '../export/export-error.ts';
import type { ProspectSource, ReadPlan } from '../export/prospect-source.ts';
import {
  audienceConditions,
  describeAudiences,
  type AudienceDefinitions,
  type ProspectExpiry,
} from './duckdb-audiences.ts';
import { valueColumn } from './duckdb-columns.ts';
import { DuckDbDatabase, type DuckDbSettings } from './duckdb-database.ts';
import { expressionsOf, fieldsOf, textColumns, type Expressions } from './duckdb-fields.ts';
import { relationOf } from './duckdb-relation.ts';
import { RawReader, rawVectors, type RawVectors } from './duckdb-runs.ts';
import { countingSql, expressionOf, readingSql, type Selection } from './duckdb-sql.ts';

export interface DuckDbSourceOptions extends DuckDbSettings {
  /** A file or glob (`.csv`, `.ndjson`, `.parquet`), or a query. */
  readonly prospects: string;
  /** Conditions, or a table of who is in which. */
  readonly audiences: AudienceDefinitions;
  /** The schema; absent, that of the prospects themselves. A field is the column of the same name, unless an expression says otherwise. */
  readonly fields?: readonly Field[];
  /** SQL over the columns of the prospects, by the path of the field. */
  readonly expressions?: Readonly<Record<FieldPath, string>>;
  /** The greatest value marks the latest of several records of one prospect. */
  readonly latest?: FieldPath;
  readonly expiry?: ProspectExpiry;
  /** When the audiences were evaluated. */
  readonly evaluatedAt: Instant;
  /**
   * How values come out of DuckDB: texts by runs of DuckDB's memory, or value by value, which is ten times slower. Runs unless told
   * otherwise, or where the installed binding does not offer them.
   */
  readonly reading?: 'runs' | 'values';
}

/**
 * Prospects in files or tables that DuckDB reads. It picks the columns, keeps the audience, leaves out incomplete rows and finds
 * duplicates where the data lie; an export pulls the rest in batches of about 2,000 rows.
 *
 * @throws Error where @duckdb/node-api is not installed; ExportError `source` where the prospects cannot be read
 */
export async function duckDbSource(options: DuckDbSourceOptions): Promise<ProspectSource> {
  const { expressions: given = {}, latest } = options;
  const database = await DuckDbDatabase.open(options);
  const relation = await relationOf(options.prospects, textColumns(options.fields ?? [], given), database);
  const fields = options.fields ?? fieldsOf(relation);
  const expressions = await expressionsOf(fields, given, relation, database);
  const conditions = await audienceConditions(options.audiences, database);
  const raw = options.reading === 'values' ? undefined : rawVectors();
  const selectionOf = async (audienceId: string, signal?: AbortSignal): Promise<Selection> => ({
    relation: relation.sql,
    where: await conditions.whereOf(audienceId, signal),
  });
  return {
    ...(latest === undefined ? {} : { latest }),
    audiences: (signal) => describeAudiences(conditions, relation, expressions, options, database, signal),
    fields: () => Promise.resolve(fields),
    count: async (audienceId, signal) => {
      const selection = await selectionOf(audienceId, signal);
      return (await counts(countingSql(selection, [], expressions), database, signal)).total;
    },
    read: async (plan, { signal } = {}) => ({
      leavesOutIncomplete: true,
      leavesOutDuplicates: true,
      batches: batches(
        { plan, selection: await selectionOf(plan.audienceId, signal), expressions, latest, raw, database },
        signal,
      ),
    }),
  };
}

interface BatchReading {
  readonly plan: ReadPlan;
  readonly selection: Selection;
  readonly expressions: Expressions;
  readonly latest: FieldPath | undefined;
  readonly raw: RawVectors | undefined;
  readonly database: DuckDbDatabase;
}

async function* batches(reading: BatchReading, signal?: AbortSignal): AsyncGenerator<ProspectBatch> {
  const { plan, selection, expressions, latest, raw, database } = reading;
  const types = plan.fields.map((path): FieldType => expressionOf(path, expressions).type);
  const leavesOut = plan.mandatory.length > 0 || plan.deduplicationKey.length > 0;
  const before = leavesOut
    ? await counts(countingSql(selection, plan.mandatory, expressions), database, signal)
    : undefined;
  const reader = raw === undefined ? undefined : new RawReader(raw, types);
  let kept = 0;
  for await (const chunk of database.chunks(readingSql(selection, plan, expressions, latest), signal)) {
    kept += chunk.rowCount;
    yield {
      kind: 'columns',
      rows: chunk.rowCount,
      columns: reader?.columns(chunk) ?? types.map((type, index) => valueColumn(chunk.getColumnValues(index), type)),
    };
  }
  if (before === undefined) return;
  const duplicates = before.total - before.incomplete - kept;
  if (duplicates < 0 || (duplicates > 0 && plan.deduplicationKey.length === 0)) throw changedMeanwhile();
  yield {
    kind: 'columns',
    rows: 0,
    columns: types.map(() => ({ kind: 'values', values: [] })),
    leftOut: { excluded: before.incomplete, duplicates },
  };
}

async function counts(
  sql: string,
  database: DuckDbDatabase,
  signal?: AbortSignal,
): Promise<{ readonly total: number; readonly incomplete: number }> {
  const [row] = await database.rows(sql, signal);
  return { total: Number(row?.[0] ?? 0), incomplete: Number(row?.[1] ?? 0) };
}

function changedMeanwhile(): ExportError {
  return new ExportError('source-changed', 'The prospects changed while they were read.', {
    nextStep: 'Retry when nothing writes to the source any more.',
  });
}
