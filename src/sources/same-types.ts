import { ExportError } from '../export/export-error.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import { literal } from './sql-text.ts';

/**
 * Sees that all Parquet files of a glob hold a column in types that can be read as that of the first file: DuckDB casts what the others
 * hold, and rounds a fraction where the first one holds integers.
 *
 * @throws ExportError `source`
 */
export async function requireSameTypes(path: string, database: DuckDbDatabase, signal?: AbortSignal): Promise<void> {
  const files = await database.rows(`SELECT file FROM glob(${literal(path)})`, signal);
  if (files.length < 2) return;
  const types = new Map<string, string>();
  for (const [file] of files) {
    const columns = await database.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(String(file))})`, signal);
    for (const [name, type] of columns.map((column) => column.map(String))) {
      const kind = kindOf(type ?? '');
      const first = types.get(name ?? '');
      if (first !== undefined && first !== kind) throw differing(name ?? '');
      types.set(name ?? '', kind);
    }
  }
}

/** The same for types whose values one can be read as the other, or are refused where they cannot. */
function kindOf(type: string): string {
  if (/^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type)) return 'integer';
  return type.startsWith('TIMESTAMP') ? 'moment' : type;
}

function differing(name: string): ExportError {
  return new ExportError('source', `The files of the prospects hold the column ${name} in different types.`, {
    nextStep: 'Write them anew with one type, or read them by a query that says which.',
  });
}
