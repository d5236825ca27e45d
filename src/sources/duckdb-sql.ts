import type { Field, FieldPath, FieldType } from '../domain/field.ts';
import type { ReadPlan } from '../export/prospect-source.ts';

/** Where a field's value lies: an expression over the prospects. */
export type Expressions = ReadonlyMap<FieldPath, { readonly sql: string; readonly type: FieldType }>;

/** What stands after FROM: a file or glob by the reader of its extension, or a query in parentheses. */
export function relationOf(prospects: string): string {
  const text = prospects.trim();
  if (/^(select|with|from|values)\b/i.test(text)) return `(${text})`;
  const path = literal(text);
  if (/\.parquet$/i.test(text)) return `read_parquet(${path})`;
  if (/\.(csv|tsv)(\.gz|\.zst)?$/i.test(text)) return `read_csv(${path})`;
  if (/\.(ndjson|jsonl|json)(\.gz|\.zst)?$/i.test(text)) return `read_json(${path})`;
  throw new RangeError(`Prospects are read from .csv, .ndjson and .parquet files, or by a query; ${text} is neither.`);
}

/** Rows of an audience as the plan wants them, in the order in which they lie, with nothing left out that it keeps. */
export function readingSql(
  relation: string,
  where: string,
  plan: ReadPlan,
  expressions: Expressions,
  latest: FieldPath | undefined,
): string {
  const numbered = `SELECT *, row_number() OVER () AS pa_row FROM ${relation}`;
  const complete = [`(${where})`, ...plan.mandatory.map((path) => `NOT ${isMissing(path, expressions)}`)].join(' AND ');
  const kept = `SELECT * FROM (${numbered}) WHERE ${complete} ${qualification(plan, expressions, latest)}`;
  return `SELECT ${plan.fields.map((path) => castOf(path, expressions)).join(', ')} FROM (${kept}) ORDER BY pa_row`;
}

/** How many rows an audience has, and how many of them lack a mandatory value. */
export function countingSql(
  relation: string,
  where: string,
  mandatory: readonly FieldPath[],
  expressions: Expressions,
): string {
  const incomplete =
    mandatory.length === 0 ? 'FALSE' : mandatory.map((path) => isMissing(path, expressions)).join(' OR ');
  return `SELECT count(*), count(*) FILTER (WHERE ${incomplete}) FROM ${relation} WHERE (${where})`;
}

/** The expression of each field: as it was given, or the column of the same name. */
export function expressionsOf(fields: readonly Field[], given: Readonly<Record<string, string>>): Expressions {
  return new Map(fields.map(({ path, type }) => [path, { sql: given[path] ?? identifier(path), type }]));
}

/** Keeps the latest of the rows that share their key; among equally late ones the first by the text of the fields. */
function qualification(plan: ReadPlan, expressions: Expressions, latest: FieldPath | undefined): string {
  if (plan.deduplicationKey.length === 0) return '';
  const key = plan.deduplicationKey.map((path) => textOf(path, expressions)).join(', ');
  const keyless = plan.deduplicationKey.map((path) => isMissing(path, expressions)).join(' OR ');
  const newest = latest === undefined ? [] : [`${sqlOf(latest, expressions)} DESC NULLS LAST`];
  const order = [
    ...newest,
    ...plan.fields.map((path) => `${textOf(path, expressions)} ASC NULLS FIRST`),
    'pa_row',
  ].join(', ');
  return `QUALIFY (${keyless}) OR row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) = 1`;
}

const casts: Readonly<Record<FieldType, (sql: string) => string>> = {
  string: (sql) => `CAST(${sql} AS VARCHAR)`,
  integer: (sql) => `CAST(${sql} AS BIGINT)`,
  double: (sql) => `CAST(${sql} AS DOUBLE)`,
  boolean: (sql) => `CAST(${sql} AS BOOLEAN)`,
  date: (sql) => `CAST(${sql} AS DATE)`,
  timestamp: (sql) => `CAST(${sql} AS TIMESTAMP)`,
  array: (sql) => `CAST(to_json(${sql}) AS VARCHAR)`,
  map: (sql) => `CAST(to_json(${sql}) AS VARCHAR)`,
  object: (sql) => `CAST(to_json(${sql}) AS VARCHAR)`,
};

function castOf(path: FieldPath, expressions: Expressions): string {
  const { sql, type } = expressionOf(path, expressions);
  return casts[type](sql);
}

function isMissing(path: FieldPath, expressions: Expressions): string {
  const { sql, type } = expressionOf(path, expressions);
  return type === 'string' ? `(${sql} IS NULL OR CAST(${sql} AS VARCHAR) = '')` : `(${sql} IS NULL)`;
}

function textOf(path: FieldPath, expressions: Expressions): string {
  return `CAST(${sqlOf(path, expressions)} AS VARCHAR)`;
}

function sqlOf(path: FieldPath, expressions: Expressions): string {
  return expressionOf(path, expressions).sql;
}

function expressionOf(path: FieldPath, expressions: Expressions): { readonly sql: string; readonly type: FieldType } {
  const expression = expressions.get(path);
  if (expression === undefined) throw new RangeError(`The prospects have no field ${path}.`);
  return expression;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
