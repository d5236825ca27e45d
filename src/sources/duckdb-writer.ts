import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  interruptOn,
  interruptUntilStopped,
  openInstance,
  readingFailure,
  type DuckDbSettings,
} from './duckdb-database.ts';
import { folderFailure } from './folder-failure.ts';
import { Turns } from './turns.ts';

/** What DuckDB says of a file that it has written. */
export interface WrittenFile {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Writers at work in this process: each holds one of the four threads of libuv's pool as long as it writes, and files, host names and
 * zlib need the others.
 */
const turns = new Turns(2);

/**
 * An engine of its own for files. It does not care for order, without which DuckDB does not bound a row group by bytes; one thread
 * keeps it all the same: rows go through one buffer into one file.
 */
export class DuckDbWriter {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #folder: string;
  readonly #stopInterrupting: () => void;
  readonly #giveBack: () => void;
  #ended: Promise<unknown> = Promise.resolve();

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    hold: { readonly folder: string; readonly stopInterrupting: () => void; readonly giveBack: () => void },
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#folder = hold.folder;
    this.#stopInterrupting = hold.stopInterrupting;
    this.#giveBack = hold.giveBack;
  }

  /**
   * Waits for its turn.
   *
   * @param folder where the files go, and what does not fit into memory
   * @throws the signal's reason
   */
  static async open(folder: string, settings: DuckDbSettings, signal?: AbortSignal): Promise<DuckDbWriter> {
    const giveBack = await turns.take(signal);
    try {
      const instance = await openInstance(
        { ...settings, temporaryFolder: folder },
        { preserve_insertion_order: 'false' },
      );
      const connection = await instance.connect();
      return new DuckDbWriter(instance, connection, {
        ...{ folder, giveBack },
        stopInterrupting: interruptOn(signal, connection),
      });
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /**
   * Runs a `COPY` that returns statistics; one at a time.
   *
   * @throws ExportError `source`, or the signal's reason
   */
  write(copy: string, signal?: AbortSignal): Promise<WrittenFile> {
    const written = this.#write(copy, signal);
    // Whoever awaits it hears of its failure; until then it is not unhandled.
    written.catch(() => undefined);
    this.#ended = written;
    return written;
  }

  /** Resolves when nothing writes any more. */
  async close(): Promise<void> {
    const stop = interruptUntilStopped(this.#connection);
    await Promise.allSettled([this.#ended]);
    stop();
    this.#stopInterrupting();
    this.#connection.closeSync();
    this.#instance.closeSync();
    this.#giveBack();
  }

  async #write(copy: string, signal: AbortSignal | undefined): Promise<WrittenFile> {
    try {
      signal?.throwIfAborted();
      const [file] = (await this.#connection.runAndReadAll(copy)).getRowObjects();
      return { rows: Number(file?.['count'] ?? 0), bytes: Number(file?.['file_size_bytes'] ?? 0) };
    } catch (error) {
      signal?.throwIfAborted();
      throw this.#isOfFolder(error) ? folderFailure(error) : readingFailure(error);
    }
  }

  /** Whether a file on its way was the reason. The first line says so; those below quote the statement. */
  #isOfFolder(error: unknown): boolean {
    if (!(error instanceof Error)) return false;
    const [first = ''] = error.message.split('\n');
    return first.startsWith('IO Error') && first.includes(this.#folder);
  }
}
