import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import { ExportError } from '../export/export-error.ts';
import { castMacros, unfitFailure } from './duckdb-casts.ts';

/** Settings of DuckDB's own, for machines that are small or shared. */
export interface DuckDbSettings {
  /** Memory that DuckDB may take before it writes to disk, such as `2GB`; 80 % of the machine's unless told. */
  readonly memoryLimit?: string;
  /** Where it writes what does not fit into memory, and files before they go up; the system's own folder for files unless told. */
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
    const instance = await openInstance(settings, { preserve_insertion_order: 'true' });
    return new DuckDbDatabase(async () => {
      const connection = await instance.connect();
      await connection.run(`SET streaming_buffer_size = '${STREAMING_BUFFER}'`);
      return connection;
    });
  }

  /** @throws ExportError `source` */
  async rows(sql: string, signal?: AbortSignal): Promise<DuckDBValue[][]> {
    return this.#onConnection(async (connection) => (await connection.runAndReadAll(sql)).getRows(), signal);
  }

  /**
   * The chunks of a query as they come, about 2,000 rows each; some are fetched ahead, so that DuckDB works while one is used. Ending
   * early interrupts the query.
   *
   * @throws ExportError `source`, or the signal's reason
   */
  async *chunks(sql: string, signal?: AbortSignal): AsyncGenerator<DuckDBDataChunk> {
    const connection = await this.#connect();
    const stopInterrupting = interruptOn(signal, connection);
    let fetching: ChunksAhead | undefined;
    try {
      signal?.throwIfAborted();
      await connection.run('BEGIN');
      fetching = new ChunksAhead(await connection.stream(sql));
      for (;;) {
        const chunk = await fetching.next();
        signal?.throwIfAborted();
        if (chunk === null) break;
        yield chunk;
      }
      await requireEnd(sql, connection);
    } catch (error) {
      signal?.throwIfAborted();
      throw readingFailure(error);
    } finally {
      await fetching?.stop(connection);
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

/**
 * An engine in this process with one thread. Moments without a zone are in UTC, in conditions too, wherever the machine stands.
 *
 * @throws Error with a sentence where the optional peer is not installed
 */
export async function openInstance(
  { memoryLimit, temporaryFolder }: DuckDbSettings,
  more: Readonly<Record<string, string>>,
): Promise<DuckDBInstance> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((cause: unknown) => {
    throw new Error('Reading prospects from files needs the package @duckdb/node-api: npm install @duckdb/node-api', {
      cause,
    });
  });
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    allocator_bulk_deallocation_flush_threshold: FLUSHED_FROM,
    ...more,
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
    ...(temporaryFolder === undefined ? {} : { temp_directory: temporaryFolder }),
  });
  const connection = await instance.connect();
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
  for (const macro of castMacros) await connection.run(macro);
  connection.closeSync();
  return instance;
}

/**
 * What DuckDB makes ahead of who fetches. It counts a text by the sixteen bytes of its entry, so that its usual mebibyte would be
 * tens of them where a row is one long text.
 */
const STREAMING_BUFFER = '128KB';

/**
 * From this size on, a buffer that DuckDB asks for has its allocator give free pages back to the system first. Its usual half gibibyte
 * is never reached here, and the pages of every row group read so far would stay: some 50 MB at a million rows and more at ten. Row
 * groups of Parquet, 16 MB as DuckDB writes them, are read into one such buffer each. What writes files takes an eighth more processor
 * time for it, and 260 MB at a million rows and at ten instead of 290 and 317.
 */
const FLUSHED_FROM = '8MB';

/** Chunks that are fetched before they are asked for: each is held in memory, and some hundred kilobytes. */
const AHEAD = 2;

/** Fetches one chunk after another, some ahead of who uses them. */
class ChunksAhead {
  readonly #result: DuckDBResult;
  readonly #queue: Promise<DuckDBDataChunk | null>[] = [];
  #last: Promise<DuckDBDataChunk | null>;
  #isStopped = false;

  constructor(result: DuckDBResult) {
    this.#result = result;
    this.#last = this.#fetch();
    this.#queue.push(this.#last);
    while (this.#queue.length < AHEAD) this.#ask();
  }

  /** `null` after the last chunk. */
  async next(): Promise<DuckDBDataChunk | null> {
    // Chunks that are there already would be used one after the other without a turn of the loop, in which the next fetch begins.
    await setImmediate();
    const chunk = await this.#queue.shift();
    this.#ask();
    return chunk ?? null;
  }

  /** Resolves when nothing is being fetched any more. */
  async stop(connection: DuckDBConnection): Promise<void> {
    this.#isStopped = true;
    const stopInterrupting = interruptUntilStopped(connection);
    await Promise.allSettled([this.#last]);
    stopInterrupting();
  }

  #ask(): void {
    this.#last = this.#last.then((chunk) => (chunk === null || this.#isStopped ? null : this.#fetch()));
    // Whoever takes it hears of its failure; until then it is not unhandled.
    this.#last.catch(() => undefined);
    this.#queue.push(this.#last);
  }

  async #fetch(): Promise<DuckDBDataChunk | null> {
    const chunk = await this.#result.fetchChunk();
    return chunk === null || chunk.rowCount === 0 ? null : chunk;
  }
}

/**
 * A query that fails in its midst yields no more chunks, as if it were at its end: the binding tells the two apart by nothing. But its
 * transaction is aborted then, and refuses other queries; to hear why, the query is run again, and its rows are left.
 *
 * @throws what DuckDB says of the failed query
 */
async function requireEnd(sql: string, connection: DuckDBConnection): Promise<void> {
  try {
    await connection.run('SELECT 1');
  } catch (error) {
    await connection.run('ROLLBACK');
    await connection.run(`EXPLAIN ANALYZE ${sql}`);
    throw error;
  }
}

/** Milliseconds: DuckDB forgets an interruption that comes before the query has begun to work, so it is repeated. */
const INTERRUPT_AGAIN = 50;

/** @returns stops it, once the query has ended */
export function interruptOn(signal: AbortSignal | undefined, connection: DuckDBConnection): () => void {
  let stop = () => undefined as void;
  const interrupt = () => void (stop = interruptUntilStopped(connection));
  signal?.addEventListener('abort', interrupt, { once: true });
  return () => {
    signal?.removeEventListener('abort', interrupt);
    stop();
  };
}

/** @returns stops it, once the query has ended */
export function interruptUntilStopped(connection: DuckDBConnection): () => void {
  connection.interrupt();
  const timer = setInterval(() => connection.interrupt(), INTERRUPT_AGAIN);
  return () => clearInterval(timer);
}

/** DuckDB's message quotes values of the row, which nobody else should read: only its kind and the line are passed on. */
export function readingFailure(error: unknown): unknown {
  if (error instanceof ExportError || !(error instanceof Error)) return error;
  const unfit = unfitFailure(error.message);
  if (unfit !== undefined) return unfit;
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
