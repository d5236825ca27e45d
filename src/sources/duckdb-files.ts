import { mkdir, mkdtemp, open, rm, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FileBatch } from '../export/batch.ts';
import type { DuckDbSettings } from './duckdb-database.ts';
import type { ParquetSql } from './duckdb-parquet.ts';
import { DuckDbWriter, noRoom, type Writing } from './duckdb-writer.ts';

export interface FilesQuery {
  readonly sql: ParquetSql;
  readonly maxRows: number;
  readonly settings: DuckDbSettings;
  /** How many rows there will be, where that is known by now. */
  readonly expectedRows: () => number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The files that DuckDB writes of a reading, byte for byte as they grow. They lie in a private folder, out of which each is taken
 * as soon as it is opened, so that nothing is left of it where the process dies; where a system does not let go of an open file, and
 * of the folder itself, at the end. The disk holds what is not uploaded yet; where there are more files than one, also the rows
 * behind the first, once.
 */
export async function* fileBatches({ sql, maxRows, ...query }: FilesQuery): AsyncGenerator<FileBatch> {
  const { settings, signal } = query;
  const folder = await privateFolder(settings);
  const fileOf = (number: number) => join(folder, `${number}.parquet`);
  let writer: DuckDbWriter | undefined;
  try {
    writer = await DuckDbWriter.open(settings, signal);
    const expected = () => Math.min(maxRows, query.expectedRows() ?? 0);
    const first = fileOf(1);
    const rows = yield* growing(first, writer.begin(sql.first(first, maxRows), signal), { expected, signal });
    if (rows < maxRows) return;
    const rest = join(folder, 'rest.parquet');
    const more = await writer.begin(sql.rest(rest, maxRows), signal).ended;
    for (let from = 1, number = 2; from <= more; from += maxRows, number++) {
      const file = fileOf(number);
      const to = Math.min(more, from + maxRows - 1);
      yield* growing(file, writer.begin(sql.next(file, rest, from, to), signal), { expected: () => 0, signal });
    }
  } finally {
    await writer?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds after which a file is looked at again. */
const LOOK_AGAIN = 10;

/** Bytes of a batch, and what a file must have before the first: one without rows is shorter, and is no file. */
const BLOCK = 2 ** 20;

/** @returns its rows */
async function* growing(
  path: string,
  { ended, share }: Writing,
  { expected, signal }: { readonly expected: () => number; readonly signal: AbortSignal | undefined },
): AsyncGenerator<FileBatch, number> {
  const file = new GrowingFile(path);
  let told = 0;
  try {
    for (let hasEnded = false; !hasEnded;) {
      hasEnded = await Promise.race([ended.then(() => true), setTimeout(LOOK_AGAIN, false)]);
      for (let ready = await file.ready(); ready >= BLOCK; ready -= BLOCK) {
        signal?.throwIfAborted();
        const rows = Math.max(told, Math.floor(expected() * share()));
        yield { kind: 'file', bytes: await file.read(BLOCK), rows: rows - told, endsFile: false };
        told = rows;
      }
    }
    const rows = await ended;
    if (rows > 0) yield { kind: 'file', bytes: await file.read(await file.ready()), rows: rows - told, endsFile: true };
    return rows;
  } finally {
    await file.close();
  }
}

/** A file that another writes at its end, read from its beginning. Its memory is used again at every second reading. */
class GrowingFile {
  readonly #path: string;
  readonly #memory = [new Uint8Array(BLOCK), new Uint8Array(BLOCK)] as const;
  #turn: 0 | 1 = 0;
  #handle: FileHandle | undefined;
  #position = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Bytes that are there and were not read yet. */
  async ready(): Promise<number> {
    this.#handle ??= await this.#open();
    return this.#handle === undefined ? 0 : (await this.#handle.stat()).size - this.#position;
  }

  /** @returns so many bytes, good until the second reading after this one */
  async read(count: number): Promise<Uint8Array> {
    this.#turn = this.#turn === 0 ? 1 : 0;
    const bytes = this.#memory[this.#turn].subarray(0, count);
    for (let filled = 0; filled < count;) {
      const { bytesRead = 0 } = (await this.#handle?.read(bytes, filled, count - filled, this.#position)) ?? {};
      if (bytesRead === 0) throw noRoom(new Error('A file has become shorter'));
      filled += bytesRead;
      this.#position += bytesRead;
    }
    return bytes;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    // Where it could not go while it was open, or was never opened.
    await rm(this.#path, { force: true }).catch(() => undefined);
  }

  /** `undefined` while it is not there, or is not to be had yet. */
  async #open(): Promise<FileHandle | undefined> {
    const handle = await open(this.#path).catch(() => undefined);
    if (handle !== undefined) await unlink(this.#path).catch(() => undefined);
    return handle;
  }
}

/** Nobody else may look into it. */
async function privateFolder({ temporaryFolder = tmpdir() }: DuckDbSettings): Promise<string> {
  try {
    await mkdir(temporaryFolder, { recursive: true });
    return await mkdtemp(join(temporaryFolder, 'prospect-files-'));
  } catch (error) {
    throw noRoom(error);
  }
}
