import type { CsvDialect } from '../../domain/file-format.ts';
import { delimiterCharacter } from '../../domain/mapping-rules.ts';
import { MAX_BYTES_PER_UNIT, isPair, writeBeyondAscii, type ByteWriter } from './byte-writer.ts';
import { blankWriter } from './csv-blank.ts';

/** Writes texts of one column into CSV: bare where nothing in them would be taken for the file's own marks, else in quotes. */
export interface CsvTextWriter {
  text(out: ByteWriter, text: string): void;
  /** UTF-8 from `start` up to `end`. */
  bytes(out: ByteWriter, bytes: Uint8Array, start: number, end: number): void;
  /** A writer of what holds no mark but perhaps a colon: as it is, or in quotes where the colon is the delimiter. */
  plain<Value>(write: (out: ByteWriter, value: Value) => void): (out: ByteWriter, value: Value) => void;
}

const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const APOSTROPHE = 0x27;
/** First byte of a byte order mark, which a reader would swallow at the beginning of a file. */
const MARK_FIRST_BYTE = 0xef;
const BYTE_ORDER_MARK = 0xfeff;

/** What a spreadsheet takes for the beginning of a formula. https://owasp.org/www-community/attacks/CSV_Injection */
const formulaStarts = new Set(Array.from('=+-@\t\r', (character) => character.charCodeAt(0)));

/** @param unwritable makes the error for a text that needs quotes where there are none */
export function csvTextWriter(dialect: CsvDialect, unwritable: () => Error): CsvTextWriter {
  const marks = marksOf(dialect);
  const escape = escapeOf(dialect);
  const empty = blankWriter(dialect.emptyValue);
  const quotes = dialect.quote === 'double';
  const guardsNull = spellsBlanks(dialect);

  function text(out: ByteWriter, value: string): void {
    if (value.length === 0) return empty(out);
    if (dialect.formulaGuard && formulaStarts.has(value.charCodeAt(0))) value = `'${value}`;
    if (guardsNull && value === 'null') return quoted(out, value);
    const { length } = value;
    const bytes = out.reserve(length * MAX_BYTES_PER_UNIT);
    let position = out.position;
    let index = 0;
    // Nearly all texts are ASCII without a mark: four units at a time cost fewer tests.
    for (const last = length - 4; index <= last; index += 4) {
      const first = value.charCodeAt(index);
      const second = value.charCodeAt(index + 1);
      const third = value.charCodeAt(index + 2);
      const fourth = value.charCodeAt(index + 3);
      if ((first | second | third | fourth) >= 0x80 || hasMark(first, second, third, fourth)) break;
      bytes[position] = first;
      bytes[position + 1] = second;
      bytes[position + 2] = third;
      bytes[position + 3] = fourth;
      position += 4;
    }
    for (; index < length; index++) {
      const unit = value.charCodeAt(index);
      if (unit < 0x80) {
        if (marks[unit] === 1) return quoted(out, value);
        bytes[position++] = unit;
      } else {
        if (quotes && index === 0 && unit === BYTE_ORDER_MARK) return quoted(out, value);
        position = writeBeyondAscii(bytes, position, value, index, unit);
        if (isPair(value, index, unit)) index++;
      }
    }
    out.position = position;
  }

  function hasMark(first: number, second: number, third: number, fourth: number): boolean {
    return ((marks[first] ?? 0) | (marks[second] ?? 0) | (marks[third] ?? 0) | (marks[fourth] ?? 0)) !== 0;
  }

  function quoted(out: ByteWriter, value: string): void {
    if (!quotes) throw unwritable();
    const bytes = out.reserve(value.length * MAX_BYTES_PER_UNIT + 2);
    let position = out.position;
    bytes[position++] = QUOTE;
    for (let index = 0; index < value.length; index++) {
      const unit = value.charCodeAt(index);
      if (unit < 0x80) {
        if (unit === QUOTE || unit === escape) bytes[position++] = escape;
        bytes[position++] = unit;
      } else {
        position = writeBeyondAscii(bytes, position, value, index, unit);
        if (isPair(value, index, unit)) index++;
      }
    }
    bytes[position++] = QUOTE;
    out.position = position;
  }

  function bytes(out: ByteWriter, source: Uint8Array, start: number, end: number): void {
    if (start === end) return empty(out);
    const guarded = dialect.formulaGuard && formulaStarts.has(source[start] ?? 0);
    if (guarded && marks[APOSTROPHE] === 1) return quotedBytes(out, source, start, end, guarded);
    if (bytesNeedQuotes(source, start, end)) return quotedBytes(out, source, start, end, guarded);
    const target = out.reserve(end - start + 1);
    let position = out.position;
    if (guarded) target[position++] = APOSTROPHE;
    for (let index = start; index < end; index++) {
      const byte = source[index] ?? 0;
      if (marks[byte] === 1) return quotedBytes(out, source, start, end, guarded);
      target[position++] = byte;
    }
    out.position = position;
  }

  function bytesNeedQuotes(source: Uint8Array, start: number, end: number): boolean {
    if (!quotes) return false;
    if (source[start] === MARK_FIRST_BYTE && source[start + 1] === 0xbb && source[start + 2] === 0xbf) return true;
    return guardsNull && end - start === 4 && spellsNull(source, start);
  }

  function quotedBytes(out: ByteWriter, source: Uint8Array, start: number, end: number, guarded: boolean): void {
    if (!quotes) throw unwritable();
    const target = out.reserve((end - start) * 2 + 4);
    let position = out.position;
    target[position++] = QUOTE;
    if (guarded) {
      if (escape === APOSTROPHE) target[position++] = APOSTROPHE;
      target[position++] = APOSTROPHE;
    }
    for (let index = start; index < end; index++) {
      const byte = source[index] ?? 0;
      if (byte === QUOTE || byte === escape) target[position++] = escape;
      target[position++] = byte;
    }
    target[position++] = QUOTE;
    out.position = position;
  }

  return {
    text,
    bytes,
    plain: (write) => {
      if (dialect.delimiter !== 'colon') return write;
      return (out, value) => {
        if (!quotes) throw unwritable();
        out.writeByte(QUOTE);
        write(out, value);
        out.writeByte(QUOTE);
      };
    },
  };
}

/** What a text may hold so that it is not written as it is. */
export interface TextMark {
  readonly mark: string;
  /** Whether a text with this mark, and with none for which this is false, stands in quotes as it is. */
  readonly isQuoted: boolean;
}

/**
 * The marks of texts, those first that put a text in quotes; `undefined` where that can't be told by what a text holds, but by how it
 * begins. Not every text that holds one of the others is written otherwise.
 */
export function marksOfTexts(dialect: CsvDialect): readonly TextMark[] | undefined {
  if (dialect.formulaGuard) return undefined;
  const quotes = dialect.quote === 'double';
  const bytes = Array.from(marksOf(dialect).entries()).flatMap(([byte, mark]) => (mark === 1 ? byte : []));
  const isQuoted = (byte: number) => quotes && byte !== QUOTE && byte !== escapeOf(dialect);
  const rewritten = bytes.filter((byte) => !isQuoted(byte)).map((byte) => String.fromCharCode(byte));
  if (quotes) rewritten.push(String.fromCharCode(BYTE_ORDER_MARK));
  if (spellsBlanks(dialect)) rewritten.push('null');
  return [
    ...bytes.filter(isQuoted).map((byte) => ({ mark: String.fromCharCode(byte), isQuoted: true })),
    ...rewritten.map((mark) => ({ mark, isQuoted: false })),
  ];
}

/** The byte that stands before a quote, and before itself, in a text in quotes. */
function escapeOf({ escape }: CsvDialect): number {
  return { quote: QUOTE, backslash: 0x5c, 'single-quote': APOSTROPHE }[escape];
}

/** Whether a text that spells the word for an absent value would be read as one, unless it stands in quotes. */
function spellsBlanks({ quote, nullValue, emptyValue }: CsvDialect): boolean {
  return quote === 'double' && (nullValue === 'null' || emptyValue === 'null');
}

/** 1 for each byte that cannot stand bare: a reader would take it for the end of the value, or for an escape. */
function marksOf(dialect: CsvDialect): Uint8Array {
  const marks = new Uint8Array(256);
  marks[delimiterCharacter(dialect.delimiter).charCodeAt(0)] = 1;
  marks[CARRIAGE_RETURN] = 1;
  marks[LINE_FEED] = 1;
  if (dialect.quote === 'none') return marks;
  marks[QUOTE] = 1;
  if (dialect.escape === 'backslash') marks[0x5c] = 1;
  if (dialect.escape === 'single-quote') marks[APOSTROPHE] = 1;
  return marks;
}

function spellsNull(source: Uint8Array, start: number): boolean {
  return (
    source[start] === 0x6e && source[start + 1] === 0x75 && source[start + 2] === 0x6c && source[start + 3] === 0x6c
  );
}
