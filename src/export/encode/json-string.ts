import { MAX_BYTES_PER_UNIT, isPair, writeBeyondAscii, type ByteWriter } from './byte-writer.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The letter behind the backslash of JSON's short escapes, by byte; 1 where only `\u00XX` will do. */
const escapes = escapeTable();

/** Bytes of the longest escape: `\u001f`. */
const MAX_ESCAPE_BYTES = 6;

/** Writes a text as a JSON string, as `JSON.stringify` does; a lone surrogate becomes U+FFFD. */
export function writeJsonString(out: ByteWriter, text: string): void {
  const bytes = out.reserve(text.length * Math.max(MAX_BYTES_PER_UNIT, MAX_ESCAPE_BYTES) + 2);
  let position = out.position;
  bytes[position++] = QUOTE;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      if (escapes[unit] === 0) bytes[position++] = unit;
      else position = writeEscape(bytes, position, unit);
    } else {
      position = writeBeyondAscii(bytes, position, text, index, unit);
      if (isPair(text, index, unit)) index++;
    }
  }
  bytes[position++] = QUOTE;
  out.position = position;
}

/** The same for UTF-8 from `start` up to `end`. */
export function writeJsonStringBytes(out: ByteWriter, source: Uint8Array, start: number, end: number): void {
  const bytes = out.reserve((end - start) * MAX_ESCAPE_BYTES + 2);
  let position = out.position;
  bytes[position++] = QUOTE;
  for (let index = start; index < end; index++) {
    const byte = source[index] ?? 0;
    if (escapes[byte] === 0) bytes[position++] = byte;
    else position = writeEscape(bytes, position, byte);
  }
  bytes[position++] = QUOTE;
  out.position = position;
}

function writeEscape(bytes: Uint8Array, position: number, byte: number): number {
  const letter = escapes[byte] ?? 0;
  bytes[position++] = BACKSLASH;
  if (letter !== 1) {
    bytes[position++] = letter;
    return position;
  }
  const text = `u${byte.toString(16).padStart(4, '0')}`;
  for (let index = 0; index < text.length; index++) bytes[position++] = text.charCodeAt(index);
  return position;
}

function escapeTable(): Uint8Array {
  const table = new Uint8Array(256);
  table.fill(1, 0, 0x20);
  for (const [character, letter] of ['\bb', '\ff', '\nn', '\rr', '\tt', '""', '\\\\'].map((pair) => Array.from(pair)))
    table[(character ?? '').charCodeAt(0)] = (letter ?? '').charCodeAt(0);
  return table;
}
