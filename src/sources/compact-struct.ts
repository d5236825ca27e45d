/** A struct of Thrift: its fields by their numbers, as far as they are integers or structs themselves. */
export type CompactStruct = ReadonlyMap<number, number | CompactStruct>;

/**
 * Reads a struct in Thrift's compact protocol.
 *
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 *
 * @returns the struct and how many bytes it has; `cut` where the bytes end before it does, `none` where they are no struct
 */
export function compactStruct(
  bytes: Uint8Array,
): { readonly struct: CompactStruct; readonly bytes: number } | 'cut' | 'none' {
  const reader = new CompactReader(bytes);
  try {
    return { struct: reader.struct(), bytes: reader.position };
  } catch (error) {
    if (error === CUT) return 'cut';
    if (error === NONE) return 'none';
    throw error;
  }
}

const CUT = new Error('The bytes end before the struct does');
const NONE = new Error('The bytes are no struct');

/** Types of fields, as the protocol numbers them. */
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const INTEGERS: readonly number[] = [4, 5, 6];
const DOUBLE = 7;
const BINARY = 8;
const LISTS: readonly number[] = [9, 10];
const STRUCT = 12;

/** Of structs in structs: no header has as many. */
const MAX_DEPTH = 8;

class CompactReader {
  position = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  struct(depth = 0): CompactStruct {
    if (depth > MAX_DEPTH) throw NONE;
    const fields = new Map<number, number | CompactStruct>();
    let number = 0;
    for (let head = this.#byte(); head !== 0; head = this.#byte()) {
      number = head >> 4 === 0 ? this.#integer() : number + (head >> 4);
      const value = this.#value(head & 15, depth);
      if (value !== undefined) fields.set(number, value);
    }
    return fields;
  }

  #value(type: number, depth: number): number | CompactStruct | undefined {
    if (INTEGERS.includes(type)) return this.#integer();
    if (type === STRUCT) return this.struct(depth + 1);
    if (LISTS.includes(type)) this.#skipList(depth);
    else if (type === BINARY) this.#skip(this.#unsigned());
    else if (type === DOUBLE) this.#skip(8);
    else if (type === BYTE) this.#skip(1);
    else if (type !== TRUE && type !== FALSE) throw NONE;
    return undefined;
  }

  #skipList(depth: number): void {
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#unsigned() : head >> 4;
    for (let index = 0; index < count; index++) {
      // In a list a truth value has a byte of its own.
      if ((head & 15) === TRUE || (head & 15) === FALSE) this.#skip(1);
      else this.#value(head & 15, depth + 1);
    }
  }

  #skip(count: number): void {
    if (this.position + count > this.#bytes.length) throw CUT;
    this.position += count;
  }

  #byte(): number {
    this.#skip(1);
    return this.#bytes[this.position - 1] ?? 0;
  }

  /** Whole numbers up to 2^53. */
  #unsigned(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > Number.MAX_SAFE_INTEGER) throw NONE;
    }
  }

  #integer(): number {
    const value = this.#unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
