import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { prospectColumns } from './prospect-columns.ts';

/** A Parquet file with so many prospects, always the same; made when it is first asked for. */
export async function prospectFile(folder: string, rows: number): Promise<string> {
  const select = prospectColumns.map(([name, , sql]) => `${sql} AS "${name}"`).join(', ');
  return madeOnce(join(folder, `prospects-${rows}.parquet`), `SELECT ${select} FROM range(${rows}) t(i)`, 'parquet');
}

/** The first of them as lines of JSON, their moments as texts. */
export async function recordFile(folder: string, prospects: string, rows: number): Promise<string> {
  const iso = ['landedAt', 'updatedAt']
    .map((path) => `strftime(${path}, '%Y-%m-%dT%H:%M:%S.%gZ') AS ${path}`)
    .join(', ');
  return madeOnce(
    join(folder, `prospects-${rows}.ndjson`),
    `SELECT * REPLACE (${iso}) FROM '${prospects}' LIMIT ${rows}`,
    'json',
  );
}

async function madeOnce(path: string, query: string, format: 'parquet' | 'json'): Promise<string> {
  if (existsSync(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  await connection.run(`COPY (${query}) TO '${path}.part' (FORMAT ${format})`);
  connection.closeSync();
  await rename(`${path}.part`, path);
  return path;
}
