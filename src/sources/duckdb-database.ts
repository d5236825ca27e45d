import type { DuckDBConnection, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import { ExportError } from '../export/export-error.ts';

/** Settings of DuckDB's own, for machines that are small or shared. */
export interface DuckDbSettings {
  /** Memory that DuckDB may take before it writes to disk, such as `2GB`; 80 % of the machine's unless told. */
  readonly memoryLimit?: string;
  /** Where it writes what does not fit into memory. */
  readonly temporaryFolder?: string;
}

/**
 * An engine in this process, with one thread: then rows come in the order in which they lie, whenever they are read, and memory
 * stays flat.
 *
 * @throws Error with a sentence where the optional peer is not installed
 */
export class DuckDbDatabase {
  readonly #connect: () => Promise<DuckDBConnection>;

  private constructor(connect: () => Promise<DuckDBConnection>) {
    this.#connect = connect;
  }

  static async open(settings: DuckDbSettings = {}): Promise<DuckDbDatabase> {
    const { DuckDBInstance } = await import('@duckdb/node-api').catch((cause: unknown) => {
      throw new Error('Reading prospects from files needs the package @duckdb/node-api: npm install @duckdb/node-api', {
        cause,
      });
    });
    const instance = await DuckDBInstance.create(':memory:', {
      threads: '1',
      preserve_insertion_order: 'true',
      ...(settings.memoryLimit === undefined ? {} : { memory_limit: settings.memoryLimit }),
      ...(settings.temporaryFolder === undefined ? {} : { temp_directory: settings.temporaryFolder }),
    });
    return new DuckDbDatabase(() => instance.connect());
  }

  /** @throws ExportError `source` */
  async rows(sql: string, signal?: AbortSignal): Promise<DuckDBValue[][]> {
    return this.#onConnection(async (connection) => (await connection.runAndReadAll(sql)).getRows(), signal);
  }

  /**
   * The chunks of a query as they come, about 2,000 rows each. Ending early interrupts the query.
   *
   * @throws ExportError `source`, or the signal's reason
   */
  async *chunks(
    sql: string,
    signal?: AbortSignal,
  ): AsyncGenerator<NonNullable<Awaited<ReturnType<DuckDBResult['fetchChunk']>>>> {
    const connection = await this.#connect();
    const stopInterrupting = interruptOn(signal, connection);
    try {
      signal?.throwIfAborted();
      const result = await connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        signal?.throwIfAborted();
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk;
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw readingFailure(error);
    } finally {
      stopInterrupting();
      connection.closeSync();
    }
  }

  async #onConnection<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const connection = await this.#connect();
    const stopInterrupting = interruptOn(signal, connection);
    try {
      signal?.throwIfAborted();
      return await work(connection);
    } catch (error) {
      signal?.throwIfAborted();
      throw readingFailure(error);
    } finally {
      stopInterrupting();
      connection.closeSync();
    }
  }
}

/** Milliseconds: DuckDB forgets an interruption that comes before the query has begun to work, so it is repeated. */
const INTERRUPT_AGAIN = 50;

/** @returns stops it, once the query has ended */
function interruptOn(signal: AbortSignal | undefined, connection: DuckDBConnection): () => void {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), INTERRUPT_AGAIN);
  };
  signal?.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal?.removeEventListener('abort', interrupt);
    clearInterval(timer);
  };
}

/** DuckDB's message quotes values of the row, which nobody else should read: only its kind and the line are passed on. */
function readingFailure(error: unknown): unknown {
  if (error instanceof ExportError || !(error instanceof Error)) return error;
  const line = /\b[Ll]ine:? ?(\d+)/.exec(error.message)?.[1];
  const kind = /^([A-Z][\w ]*Error)/.exec(error.message)?.[1] ?? 'Error';
  const place = line === undefined ? '' : `, line ${line}`;
  return new ExportError('source', `The prospects could not be read (${kind}${place}).`, {
    nextStep: nextSteps[kind] ?? 'Mend the file, or the condition of the audience, then retry.',
    cause: error,
  });
}

const nextSteps: Readonly<Record<string, string>> = {
  'IO Error': 'Check that the file is there and may be read, then retry.',
  'Binder Error': 'Check the names of the columns in the fields and in the condition of the audience.',
  'Parser Error': 'Mend the condition of the audience, or the query of the prospects.',
  'Out of Memory Error': 'Give DuckDB more memory or a folder for temporary files, or take away the deduplication key.',
};
