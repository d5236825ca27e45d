import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FileBatch } from '../export/batch.ts';
import type { DuckDbSettings } from './duckdb-database.ts';
import type { ParquetSql } from './duckdb-parquet.ts';
import { DuckDbWriter, type WrittenFile } from './duckdb-writer.ts';
import { folderFailure } from './folder-failure.ts';
import { GrowingFile } from './growing-file.ts';
import { ParquetPages } from './parquet-pages.ts';
import { privateFolder } from './private-folder.ts';

export interface FilesQuery {
  readonly sql: ParquetSql;
  readonly maxRows: number;
  readonly settings: DuckDbSettings;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The files that DuckDB writes of a reading, byte for byte as they grow. They lie in a private folder, out of which each is taken
 * as soon as it is opened, so that nothing is left of it where the process dies; the folder itself goes at the end, or, where the
 * process was killed, when another reading begins. The disk holds the file that grows, whole until its last byte is read, and where
 * there are several also the rows behind the first, once, to the end.
 *
 * Rows are told when their values are in the bytes: as DuckDB writes row groups of some hundred thousand, in strides.
 *
 * @throws ExportError `source`, also where the folder is full or cannot be written to; or the signal's reason
 */
export async function* fileBatches({ sql, maxRows, settings, signal }: FilesQuery): AsyncGenerator<FileBatch> {
  const folder = await orFolderFailure(privateFolder(settings.temporaryFolder));
  const fileOf = (number: number) => join(folder.path, `${number}.parquet`);
  let writer: DuckDbWriter | undefined;
  try {
    writer = await DuckDbWriter.open(folder.path, settings, signal);
    const first = fileOf(1);
    const rows = yield* growing(first, writer.write(sql.first(first, maxRows), signal), sql.columns, signal);
    if (rows < maxRows) return;
    const rest = join(folder.path, 'rest.parquet');
    const { rows: more } = await writer.write(sql.rest(rest, maxRows), signal);
    for (let from = 1, number = 2; from <= more; from += maxRows, number++) {
      const file = fileOf(number);
      const to = Math.min(more, from + maxRows - 1);
      yield* growing(file, writer.write(sql.next(file, rest, from, to), signal), sql.columns, signal);
    }
  } finally {
    await writer?.close();
    await folder.remove();
  }
}

/** Milliseconds after which a file is looked at again. */
const LOOK_AGAIN = 10;

/** Bytes of a batch, and what a file must have before the first: one without rows is shorter, and is no file. */
const BLOCK = 2 ** 20;

/** @returns its rows */
async function* growing(
  path: string,
  written: Promise<WrittenFile>,
  columns: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<FileBatch, number> {
  const file = new GrowingFile(path, BLOCK);
  const pages = new ParquetPages(columns);
  let told = 0;
  const batchOf = (bytes: Uint8Array, endsFile: boolean): FileBatch => {
    pages.take(bytes);
    const rows = pages.rows - told;
    told = pages.rows;
    return { kind: 'file', bytes, rows, endsFile };
  };
  try {
    for (let hasEnded = false; !hasEnded;) {
      hasEnded = await Promise.race([written.then(() => true), setTimeout(LOOK_AGAIN, false)]);
      for (let ready = await orFolderFailure(file.ready()); ready >= BLOCK; ready -= BLOCK) {
        signal?.throwIfAborted();
        yield batchOf(await orFolderFailure(file.read(BLOCK)), false);
      }
    }
    const { rows, bytes } = await written;
    if (rows === 0) return 0;
    const last = batchOf(await orFolderFailure(file.readLast(bytes)), true);
    yield { ...last, rows: last.rows + rows - told };
    return rows;
  } finally {
    await file.close();
  }
}

async function orFolderFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw folderFailure(error);
  }
}
