import type { FieldPath } from '../domain/field.ts';
import { ExportError } from '../export/export-error.ts';
import { csvStyle, type CsvStyle } from './csv-style.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import { requireSameTypes } from './same-types.ts';
import { enclosed, literal } from './sql-text.ts';
import { readTypes, strictColumns, type TextKind } from './text-columns.ts';

/** A table that can stand after FROM, and its columns with DuckDB's own types. */
export interface Relation {
  readonly sql: string;
  readonly columns: ReadonlyMap<string, string>;
  /** Absent where a query says where the prospects lie. */
  readonly files?: RelationFiles;
}

/** The files of a relation. */
export interface RelationFiles {
  /**
   * Sees before a reading that they can be read as they could when the relation was made.
   *
   * @throws ExportError `source`
   */
  check(signal?: AbortSignal): Promise<void>;
  /** How large they are, and when each was last written to: a reader of a file that grows or is cut off takes its end for the file's. */
  versions(signal?: AbortSignal): Promise<ReadonlyMap<string, string>>;
}

type FileKind = TextKind | 'parquet';

/**
 * A file or glob by the reader of its extension, or a query.
 *
 * @param texts fields that stay texts whatever they look like
 */
export async function relationOf(
  prospects: string,
  texts: ReadonlySet<FieldPath>,
  database: DuckDbDatabase,
): Promise<Relation> {
  const text = prospects.trim();
  if (isQuery(text)) return described(enclosed(text.replace(/[;\s]+$/, '')), database);
  const kind = kindOf(text);
  const { options, hasOwnMoments } = kind === 'csv' ? await csvStyle(text, database) : noStyle;
  const guessed = await described(reader(kind, text, options), database);
  const files: RelationFiles = {
    check: (signal) => (kind === 'parquet' ? requireSameTypes(text, database, signal) : Promise.resolve()),
    versions: (signal) => versionsOf(text, database, signal),
  };
  if (kind === 'parquet') return { ...guessed, files };
  if (kind === 'json') await requireDistinctKeys(text, database);
  const columns = { kind, types: guessed.columns, texts, hasOwnMoments };
  const sql = reader(kind, text, options + typesOf(kind, readTypes(columns)));
  return { ...(await described(`(SELECT ${strictColumns(columns).join(', ')} FROM ${sql})`, database)), files };
}

/** Comments may stand before it; a file may be called `from-crm.csv`. */
function isQuery(text: string): boolean {
  return /^(?:--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/|\s)*(?:select|with|from|values)(?=[\s("'*/]|$)/is.test(text);
}

/** @throws RangeError where it is neither a file that can be read nor a query */
function kindOf(path: string): FileKind {
  if (/\.parquet$/i.test(path)) return 'parquet';
  if (/\.(csv|tsv)(\.gz|\.zst)?$/i.test(path)) return 'csv';
  if (/\.(ndjson|jsonl|json)(\.gz|\.zst)?$/i.test(path)) return 'json';
  throw new RangeError(`Prospects are read from .csv, .ndjson and .parquet files, or by a query; ${path} is neither.`);
}

const noStyle: CsvStyle = { options: '', hasOwnMoments: false };

function reader(kind: FileKind, path: string, options: string): string {
  return `read_${kind}(${literal(path)}${options})`;
}

/** JSON's reader takes the types of all columns or of none, and CSV's by their names. */
function typesOf(kind: TextKind, types: ReadonlyMap<string, string>): string {
  const named = [...types].map(([name, type]) => `${literal(name)}: ${literal(type)}`);
  return `, ${kind === 'json' ? 'columns' : 'types'} = {${named.join(', ')}}`;
}

/**
 * DuckDB tells no names apart by their case: it calls the second of two keys otherwise, and finds it under that name no more.
 *
 * @throws ExportError `source`
 */
async function requireDistinctKeys(path: string, database: DuckDbDatabase): Promise<void> {
  const records = `SELECT json FROM read_json_objects(${literal(path)}) LIMIT ${GUESSED_ROWS}`;
  const keys = await database.rows(
    `SELECT string_agg(key, '" and "' ORDER BY key) FROM (SELECT DISTINCT unnest(json_keys(json)) AS key FROM (${records})) ` +
      `GROUP BY lower(key) HAVING count(*) > 1`,
  );
  const [twice] = keys;
  if (twice === undefined) return;
  throw new ExportError('source', `The prospects have keys that differ by their case alone: "${String(twice[0])}".`, {
    nextStep: 'Give one of the two another name in the file.',
  });
}

/** Rows from which DuckDB's readers guess, unless told. */
const GUESSED_ROWS = 20_480;

async function described(sql: string, database: DuckDbDatabase): Promise<Relation> {
  const rows = await database.rows(`DESCRIBE SELECT * FROM ${sql}`);
  return { sql, columns: new Map(rows.map(([name, type]) => [String(name), String(type)])) };
}

async function versionsOf(
  path: string,
  database: DuckDbDatabase,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const files = await database.rows(
    `SELECT filename, concat_ws(' ', size, epoch_us(last_modified)) FROM read_blob(${literal(path)})`,
    signal,
  );
  return new Map(files.map(([name, version]) => [String(name), String(version)]));
}
