import { createRequire } from 'node:module';
import type { FieldType } from '../domain/field.ts';
import { isPresent, type Column, type TextColumn, type Validity } from '../export/batch.ts';
import { parsedJson } from './parsed-json.ts';

/** The calls of DuckDB's native binding that reading needs; its chunks and vectors are opaque. */
export interface RawVectors {
  data_chunk_get_vector(chunk: unknown, column: number): unknown;
  vector_get_data(vector: unknown, bytes: number): Uint8Array<ArrayBuffer>;
  vector_get_validity(vector: unknown, bytes: number): Uint8Array<ArrayBuffer> | null;
  /** Follows the pointer at an offset of the buffer, and reads so many bytes from there. */
  get_data_from_pointer(buffer: ArrayBuffer, offset: number, bytes: number): Uint8Array<ArrayBuffer>;
  /** Gives the chunk's texts back to DuckDB, which else waits for the garbage collector. */
  data_chunk_reset(chunk: unknown): void;
}

/** The binding on which the installed @duckdb/node-api stands; `undefined` where it lacks one of the calls. */
export function rawVectors(): RawVectors | undefined {
  const binding: unknown = createRequire(import.meta.resolve('@duckdb/node-api'))('@duckdb/node-bindings');
  const calls = [
    'data_chunk_get_vector',
    'vector_get_data',
    'vector_get_validity',
    'get_data_from_pointer',
    'data_chunk_reset',
  ] as const;
  const known = binding as Partial<RawVectors>;
  return calls.every((call) => typeof known[call] === 'function') ? (known as RawVectors) : undefined;
}

/** A chunk of @duckdb/node-api, as far as it is needed. */
export interface RawChunk {
  readonly chunk: unknown;
  readonly rowCount: number;
}

/**
 * Reads the columns of one query's chunks, each cast to the type as which its field is read. The memory of texts is used again at
 * every second chunk: fresh memory for each would wait in heaps for the garbage collector.
 */
export class RawReader {
  readonly #raw: RawVectors;
  readonly #types: readonly FieldType[];
  readonly #memory: readonly [TextMemory[], TextMemory[]];
  #turn: 0 | 1 = 0;

  constructor(raw: RawVectors, types: readonly FieldType[]) {
    this.#raw = raw;
    this.#types = types;
    const make = () => types.map(() => new TextMemory());
    this.#memory = [make(), make()];
  }

  /** @returns columns that are good until the second chunk after this one is read */
  columns(chunk: RawChunk): readonly Column[] {
    this.#turn = this.#turn === 0 ? 1 : 0;
    const memory = this.#memory[this.#turn];
    const rows = chunk.rowCount;
    const columns = this.#types.map((type, index) => {
      const vector = this.#raw.data_chunk_get_vector(chunk.chunk, index);
      return rawColumn(this.#raw, vector, rows, type, memory[index] ?? new TextMemory());
    });
    // Everything was copied out of it.
    this.#raw.data_chunk_reset(chunk.chunk);
    return columns;
  }
}

function rawColumn(raw: RawVectors, vector: unknown, rows: number, type: FieldType, memory: TextMemory): Column {
  const validity = validityOf(raw, vector, rows);
  switch (type) {
    case 'string':
      return textColumn(raw, vector, rows, validity, memory);
    case 'integer':
      return { kind: 'bigints', values: new BigInt64Array(aligned(raw, vector, rows * 8)), validity };
    case 'double':
      return { kind: 'numbers', values: new Float64Array(aligned(raw, vector, rows * 8)), validity };
    case 'boolean':
      return { kind: 'booleans', values: raw.vector_get_data(vector, rows), validity };
    case 'date':
      return { kind: 'dates', days: new Int32Array(aligned(raw, vector, rows * 4)), validity };
    case 'timestamp':
      return { kind: 'timestamps', micros: new BigInt64Array(aligned(raw, vector, rows * 8)), validity };
    case 'array':
    case 'map':
    case 'object':
      return parsed(textColumn(raw, vector, rows, validity, memory), rows);
  }
}

/** Memory for the texts of a column, which grows to the largest chunk. */
class TextMemory {
  #bytes = new Uint8Array(0);
  #offsets = new Uint32Array(0);

  bytes(count: number): Uint8Array {
    if (this.#bytes.length < count) this.#bytes = new Uint8Array(count + (count >> 2));
    return this.#bytes;
  }

  offsets(count: number): Uint32Array {
    if (this.#offsets.length < count) this.#offsets = new Uint32Array(count);
    return this.#offsets;
  }
}

/** DuckDB keeps a text in 16 bytes: its length, and then either itself or a pointer behind its first four bytes. */
const ENTRY_BYTES = 16;
const ENTRY_WORDS = ENTRY_BYTES / 4;
const MAX_INLINE_BYTES = 12;

/**
 * Texts of more than twelve bytes lie behind pointers, one behind the other in a chunk. Reading each alone costs a native call of
 * a microsecond; so as many as follow one another are read by one call. The check is made for every text: a gap costs another
 * call, never a wrong byte.
 */
function textColumn(
  raw: RawVectors,
  vector: unknown,
  rows: number,
  validity: Validity,
  memory: TextMemory,
): TextColumn {
  const entries = new Uint8Array(aligned(raw, vector, rows * ENTRY_BYTES));
  const words = new Uint32Array(entries.buffer);
  const offsets = memory.offsets(rows + 1);
  const bytes = memory.bytes(fillOffsets(offsets, words, rows, validity));
  const run = new Run(raw, entries, bytes);
  for (let row = 0; row < rows; row++) {
    const start = offsets[row] ?? 0;
    const length = (offsets[row + 1] ?? 0) - start;
    if (length > MAX_INLINE_BYTES) {
      run.add(row, addressOf(words, row), start, length);
    } else {
      const inline = row * ENTRY_BYTES + 4;
      for (let index = 0; index < length; index++) bytes[start + index] = entries[inline + index] ?? 0;
    }
  }
  run.flush();
  return { kind: 'text', bytes, offsets, validity };
}

/** Texts that lie one behind the other. */
export interface TextRun {
  readonly bytes: Uint8Array;
  readonly lengths: Uint32Array;
}

/**
 * Hands out the texts of a chunk's first column, of which none is absent, where they lie in DuckDB's memory: they are good until
 * the chunk is gone.
 */
export function eachRun(raw: RawVectors, chunk: RawChunk, use: (run: TextRun) => void): void {
  const rows = chunk.rowCount;
  const entries = new Uint8Array(aligned(raw, raw.data_chunk_get_vector(chunk.chunk, 0), rows * ENTRY_BYTES));
  const words = new Uint32Array(entries.buffer);
  const lengths = new Uint32Array(rows);
  for (let row = 0; row < rows;) {
    const first = row;
    let end = addressOf(words, row);
    let total = 0;
    for (; row < rows && lengthOf(words, row) > MAX_INLINE_BYTES && addressOf(words, row) === end; row++) {
      const length = lengthOf(words, row);
      lengths[row] = length;
      end += length;
      total += length;
    }
    if (row > first) {
      const bytes = raw.get_data_from_pointer(entries.buffer, first * ENTRY_BYTES + 8, total);
      use({ bytes, lengths: lengths.subarray(first, row) });
    } else {
      const inline = row * ENTRY_BYTES + 4;
      const length = lengthOf(words, row);
      lengths[row++] = length;
      use({ bytes: entries.subarray(inline, inline + length), lengths: lengths.subarray(first, row) });
    }
  }
}

function lengthOf(words: Uint32Array, row: number): number {
  return words[row * ENTRY_WORDS] ?? 0;
}

function addressOf(words: Uint32Array, row: number): number {
  return (words[row * ENTRY_WORDS + 3] ?? 0) * 2 ** 32 + (words[row * ENTRY_WORDS + 2] ?? 0);
}

/** @returns bytes of all texts together */
function fillOffsets(offsets: Uint32Array, words: Uint32Array, rows: number, validity: Validity): number {
  let total = 0;
  offsets[0] = 0;
  for (let row = 0; row < rows; row++) {
    // The entry of an absent value holds whatever was there before.
    if (isPresent(validity, row)) total += lengthOf(words, row);
    offsets[row + 1] = total;
  }
  return total;
}

/** Texts that lie one behind the other in DuckDB's memory, and where each goes. */
class Run {
  readonly #raw: RawVectors;
  readonly #entries: Uint8Array<ArrayBuffer>;
  readonly #target: Uint8Array;
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  #row = 0;
  #end = -1;
  #bytes = 0;
  #isWhole = true;

  constructor(raw: RawVectors, entries: Uint8Array<ArrayBuffer>, target: Uint8Array) {
    this.#raw = raw;
    this.#entries = entries;
    this.#target = target;
  }

  add(row: number, address: number, start: number, length: number): void {
    if (address !== this.#end) {
      this.flush();
      this.#row = row;
    }
    const last = this.#starts.length - 1;
    if (last >= 0 && (this.#starts[last] ?? 0) + (this.#lengths[last] ?? 0) !== start) this.#isWhole = false;
    this.#starts.push(start);
    this.#lengths.push(length);
    this.#bytes += length;
    this.#end = address + length;
  }

  flush(): void {
    if (this.#bytes === 0) return;
    const pointer = this.#row * ENTRY_BYTES + 8;
    const bytes = this.#raw.get_data_from_pointer(
      this.#entries.buffer,
      this.#entries.byteOffset + pointer,
      this.#bytes,
    );
    if (this.#isWhole) this.#target.set(bytes, this.#starts[0]);
    else this.#scatter(bytes);
    this.#starts.length = 0;
    this.#lengths.length = 0;
    this.#bytes = 0;
    this.#end = -1;
    this.#isWhole = true;
  }

  #scatter(bytes: Uint8Array): void {
    let from = 0;
    for (let piece = 0; piece < this.#starts.length; piece++) {
      const length = this.#lengths[piece] ?? 0;
      this.#target.set(bytes.subarray(from, from + length), this.#starts[piece]);
      from += length;
    }
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Nested values, which the query has turned into JSON. */
function parsed({ bytes, offsets, validity }: TextColumn, rows: number): Column {
  const values = Array.from({ length: rows }, (_, row) => {
    if (!isPresent(validity, row)) return null;
    return parsedJson(decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])));
  });
  return { kind: 'values', values };
}

function validityOf(raw: RawVectors, vector: unknown, rows: number): Validity {
  return raw.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
}

/** The vector's data in a buffer of their own, so that they can be seen as numbers of any width. */
function aligned(raw: RawVectors, vector: unknown, bytes: number): ArrayBuffer {
  const data = raw.vector_get_data(vector, bytes);
  return data.byteOffset === 0 && data.buffer.byteLength === bytes ? data.buffer : data.slice().buffer;
}
