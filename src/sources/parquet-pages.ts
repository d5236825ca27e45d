import { compactStruct, type CompactStruct } from './compact-struct.ts';

/**
 * Counts the rows of a flat Parquet file while it is written: a page says how many values it holds, and as many values as there are
 * columns make a row. Rows count when their pages are whole, so that never more are told than the bytes hold.
 *
 * What follows the pages is none: filters and the footer begin otherwise, and end the count. The layout of a page's header is that of
 * Thrift's compact protocol: https://parquet.apache.org/docs/file-format/data-pages/
 */
export class ParquetPages {
  readonly #columns: number;
  #values = 0;
  /** Values of the page in which the bytes have ended so far. */
  #pageValues = 0;
  /** Bytes up to the next header; a file begins with four of its own. */
  #skip = 4;
  /** The beginning of a header that was cut off. */
  #cut = new Uint8Array(0);
  #hasEnded = false;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** Rows that are in the file so far. */
  get rows(): number {
    return Math.floor(this.#values / this.#columns);
  }

  /** The bytes behind those before. */
  take(bytes: Uint8Array): void {
    let rest = this.#cut.length === 0 ? bytes : joined(this.#cut, bytes);
    this.#cut = new Uint8Array(0);
    while (!this.#hasEnded) {
      if (rest.length < this.#skip) {
        this.#skip -= rest.length;
        return;
      }
      rest = rest.subarray(this.#skip);
      this.#skip = 0;
      this.#values += this.#pageValues;
      this.#pageValues = 0;
      const header = pageHeader(rest);
      if (header === 'cut' && rest.length < MAX_HEADER) {
        this.#cut = rest.slice();
        return;
      }
      if (header === 'cut' || header === 'none') this.#hasEnded = true;
      else {
        this.#pageValues = header.values;
        this.#skip = header.bytes + header.pageBytes;
      }
    }
  }
}

/** Bytes; those of DuckDB have some twenty. */
const MAX_HEADER = 4096;

/** The types of page that DuckDB writes. */
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;

interface PageHeader {
  /** Of the header itself, and of the page behind it. */
  readonly bytes: number;
  readonly pageBytes: number;
  readonly values: number;
}

/** `none` where the bytes are not the header of a page. */
function pageHeader(bytes: Uint8Array): PageHeader | 'cut' | 'none' {
  const read = compactStruct(bytes);
  if (typeof read === 'string') return read;
  const pageBytes = read.struct.get(3);
  const values = valuesOf(read.struct);
  if (values === undefined || typeof pageBytes !== 'number' || pageBytes < 0) return 'none';
  return { bytes: read.bytes, pageBytes, values };
}

function valuesOf(header: CompactStruct): number | undefined {
  const type = header.get(1);
  if (type === DICTIONARY_PAGE) return 0;
  const page = type === DATA_PAGE ? header.get(5) : undefined;
  const values = typeof page === 'object' ? page.get(1) : undefined;
  return typeof values === 'number' ? values : undefined;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
