import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ExportError } from '../export/export-error.ts';
import {
  interruptOn,
  interruptUntilStopped,
  openInstance,
  readingFailure,
  type DuckDbSettings,
} from './duckdb-database.ts';
import { Turns } from './turns.ts';

/** A statement that writes a file, on its way. */
export interface Writing {
  /** The rows that the file has. @throws ExportError `source`, or the signal's reason */
  readonly ended: Promise<number>;
  /** The share of its source that it has read, from 0 to 1, where DuckDB knows it. */
  readonly share: () => number;
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
  readonly #stopInterrupting: () => void;
  readonly #giveBack: () => void;
  #ended: Promise<unknown> = Promise.resolve();

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    hold: { readonly stopInterrupting: () => void; readonly giveBack: () => void },
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#stopInterrupting = hold.stopInterrupting;
    this.#giveBack = hold.giveBack;
  }

  /** Waits for its turn. @throws the signal's reason */
  static async open(settings: DuckDbSettings, signal?: AbortSignal): Promise<DuckDbWriter> {
    const giveBack = await turns.take(signal);
    try {
      const instance = await openInstance(settings, { preserve_insertion_order: 'false' });
      const connection = await instance.connect();
      await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
      return new DuckDbWriter(instance, connection, { stopInterrupting: interruptOn(signal, connection), giveBack });
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /** Begins a `COPY`; one at a time. */
  begin(copy: string, signal?: AbortSignal): Writing {
    const ended = this.#write(copy, signal);
    // Whoever awaits it hears of its failure; until then it is not unhandled.
    ended.catch(() => undefined);
    this.#ended = ended;
    return { ended, share: () => Math.min(1, Math.max(0, this.#connection.progress.percentage / 100)) };
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

  async #write(copy: string, signal: AbortSignal | undefined): Promise<number> {
    try {
      signal?.throwIfAborted();
      const [row] = (await this.#connection.runAndReadAll(copy)).getRows();
      return Number(row?.[0] ?? 0);
    } catch (error) {
      signal?.throwIfAborted();
      throw writingFailure(error);
    }
  }
}

/** DuckDB says of a reading that it "could not read", of a full disk that it "could not write". */
function writingFailure(error: unknown): unknown {
  const isWriting =
    error instanceof Error && /could not (?:write|open|create)[^\n]*prospect-files-/i.test(error.message);
  return isWriting ? noRoom(error) : readingFailure(error);
}

/** Says that there is no room for files on their way. */
export function noRoom(cause: unknown): ExportError {
  return new ExportError('source', 'The files could not be written to the temporary folder on their way.', {
    nextStep: 'Free some disk space there, or give the source another temporary folder, then retry.',
    cause,
  });
}
