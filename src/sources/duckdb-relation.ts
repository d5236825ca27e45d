import type { DuckDbDatabase } from './duckdb-database.ts';
import { enclosed, identifier, literal } from './sql-text.ts';

/** A table that can stand after FROM, and its columns with DuckDB's own types. */
export interface Relation {
  readonly sql: string;
  readonly columns: ReadonlyMap<string, string>;
}

type FileKind = 'parquet' | 'csv' | 'json';

/**
 * A file or glob by the reader of its extension, or a query.
 *
 * @param texts columns that stay texts whatever they look like: a reader that guesses takes 007 for a number, and a text that
 *   looks like a day for a date
 */
export async function relationOf(
  prospects: string,
  texts: ReadonlySet<string>,
  database: DuckDbDatabase,
): Promise<Relation> {
  const text = prospects.trim();
  if (isQuery(text)) return described(enclosed(text.replace(/[;\s]+$/, '')), database);
  const kind = kindOf(text);
  const guessed = await described(reader(kind, text), database);
  const forced = [...guessed.columns].filter(([name, type]) => texts.has(name) && type !== 'VARCHAR');
  if (kind === 'parquet' || forced.length === 0) return guessed;
  return described(reader(kind, text, typesOf(kind, guessed.columns, new Set(forced.map(([name]) => name)))), database);
}

/** Comments may stand before it. */
function isQuery(text: string): boolean {
  return /^(?:--[^\n]*\n|\/\*.*?\*\/|\s)*(?:select|with|from|values)\b/is.test(text);
}

/** @throws RangeError where it is neither a file that can be read nor a query */
function kindOf(path: string): FileKind {
  if (/\.parquet$/i.test(path)) return 'parquet';
  if (/\.(csv|tsv)(\.gz|\.zst)?$/i.test(path)) return 'csv';
  if (/\.(ndjson|jsonl|json)(\.gz|\.zst)?$/i.test(path)) return 'json';
  throw new RangeError(`Prospects are read from .csv, .ndjson and .parquet files, or by a query; ${path} is neither.`);
}

function reader(kind: FileKind, path: string, types = ''): string {
  return `read_${kind}(${literal(path)}${types})`;
}

/** JSON's reader takes the types of all columns or of none. */
function typesOf(kind: FileKind, columns: ReadonlyMap<string, string>, texts: ReadonlySet<string>): string {
  const types = [...columns]
    .filter(([name]) => kind === 'json' || texts.has(name))
    .map(([name, type]) => `${identifier(name)}: ${literal(texts.has(name) ? 'VARCHAR' : type)}`);
  return `, ${kind === 'json' ? 'columns' : 'types'} = {${types.join(', ')}}`;
}

async function described(sql: string, database: DuckDbDatabase): Promise<Relation> {
  const rows = await database.rows(`DESCRIBE SELECT * FROM ${sql}`);
  return { sql, columns: new Map(rows.map(([name, type]) => [String(name), String(type)])) };
}
