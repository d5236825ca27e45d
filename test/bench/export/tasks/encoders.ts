import { readFile } from 'node:fs/promises';
import { Writable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { csvFormatBody } from 'd3-dsv';
import { format } from 'fast-csv';
import { encoderFor } from '../../../../src/export/encode/encoder-for.ts';
import type { FileBody } from '../../../../src/export/rows/row-sink.ts';
import { TextRows } from '../../../../src/export/rows/text-rows.ts';
import { rowSource, type ProspectRecord } from '../../../../src/sources/index.ts';
import { prospectFields, prospectMapping } from '../prospect-columns.ts';
import { plainCsv, planOf } from '../plan.ts';
import type { Task, TaskInput, Work } from './task.ts';

const names = prospectMapping.map(({ target }) => target);

/** Records as a database's cursor gives them, so many at a time. */
const AT_A_TIME = 2000;

/** Our encoder, from records to nothing. */
export const ourEncoder: Task = async (input) => {
  const records = await recordsOf(input);
  return async () => {
    const source = rowSource({ audiences: [], fields: prospectFields, rows: () => cursor(records, input.rows) });
    const { batches } = await source.read({
      audienceId: planOf(plainCsv).audienceId,
      fields: names,
      mandatory: [],
      deduplicationKey: [],
    });
    const body = new CountedBody();
    const sink = new TextRows({
      encoder: encoderFor(plainCsv, prospectMapping),
      limits: { maxRows: Infinity, maxBytes: Infinity },
      openFile: () => Promise.resolve(body),
      compressor: undefined,
    });
    for await (const batch of batches) if (batch.kind === 'columns') await sink.write(batch, 'all');
    await sink.end({ atLeastOne: true });
    return { bytes: body.bytes };
  };
};

export const csvStringifyEncoder: Task = (input) => encodedBy(stringify({ header: true, columns: names }), input);

export const fastCsvEncoder: Task = (input) => encodedBy(format({ headers: names }), input);

export const d3Encoder: Task = async (input) => {
  const records = await recordsOf(input);
  return async () => {
    let bytes = Buffer.byteLength(`${names.join(',')}\n`);
    for await (const some of cursor(records, input.rows))
      bytes += Buffer.from(`${csvFormatBody(some as object[], names as never[])}\n`).length;
    return { bytes };
  };
};

async function encodedBy(encoder: Transform, input: TaskInput): Promise<Work> {
  const records = await recordsOf(input);
  return async () => {
    let bytes = 0;
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        bytes += chunk.length;
        done();
      },
    });
    const write = async () => {
      for await (const some of cursor(records, input.rows))
        for (const record of some)
          if (!encoder.write(record)) await new Promise((resolve) => encoder.once('drain', resolve));
      encoder.end();
    };
    await Promise.all([write(), pipeline(encoder, sink)]);
    return { bytes };
  };
}

/** The records that are there, over and over. */
async function* cursor(records: readonly ProspectRecord[], rows: number): AsyncGenerator<readonly ProspectRecord[]> {
  for (let row = 0; row < rows; row += AT_A_TIME) {
    const start = row % records.length;
    yield await Promise.resolve(records.slice(start, start + Math.min(AT_A_TIME, rows - row)));
  }
}

async function recordsOf({ records }: TaskInput): Promise<readonly ProspectRecord[]> {
  const lines = (await readFile(records, 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as ProspectRecord);
}

class CountedBody implements FileBody {
  bytes = 0;

  boundWith(more: number): number {
    return this.bytes + more;
  }

  write(bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.length;
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
