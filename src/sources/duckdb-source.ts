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
import { columnBatches, finishedBatches } from './duckdb-batches.ts';
import { DuckDbDatabase, type DuckDbSettings } from './duckdb-database.ts';
import { expressionsOf, fieldsOf, textColumns, type Expressions } from './duckdb-fields.ts';
import { relationOf, type RelationFiles } from './duckdb-relation.ts';
import { rawVectors, type RawVectors } from './duckdb-runs.ts';
import { countingSql, expressionOf, readingSql, type Selection } from './duckdb-sql.ts';

export interface DuckDbSourceOptions extends DuckDbSettings {
  /**
   * A file or glob (`.csv`, `.ndjson`, `.parquet`), or a query. CSV and NDJSON are read as what their first rows look like; a later value
   * that is of another type fails the reading, and so does a file that is written to meanwhile. Parquet files of a glob hold a column
   * in one type.
   */
  readonly prospects: string;
  /** Conditions, or a table of who is in which. */
  readonly audiences: AudienceDefinitions;
  /** The schema; absent, that of the prospects themselves. A field is the column of the very same name, unless an expression says otherwise: `email` is not `Email`. */
  readonly fields?: readonly Field[];
  /** SQL over the columns of the prospects, by the path of the field. */
  readonly expressions?: Readonly<Record<FieldPath, string>>;
  /** The greatest value marks the latest of several records of one prospect. */
  readonly latest?: FieldPath;
  readonly expiry?: ProspectExpiry;
  /** When the audiences were evaluated. */
  readonly evaluatedAt: Instant;
  /**
   * How rows come out of DuckDB: `lines` has it finish them where it makes of them what the engine does, which it does without nested
   * values: lines of CSV, and whole files of Parquet that end by their rows; `runs` reads columns, their texts by runs of DuckDB's
   * memory; `values` reads value by value, which is ten times slower. Lines unless told otherwise; values where the installed binding
   * offers nothing else.
   *
   * Files of Parquet are written to a private folder inside `temporaryFolder`, and go up as they grow. The disk needs room for a whole
   * file, which goes when its last byte is read, and where there are several files for the rows behind the first, which stay to the
   * end. A full disk fails the export with a sentence that says so. What a killed process leaves goes when another reading begins, on
   * Linux; elsewhere it stays. Two exports of a process write at once; others wait for their turn.
   */
  readonly reading?: 'lines' | 'runs' | 'values';
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
  const conditions = await audienceConditions(options.audiences, relation, database);
  const { reading = 'lines' } = options;
  const raw = reading === 'values' ? undefined : rawVectors();
  const selectionOf = async (audienceId: string, signal?: AbortSignal): Promise<Selection> => {
    await relation.files?.check(signal);
    return { relation: relation.sql, where: await conditions.whereOf(audienceId, signal) };
  };
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
        {
          ...{ plan, expressions, latest, raw, database, files: relation.files },
          selection: await selectionOf(plan.audienceId, signal),
          settings: options,
          finishes: reading === 'lines',
        },
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
  readonly settings: DuckDbSettings;
  readonly finishes: boolean;
  readonly database: DuckDbDatabase;
  readonly files: RelationFiles | undefined;
}

async function* batches(reading: BatchReading, signal?: AbortSignal): AsyncGenerator<ProspectBatch> {
  const { plan, selection, expressions, latest, raw, settings, finishes, database, files } = reading;
  const versions = await files?.versions(signal);
  const types = plan.fields.map((path): FieldType => expressionOf(path, expressions).type);
  const leavesOut = plan.mandatory.length > 0 || plan.deduplicationKey.length > 0;
  const counting = leavesOut
    ? counts(countingSql(selection, plan.mandatory, expressions), database, signal)
    : undefined;
  // Heard of at the end; until then its failure is not unhandled.
  counting?.catch(() => undefined);
  const query = { sql: readingSql(selection, plan, expressions, latest), fields: plan.fields, types, database, signal };
  const { encoding } = plan;
  const kept =
    finishes && encoding !== undefined
      ? finishedBatches(query, { encoding, raw, settings })
      : columnBatches(query, raw);
  let rows = 0;
  for await (const batch of kept) {
    rows += batch.kind === 'encoded' ? batch.rowEnds.length : batch.rows;
    yield batch;
  }
  const versionsNow = await files?.versions(signal);
  for (const [file, version] of versionsNow ?? [])
    if ((versions?.get(file) ?? version) !== version) throw changedMeanwhile();
  if (counting === undefined) return;
  const before = await counting;
  const duplicates = before.total - before.incomplete - rows;
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
