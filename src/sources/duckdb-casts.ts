import type { FieldPath, FieldType } from '../domain/field.ts';
import { ExportError } from '../export/export-error.ts';
import { valuesTaken } from '../export/rows/values-taken.ts';
import { literal } from './sql-text.ts';

type ScalarType = Exclude<FieldType, 'array' | 'map' | 'object'>;

/** What DuckDB reads a value as. */
const readTypes: Readonly<Record<ScalarType, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/**
 * Casts that change no value. DuckDB's own round 1.5 to an integer, take 5 for true, and leave the zone of a text behind.
 * https://duckdb.org/docs/stable/sql/data_types/typecasting
 */
export const castMacros = [
  `CREATE MACRO pa_whole(x, unfit) AS CASE WHEN x IS NULL OR x = trunc(x) THEN CAST(x AS BIGINT) ELSE error(unfit) END`,
  `CREATE MACRO pa_whole_text(x, unfit) AS CASE WHEN CAST(TRY_CAST(x AS BIGINT) AS VARCHAR) = x THEN CAST(x AS BIGINT) ` +
    `WHEN x IS NULL THEN NULL WHEN TRY_CAST(x AS DOUBLE) = trunc(TRY_CAST(x AS DOUBLE)) THEN CAST(x AS BIGINT) ELSE error(unfit) END`,
  `CREATE MACRO pa_double_text(x, unfit) AS CASE WHEN length(x) > 15 AND regexp_full_match(x, '[+-]?[0-9]+') AND ` +
    `CAST(TRY_CAST(TRY_CAST(x AS DOUBLE) AS HUGEINT) AS VARCHAR) IS DISTINCT FROM ltrim(x, '+') THEN error(unfit) ELSE CAST(x AS DOUBLE) END`,
  // A cast that heeds zones takes six times as long: what stands in UTC goes without.
  `CREATE MACRO pa_moment_text(x) AS CASE WHEN (length(x) = 19 AND x[17] = ':') OR (x[-1] = 'Z' AND x[-2] BETWEEN '0' AND '9') ` +
    `THEN CAST(x AS TIMESTAMP) ELSE CAST(CAST(x AS TIMESTAMPTZ) AS TIMESTAMP) END`,
  `CREATE MACRO pa_truth(x, unfit) AS CASE WHEN x IS NULL OR x IN (0, 1) THEN CAST(x AS BOOLEAN) ELSE error(unfit) END`,
] as const;

const FRACTIONS = /^(?:DOUBLE|FLOAT|DECIMAL\()/;
const NUMBERS = /^(?:DOUBLE|FLOAT|DECIMAL\(|U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$)/;

/**
 * The value as the type in which its field is read; moments in UTC, which is the zone of the database.
 *
 * @param nativeType DuckDB's own of the value
 * @param name of the field, for the error
 */
export function castSql(sql: string, nativeType: string, type: ScalarType, name: FieldPath): string {
  const isText = nativeType === 'VARCHAR';
  const unfit = literal(`${UNFIT} ${type} ${name}`);
  if (type === 'integer' && isText) return `pa_whole_text(${sql}, ${unfit})`;
  if (type === 'double' && isText) return `pa_double_text(${sql}, ${unfit})`;
  if (type === 'integer' && FRACTIONS.test(nativeType)) return `pa_whole(${sql}, ${unfit})`;
  if (type === 'boolean' && NUMBERS.test(nativeType)) return `pa_truth(${sql}, ${unfit})`;
  if (type === 'date' && isText) return `CAST(pa_moment_text(${sql}) AS DATE)`;
  if (type === 'timestamp' && isText) return `pa_moment_text(${sql})`;
  return `CAST(${sql} AS ${readTypes[type]})`;
}

const UNFIT = 'pa_unfit';

/** What a message of DuckDB says of a value that is not of its field's type; it tells the field, and not the value. */
export function unfitFailure(message: string): ExportError | undefined {
  const [, type, name] = new RegExp(`^Invalid Input Error: ${UNFIT} (\\w+) (.*)`).exec(message) ?? [];
  if (type === undefined || !(type in valuesTaken)) return undefined;
  return new ExportError('source', `A value of the field "${name}" is no ${type}.`, {
    nextStep: `Mend the source, so that the field holds ${valuesTaken[type as FieldType]}, or the type of the field.`,
  });
}
