import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Upload } from '@aws-sdk/lib-storage';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { format } from 'fast-csv';
import { BUCKET } from '../plan.ts';
import { clientOf } from './bucket.ts';
import type { Task, TaskInput } from './task.ts';

/** As ours. */
const PART_SIZE = 8 * 2 ** 20;

/**
 * What one would do by hand with the best tool: DuckDB writes a file, the SDK's Upload sends it.
 *
 * @param options of COPY, such as `FORMAT csv`
 */
export function copyThenUpload(options: string, threads: number): Task {
  return (input) => async () => {
    const path = join(input.folder, 'copied');
    try {
      await onDuckDb(threads, (connection) => connection.run(copy(input, path, options)));
      await upload(input, createReadStream(path));
      return { bytes: (await stat(path)).size };
    } finally {
      await rm(path, { force: true });
    }
  };
}

/** The same, with the file compressed by one stream of zlib on its way. */
export function copyThenGzip(threads: number): Task {
  return (input) => async () => {
    const path = join(input.folder, 'copied');
    try {
      await onDuckDb(threads, (connection) => connection.run(copy(input, path, 'FORMAT csv')));
      const { stream, bytes } = counted();
      await Promise.all([pipeline(createReadStream(path), createGzip(), stream), upload(input, stream)]);
      return { bytes: bytes() };
    } finally {
      await rm(path, { force: true });
    }
  };
}

/** What most would write: rows out of DuckDB, a CSV library, and Upload. */
export const rowsThenFastCsv: Task = (input) => async () => {
  const rows = format({ headers: true });
  const { stream: body, bytes } = counted();
  await onDuckDb(2, async (connection) => {
    const result = await connection.stream(`FROM '${input.file}'`);
    const names = result.columnNames();
    const write = async () => {
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) break;
        for (const row of chunk.convertRows((value) => textual(value))) {
          if (!rows.write(Object.fromEntries(names.map((name, index) => [name, row[index]]))))
            await new Promise((resolve) => rows.once('drain', resolve));
        }
      }
      rows.end();
    };
    await Promise.all([write(), pipeline(rows, body), upload(input, body)]);
  });
  return { bytes: bytes() };
};

/** DuckDB's moments and decimals print themselves; a CSV library would take them for records. */
function textual(value: DuckDBValue): unknown {
  return typeof value === 'object' && value !== null ? (value as { toString(): string }).toString() : value;
}

function copy({ file }: TaskInput, path: string, options: string): string {
  return `COPY (FROM '${file}') TO '${path}' (${options})`;
}

async function onDuckDb(threads: number, work: (connection: DuckDBConnection) => Promise<unknown>): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  try {
    await work(connection);
  } finally {
    connection.closeSync();
  }
}

async function upload({ endpoint }: TaskInput, body: Readable): Promise<void> {
  const client = clientOf(endpoint);
  await new Upload({
    client,
    params: { Bucket: BUCKET, Key: 'in/by-hand', Body: body },
    partSize: PART_SIZE,
    queueSize: 4,
  }).done();
  client.destroy();
}

/** A stream that lets everything through and counts it. */
function counted(): { readonly stream: Transform; readonly bytes: () => number } {
  let bytes = 0;
  const stream = new Transform({
    transform: (chunk: Buffer, _, done) => {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, bytes: () => bytes };
}
