import type { FieldPath } from '../domain/field.ts';
import { isNested } from '../domain/field.ts';
import type { ParquetCompression } from '../domain/file-format.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { YieldedColumn } from './duckdb-lines.ts';
import { identifier, literal } from './sql-text.ts';
import { columnName } from './duckdb-sql.ts';

/** Statements by which DuckDB writes the Parquet files of a reading. */
export interface ParquetSql {
  /** Columns of a file. */
  readonly columns: number;
  /** The first file, of at most so many rows, to a path. */
  first(path: string, maxRows: number): string;
  /** Every row behind these, numbered from 1, to a file out of which the others are made. */
  rest(path: string, maxRows: number): string;
  /** A file of the rows with these numbers. */
  next(path: string, rest: string, from: number, to: number): string;
}

/** Bytes of all names at most: a file without rows has little more than them, and stays shorter than a block. */
const MAX_NAME_BYTES = 2 ** 18;

/**
 * `undefined` where the files would not hold what the engine's own do: nested values, of which only the engine has the text, and
 * names that DuckDB changes, since it tells none apart by their case.
 *
 * @param rows a query that yields `columns`
 */
export function parquetSql(
  rows: string,
  compression: ParquetCompression,
  mapping: Mapping,
  columns: ReadonlyMap<FieldPath, YieldedColumn>,
): ParquetSql | undefined {
  const yielded = [...columns.values()];
  const cells = mapping.flatMap(({ source }) => columns.get(source) ?? []);
  if (cells.length < mapping.length || cells.some(({ type }) => isNested(type))) return undefined;
  const names = mapping.map(({ target }) => target);
  if (!keepsNames(names)) return undefined;
  const values = `SELECT ${yielded.map((column, index) => `${valueSql(column)} AS ${columnName(index)}`).join(', ')} FROM (${rows})`;
  const named = cells
    .map((cell, index) => `${columnName(yielded.indexOf(cell))} AS ${identifier(names[index] ?? '')}`)
    .join(', ');
  const copy = (query: string, path: string) =>
    `COPY (${query}) TO ${literal(path)} (FORMAT parquet, COMPRESSION ${codecs[compression]}, ` +
    `ROW_GROUP_SIZE ${GROUP_ROWS}, ROW_GROUP_SIZE_BYTES ${GROUP_BYTES}, USE_TMP_FILE false, RETURN_STATS true)`;
  return {
    columns: names.length,
    first: (path, maxRows) => copy(`SELECT ${named} FROM (${values}) LIMIT ${maxRows}`, path),
    rest: (path, maxRows) =>
      copy(`SELECT *, row_number() OVER () AS pa_row FROM (SELECT * FROM (${values}) OFFSET ${maxRows})`, path),
    next: (path, rest, from, to) =>
      copy(`SELECT ${named} FROM read_parquet(${literal(rest)}) WHERE pa_row BETWEEN ${from} AND ${to}`, path),
  };
}

/** DuckDB's own; and a bound of bytes in its memory, which is what keeps memory flat where rows are long. */
const GROUP_ROWS = 122_880;
const GROUP_BYTES = 32 * 2 ** 20;

const codecs = { none: 'uncompressed', snappy: 'snappy', gzip: 'gzip', zstd: 'zstd' } as const;

function keepsNames(names: readonly string[]): boolean {
  const bytes = names.reduce((sum, name) => sum + name.length * 3, 0);
  const isPlain = (name: string) => name !== '' && !name.includes('\0') && name.isWellFormed();
  return (
    bytes <= MAX_NAME_BYTES &&
    names.every(isPlain) &&
    new Set(names.map((name) => name.toLowerCase())).size === names.length
  );
}

/** A moment is one in UTC, whatever zone the machine has; DuckDB has no microseconds for those without end. */
function valueSql({ sql, type }: YieldedColumn): string {
  if (type !== 'timestamp') return sql;
  return `CASE WHEN isfinite(${sql}) THEN make_timestamptz(epoch_us(${sql})) ELSE CAST(CAST(${sql} AS VARCHAR) AS TIMESTAMPTZ) END`;
}
