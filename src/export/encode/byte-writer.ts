/** Bytes that grow as they are written. Writers of cells reserve what they may need, write into `bytes`, and move `position`. */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  position = 0;
  #view: DataView;

  /** @param capacity bytes to begin with; a multiple of what is usually written, so that it seldom grows */
  constructor(capacity = 1 << 16) {
    this.bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.bytes.buffer);
  }

  /** Makes room for so many bytes after the position, and answers where to write: what was answered before is stale. */
  reserve(count: number): Uint8Array<ArrayBuffer> {
    if (this.position + count > this.bytes.length) this.#grow(this.position + count);
    return this.bytes;
  }

  writeByte(byte: number): void {
    this.reserve(1)[this.position++] = byte;
  }

  write(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes, this.position);
    this.position += bytes.length;
  }

  /**
   * A few bytes of UTF-8, faster than `write`: eight at a time, so that `COPY_SLACK` bytes behind them must be there to be read. They
   * pass for a double, which is safe with UTF-8 alone: no eight bytes of it are a NaN, of which an engine might change the bits.
   */
  copy(source: DataView, start: number, length: number): void {
    this.reserve(length + COPY_SLACK);
    const view = this.#view;
    const position = this.position;
    for (let index = 0; index < length; index += 8)
      view.setFloat64(position + index, source.getFloat64(start + index, true), true);
    this.position = position + length;
  }

  /** Text of ASCII alone. */
  writeAscii(text: string): void {
    const bytes = this.reserve(text.length);
    let position = this.position;
    for (let index = 0; index < text.length; index++) bytes[position++] = text.charCodeAt(index);
    this.position = position;
  }

  /** Text as UTF-8; a lone surrogate becomes U+FFFD. */
  writeText(text: string): void {
    const bytes = this.reserve(text.length * MAX_BYTES_PER_UNIT);
    let position = this.position;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) bytes[position++] = unit;
      else {
        position = writeBeyondAscii(bytes, position, text, index, unit);
        if (isPair(text, index, unit)) index++;
      }
    }
    this.position = position;
  }

  /** A copy of what was written. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.position);
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.position));
    this.bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

/** Bytes that `copy` reads and writes beyond what it is asked for, at most. */
export const COPY_SLACK = 7;

/** UTF-8 bytes for one UTF-16 unit, at most; a pair of units takes four bytes. */
export const MAX_BYTES_PER_UNIT = 3;

/** Writes the character that begins with a unit from 0x80 on, and answers the position behind it. */
export function writeBeyondAscii(
  bytes: Uint8Array,
  position: number,
  text: string,
  index: number,
  unit: number,
): number {
  if (unit < 0x800) {
    bytes[position] = 0xc0 | (unit >> 6);
    bytes[position + 1] = 0x80 | (unit & 0x3f);
    return position + 2;
  }
  if (isPair(text, index, unit)) {
    const character = 0x10000 + ((unit - 0xd800) << 10) + (text.charCodeAt(index + 1) - 0xdc00);
    bytes[position] = 0xf0 | (character >> 18);
    bytes[position + 1] = 0x80 | ((character >> 12) & 0x3f);
    bytes[position + 2] = 0x80 | ((character >> 6) & 0x3f);
    bytes[position + 3] = 0x80 | (character & 0x3f);
    return position + 4;
  }
  const written = unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit;
  bytes[position] = 0xe0 | (written >> 12);
  bytes[position + 1] = 0x80 | ((written >> 6) & 0x3f);
  bytes[position + 2] = 0x80 | (written & 0x3f);
  return position + 3;
}

/** Whether the unit is the first of a surrogate pair. */
export function isPair(text: string, index: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
