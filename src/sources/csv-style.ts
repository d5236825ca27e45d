import { ExportError } from '../export/export-error.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import { literal } from './sql-text.ts';

/** How files of CSV are written, as far as their reader must not find out by itself. */
export interface CsvStyle {
  /** Of the reader, in SQL. */
  readonly options: string;
  /** Whether moments are in a form such as day, month, year: those that name a zone are in ISO 8601. */
  readonly hasOwnMoments: boolean;
}

/** Nothing is a comment: a reader that looks for such leaves out the rows whose first value begins with its mark. */
const NO_COMMENTS = `, comment = ''`;

/** A reader that sees no quotes in the first rows takes those of later rows for a part of their values. */
const QUOTES = `, quote = '"'`;

/** The style of the first file of a glob, by its first rows. */
export async function csvStyle(path: string, database: DuckDbDatabase): Promise<CsvStyle> {
  const [quote, moments] = await sniffed(path, database);
  return { options: quote === `'` ? NO_COMMENTS : NO_COMMENTS + QUOTES, hasOwnMoments: typeof moments === 'string' };
}

async function sniffed(path: string, database: DuckDbDatabase): Promise<readonly unknown[]> {
  try {
    const [first] = await database.rows(`SELECT file FROM glob(${literal(path)}) LIMIT 1`);
    if (first === undefined) return [];
    const [found] = await database.rows(`SELECT Quote, TimestampFormat FROM sniff_csv(${literal(String(first[0]))})`);
    return found ?? [];
  } catch (error) {
    // Whoever reads the file hears why it cannot be read.
    if (error instanceof ExportError) return [];
    throw error;
  }
}
