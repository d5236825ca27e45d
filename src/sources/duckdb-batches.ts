import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { FieldPath, FieldType } from '../domain/field.ts';
import type { CsvDialect, ParquetCompression } from '../domain/file-format.ts';
import type { ColumnBatch, EncodedBatch, ProspectBatch } from '../export/batch.ts';
import type { Encoding } from '../export/prospect-source.ts';
import { valueColumn } from './duckdb-columns.ts';
import type { DuckDbDatabase, DuckDbSettings } from './duckdb-database.ts';
import { fileBatches } from './duckdb-files.ts';
import { LineReader } from './duckdb-line-reader.ts';
import { linesSql, type YieldedColumn } from './duckdb-lines.ts';
import { parquetSql } from './duckdb-parquet.ts';
import { RawReader, type RawVectors } from './duckdb-runs.ts';
import { columnName } from './duckdb-sql.ts';

/** What is read: a query whose columns are those of `readingSql`, and as what the fields are read. */
export interface RowsQuery {
  readonly sql: string;
  readonly fields: readonly FieldPath[];
  readonly types: readonly FieldType[];
  readonly database: DuckDbDatabase;
  readonly signal?: AbortSignal | undefined;
}

/** Columns, their texts read in runs where the binding allows it. */
export async function* columnBatches(query: RowsQuery, raw: RawVectors | undefined): AsyncGenerator<ColumnBatch> {
  const { sql, types, database, signal } = query;
  const reader = raw === undefined ? undefined : new RawReader(raw, types);
  for await (const chunk of database.chunks(raw === undefined ? textsAsBytes(sql, types) : sql, signal))
    yield {
      kind: 'columns',
      rows: chunk.rowCount,
      columns: reader?.columns(chunk) ?? valueColumns(chunk, types),
    };
}

/** How a reading is finished by DuckDB. */
export interface Finishing {
  readonly encoding: Encoding;
  readonly raw: RawVectors | undefined;
  readonly settings: DuckDbSettings;
}

/** Finished lines of CSV and finished files of Parquet where DuckDB makes them of every value as the engine does, else columns. */
export function finishedBatches(query: RowsQuery, finishing: Finishing): AsyncGenerator<ProspectBatch> {
  const { raw } = finishing;
  const { format } = finishing.encoding;
  if (format.type === 'csv' && raw !== undefined) return lineBatches(query, finishing.encoding, format.dialect, raw);
  if (format.type === 'parquet') return parquetBatches(query, finishing, format.compression);
  return columnBatches(query, raw);
}

function lineBatches(
  query: RowsQuery,
  { mapping }: Encoding,
  dialect: CsvDialect,
  raw: RawVectors,
): AsyncGenerator<ProspectBatch> {
  const sql = linesSql(query.sql, dialect, mapping, yieldedColumns(query));
  if (sql === undefined) return columnBatches(query, raw);
  return lines({ ...query, sql }, new LineReader(raw, dialect.lineEnding));
}

function parquetBatches(
  query: RowsQuery,
  { encoding: { mapping, maxRows }, raw, settings }: Finishing,
  compression: ParquetCompression,
): AsyncGenerator<ProspectBatch> {
  const sql = parquetSql(query.sql, compression, mapping, yieldedColumns(query));
  if (sql === undefined || maxRows === undefined) return columnBatches(query, raw);
  return fileBatches({ sql, maxRows, settings, signal: query.signal });
}

function yieldedColumns({ fields, types }: RowsQuery): ReadonlyMap<FieldPath, YieldedColumn> {
  return new Map(fields.map((path, index) => [path, { sql: columnName(index), type: types[index] ?? 'string' }]));
}

async function* lines({ sql, database, signal }: RowsQuery, reader: LineReader): AsyncGenerator<EncodedBatch> {
  for await (const chunk of database.chunks(sql, signal)) yield reader.read(chunk);
}

function textsAsBytes(rows: string, types: readonly FieldType[]): string {
  const columns = types.map((type, index) => (type === 'string' ? `encode(${columnName(index)})` : columnName(index)));
  return `SELECT ${columns.join(', ')} FROM (${rows})`;
}

function valueColumns(chunk: DuckDBDataChunk, types: readonly FieldType[]): ColumnBatch['columns'] {
  return types.map((type, index) => valueColumn(chunk.getColumnValues(index), type));
}
