import type { DuckDBConnection } from '@duckdb/node-api';
import * as v from 'valibot';
import { audienceSchema, type Audience } from '../domain/audience.ts';
import type { Field, FieldPath, FieldType } from '../domain/field.ts';
import type { AudienceId } from '../domain/ids.ts';
import type { Instant } from '../domain/primitives.ts';
import { instantOf } from '../domain/slots.ts';
import type { ProspectBatch } from '../export/batch.ts';
import { ExportError } from '../export/export-error.ts';
import type { ProspectSource, Reading, ReadOptions, ReadPlan } from '../export/prospect-source.ts';
import { columnOf } from './duckdb-columns.ts';
import { countingSql, expressionsOf, readingSql, relationOf, type Expressions } from './duckdb-sql.ts';

/** An audience as a condition over the prospects. */
export interface ConditionAudience {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly origin: string;
  readonly folder?: string;
  readonly tags?: readonly string[];
  /** SQL over the columns of the prospects: `country = 'FR'`. */
  readonly where: string;
}

export interface DuckDbSourceOptions {
  /** A file or glob (`.csv`, `.ndjson`, `.parquet`), or a query. */
  readonly prospects: string;
  readonly audiences: readonly ConditionAudience[];
  /** The schema. A field is the column of the same name, unless an expression says otherwise. */
  readonly fields: readonly Field[];
  readonly expressions?: Readonly<Record<string, string>>;
  /** The greatest value marks the latest of several records of one prospect. */
  readonly latest?: FieldPath;
  /** When the prospects were landed, and after how many days each expires. */
  readonly expiry?: { readonly landedAt: FieldPath; readonly lifetimeDays: number };
  /** When the audiences were evaluated. */
  readonly evaluatedAt: Instant;
}

/** Prospects in files, read by DuckDB, which filters and deduplicates where they lie. One thread, so that the order is the file's. */
export async function duckDbSource(options: DuckDbSourceOptions): Promise<ProspectSource> {
  const relation = relationOf(options.prospects);
  const expressions = expressionsOf(options.fields, options.expressions ?? {});
  const whereOf = (id: AudienceId): string => {
    const audience = options.audiences.find((known) => known.id === id);
    if (audience === undefined)
      throw new ExportError('source', 'The source does not know this audience.', {
        nextStep: 'Remove it from the activation.',
      });
    return audience.where;
  };
  const connect = await connector();
  return {
    ...(options.latest === undefined ? {} : { latest: options.latest }),
    audiences: () => onConnection(connect, (connection) => readAudiences(connection, relation, expressions, options)),
    fields: () => Promise.resolve(options.fields),
    count: (id) =>
      onConnection(
        connect,
        async (connection) => (await counts(connection, countingSql(relation, whereOf(id), [], expressions))).total,
      ),
    read: async (plan, readOptions) =>
      readPlan(await connect(), relation, whereOf(plan.audienceId), plan, expressions, options.latest, readOptions),
  };
}

/** DuckDB is an optional peer: only who reads files needs it. */
async function connector(): Promise<() => Promise<DuckDBConnection>> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((cause: unknown) => {
    throw new Error('Reading prospects from files needs the package @duckdb/node-api: npm install @duckdb/node-api', {
      cause,
    });
  });
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    preserve_insertion_order: 'true',
    TimeZone: 'UTC',
  }).catch(() => DuckDBInstance.create(':memory:', { threads: '1' }));
  return () => instance.connect();
}

async function onConnection<T>(
  connect: () => Promise<DuckDBConnection>,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await connect();
  try {
    return await work(connection);
  } catch (error) {
    throw sourceError(error);
  } finally {
    connection.closeSync();
  }
}

async function readAudiences(
  connection: DuckDBConnection,
  relation: string,
  expressions: Expressions,
  options: DuckDbSourceOptions,
): Promise<readonly Audience[]> {
  const landed = options.expiry === undefined ? undefined : expressions.get(options.expiry.landedAt)?.sql;
  const audiences: Audience[] = [];
  for (const { where, ...audience } of options.audiences) {
    const spans =
      landed === undefined
        ? ''
        : `, epoch_ms(min(CAST(${landed} AS TIMESTAMP))), epoch_ms(max(CAST(${landed} AS TIMESTAMP))), count(*) FILTER (WHERE epoch_ms(CAST(${landed} AS TIMESTAMP)) < ${expiringBefore(options)})`;
    const [row] = await rowsOf(connection, `SELECT count(*)${spans} FROM ${relation} WHERE (${where})`);
    const [profiles = 0, oldest, newest, expiring] = (row ?? []).map((value) =>
      value === null ? undefined : Number(value),
    );
    audiences.push(
      v.parse(audienceSchema, {
        tags: [],
        ...audience,
        dataType: 'prospects',
        profiles,
        status: 'published',
        availability: profiles === 0 ? { kind: 'unavailable', reason: 'empty' } : { kind: 'available' },
        evaluatedAt: options.evaluatedAt,
        createdAt: options.evaluatedAt,
        updatedAt: options.evaluatedAt,
        ...(oldest === undefined || newest === undefined
          ? {}
          : {
              expiry: {
                oldestLandedAt: instantOf({ epochMilliseconds: oldest }),
                newestLandedAt: instantOf({ epochMilliseconds: newest }),
                withinSevenDays: (expiring ?? 0) / profiles,
              },
            }),
      }),
    );
  }
  return audiences;
}

const DAY = 86_400_000;

/** Landed before this moment, a profile expires within seven days of the evaluation. */
function expiringBefore({ evaluatedAt, expiry }: DuckDbSourceOptions): number {
  return Date.parse(evaluatedAt) + 7 * DAY - (expiry?.lifetimeDays ?? 0) * DAY;
}

async function readPlan(
  connection: DuckDBConnection,
  relation: string,
  where: string,
  plan: ReadPlan,
  expressions: Expressions,
  latest: FieldPath | undefined,
  options: ReadOptions | undefined,
): Promise<Reading> {
  const { signal } = options ?? {};
  const types = plan.fields.map((path): FieldType => expressions.get(path)?.type ?? 'string');
  return {
    leavesOutIncomplete: true,
    leavesOutDuplicates: true,
    batches: batches(
      connection,
      {
        counting: countingSql(relation, where, plan.mandatory, expressions),
        reading: readingSql(relation, where, plan, expressions, latest),
      },
      types,
      signal,
    ),
  };
}

async function* batches(
  connection: DuckDBConnection,
  sql: { readonly counting: string; readonly reading: string },
  types: readonly FieldType[],
  signal?: AbortSignal,
): AsyncGenerator<ProspectBatch> {
  try {
    const { total, incomplete } = await counts(connection, sql.counting);
    const result = await connection.stream(sql.reading);
    let kept = 0;
    for (;;) {
      signal?.throwIfAborted();
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      kept += chunk.rowCount;
      yield {
        kind: 'columns',
        rows: chunk.rowCount,
        columns: types.map((type, index) => columnOf(chunk.getColumnValues(index), type)),
      };
    }
    yield {
      kind: 'columns',
      rows: 0,
      columns: types.map(() => ({ kind: 'values', values: [] })),
      leftOut: { excluded: incomplete, duplicates: total - incomplete - kept },
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw sourceError(error);
  } finally {
    connection.closeSync();
  }
}

async function counts(
  connection: DuckDBConnection,
  sql: string,
): Promise<{ readonly total: number; readonly incomplete: number }> {
  const [row] = await rowsOf(connection, sql);
  return { total: Number(row?.[0] ?? 0), incomplete: Number(row?.[1] ?? 0) };
}

async function rowsOf(connection: DuckDBConnection, sql: string) {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows();
}

/** What DuckDB says names the file and the line, which is what the person needs; values of the row that it quotes are left out. */
function sourceError(error: unknown): unknown {
  if (error instanceof ExportError || !(error instanceof Error)) return error;
  const [firstLine = ''] = error.message.split('\n');
  const where = /[Ll]ine:? ?(\d+)/.exec(error.message)?.[1];
  const kind = /^([A-Z][\w ]*Error)/.exec(firstLine)?.[1] ?? 'Error';
  return new ExportError(
    'source',
    `The prospects could not be read (${kind}${where === undefined ? '' : `, line ${where}`}).`,
    {
      nextStep: 'Mend the file, or the condition of the audience, then retry.',
      cause: error,
    },
  );
}
