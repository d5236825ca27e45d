import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { FieldPath, FieldType } from '../domain/field.ts';
import type { ColumnBatch, EncodedBatch, ProspectBatch } from '../export/batch.ts';
import type { ReadPlan } from '../export/prospect-source.ts';
import { valueColumn } from './duckdb-columns.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import { LineReader } from './duckdb-line-reader.ts';
import { linesSql } from './duckdb-lines.ts';
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

/** Finished lines where the format is CSV and DuckDB can print every value as the encoder does, else columns. */
export function lineBatches(
  query: RowsQuery,
  { format, mapping }: NonNullable<ReadPlan['encoding']>,
  raw: RawVectors,
): AsyncGenerator<ProspectBatch> {
  const { fields, types } = query;
  const columns = new Map(
    fields.map((path, index) => [path, { sql: columnName(index), type: types[index] ?? 'string' }] as const),
  );
  const sql = format.type === 'csv' ? linesSql(query.sql, format.dialect, mapping, columns) : undefined;
  if (format.type !== 'csv' || sql === undefined) return columnBatches(query, raw);
  return lines({ ...query, sql }, new LineReader(raw, format.dialect.lineEnding));
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
