import type { CsvDialect } from '../domain/file-format.ts';
import type { EncodedBatch } from '../export/batch.ts';
import { ByteWriter } from '../export/encode/byte-writer.ts';
import { eachRun, type RawChunk, type RawVectors } from './duckdb-runs.ts';

/** Bytes of the lines of a chunk; it grows where they are more. */
const LINES_BYTES = 1 << 20;

/**
 * Takes chunks whose only column is a row's line, with room for its ending behind it. Its memory is used again at every second chunk.
 */
export class LineReader {
  readonly #raw: RawVectors;
  readonly #endsWithCr: boolean;
  readonly #memory = [new LinesMemory(), new LinesMemory()] as const;
  #turn: 0 | 1 = 0;

  constructor(raw: RawVectors, lineEnding: CsvDialect['lineEnding']) {
    this.#raw = raw;
    this.#endsWithCr = lineEnding === 'crlf';
  }

  /** @returns lines that are good until the second chunk after this one is read */
  read(chunk: RawChunk): EncodedBatch {
    this.#turn = this.#turn === 0 ? 1 : 0;
    const { out, ends } = this.#memory[this.#turn].begin(chunk.rowCount);
    let rows = 0;
    eachRun(this.#raw, chunk, ({ bytes, lengths }) => {
      let end = out.position;
      out.write(bytes);
      for (const length of lengths) {
        end += length;
        if (this.#endsWithCr) out.bytes[end - 2] = 0x0d;
        out.bytes[end - 1] = 0x0a;
        ends[rows++] = end;
      }
    });
    this.#raw.data_chunk_reset(chunk.chunk);
    return { kind: 'encoded', bytes: out.bytes, rowEnds: ends.subarray(0, rows) };
  }
}

class LinesMemory {
  readonly out = new ByteWriter(LINES_BYTES);
  ends = new Uint32Array(0);

  begin(rows: number): this {
    this.out.position = 0;
    if (this.ends.length < rows) this.ends = new Uint32Array(rows);
    return this;
  }
}
