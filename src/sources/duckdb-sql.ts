import { isNested, type FieldPath } from '../domain/field.ts';
import { ExportError } from '../export/export-error.ts';
import type { ReadPlan } from '../export/prospect-source.ts';
import { castSql } from './duckdb-casts.ts';
import type { Expressions, FieldExpression } from './duckdb-fields.ts';
import { printedSql } from './duckdb-lines.ts';
import { jsonSql } from './duckdb-nested.ts';
import { enclosed, identifier } from './sql-text.ts';

/** What is read: a table, and which of its rows an audience has. */
export interface Selection {
  readonly relation: string;
  /** A condition, or TRUE. */
  readonly where: string;
}

/** Rows of an audience as the plan wants them, in the order in which they lie. */
export function readingSql(
  { relation, where }: Selection,
  plan: ReadPlan,
  expressions: Expressions,
  latest: FieldPath | undefined,
): string {
  const complete = [
    enclosed(where),
    ...plan.mandatory.map((path) => `NOT ${isMissing(expressionOf(path, expressions))}`),
  ];
  const valueOf = (path: FieldPath) => castOf(path, expressionOf(path, expressions));
  const columns = plan.fields.map((path, index) => `${valueOf(path)} AS ${columnName(index)}`);
  const condition = complete.join(' AND ');
  if (plan.deduplicationKey.length === 0) return `SELECT ${columns.join(', ')} FROM ${relation} WHERE ${condition}`;
  const key = plan.deduplicationKey.map((path) => expressionOf(path, expressions));
  const newest = latest === undefined ? 'NULL' : timeOf(latest, expressionOf(latest, expressions));
  // Rows are numbered as they lie, so that the ties and the order of what is kept are those of the file.
  const numbered =
    `SELECT ${[...columns, ...plan.deduplicationKey.map((path, index) => `${valueOf(path)} AS k${index}`)].join(', ')}, ${newest} AS pa_latest, ` +
    `${key.map(isMissing).join(' OR ')} AS pa_keyless, row_number() OVER () AS pa_row FROM ${relation} WHERE ${condition}`;
  const ties = plan.fields
    .map((path, index) => ({ path, sql: columnName(index), type: expressionOf(path, expressions).type }))
    .filter(({ path }) => !plan.deduplicationKey.includes(path) && path !== latest)
    .filter(({ type }) => !isNested(type))
    .map((column) => `coalesce(${printedSql(column)}, '')`);
  const order = ['pa_latest DESC NULLS LAST', ...ties, 'pa_row'].join(', ');
  return (
    `SELECT ${plan.fields.map((_, index) => columnName(index)).join(', ')} FROM (${numbered}) ` +
    `QUALIFY pa_keyless OR row_number() OVER (PARTITION BY pa_keyless, ${key.map((_, index) => `k${index}`).join(', ')} ORDER BY ${order}) = 1 ` +
    `ORDER BY pa_row`
  );
}

/** How many rows an audience has, and how many of them lack a mandatory value. */
export function countingSql(
  { relation, where }: Selection,
  mandatory: readonly FieldPath[],
  expressions: Expressions,
): string {
  const incomplete = mandatory.map((path) => isMissing(expressionOf(path, expressions))).join(' OR ');
  return `SELECT count(*), count(*) FILTER (WHERE ${incomplete || 'FALSE'}) FROM ${relation} WHERE ${enclosed(where)}`;
}

/** What a column is called in `readingSql`. */
export function columnName(index: number): string {
  return identifier(`c${index}`);
}

/** Whether it is absent, an empty text, or JSON's own word for what is absent. */
function isMissing({ sql, type, nativeType }: FieldExpression): string {
  if (type === 'string') return `(${sql} IS NULL OR CAST(${sql} AS VARCHAR) = '')`;
  return nativeType === 'JSON' ? `(${sql} IS NULL OR CAST(${sql} AS VARCHAR) = 'null')` : `(${sql} IS NULL)`;
}

/** What tells which record is the latest: by the type of its field, and of a day also the time of it. */
function timeOf(path: FieldPath, expression: FieldExpression): string {
  return castOf(path, expression.type === 'date' ? { ...expression, type: 'timestamp' } : expression);
}

/** The value as the type in which it is read. */
function castOf(path: FieldPath, { sql, type, nativeType }: FieldExpression): string {
  return isNested(type) ? jsonSql(sql, nativeType) : castSql(sql, nativeType, type, path);
}

/** @throws ExportError `source` where the prospects have no such field */
export function expressionOf(path: FieldPath, expressions: Expressions): FieldExpression {
  const expression = expressions.get(path);
  if (expression !== undefined) return expression;
  throw new ExportError('source', `The prospects have no field ${path}.`, {
    nextStep: 'Take it out of the mapping, or check that the file still has it.',
  });
}
