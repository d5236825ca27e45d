import type { CsvDialect, FileFormat } from '../../../domain/file-format.ts';
import { delimiterCharacter } from '../../../domain/mapping-rules.ts';

/** A piece of a line: text as it is, or what is drawn because it has no shape of its own. */
export interface PreviewPiece {
  readonly kind: 'text' | 'delimiter' | 'quoted' | 'line-feed' | 'carriage-return' | 'byte-order-mark';
  readonly text: string;
}

export type PreviewLine = readonly PreviewPiece[];

/** The bytes of a file as physical lines; a last character that was cut in two is left out. */
export function previewLines(bytes: Uint8Array, format: FileFormat): readonly PreviewLine[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
  return format.type === 'csv' ? csvLines(text, format.dialect) : plainLines(text);
}

/** Bytes of a base64 text. */
export function bytesOfBase64(content: string): Uint8Array {
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}

function csvLines(text: string, dialect: CsvDialect): readonly PreviewLine[] {
  const lines = new LineWriter();
  const delimiter = delimiterCharacter(dialect.delimiter);
  const escape = { quote: '"', backslash: '\\', 'single-quote': "'" }[dialect.escape];
  let isQuoted = false;
  let atStart = true;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isQuoted) {
      const next = text.charAt(index + 1);
      // What follows an escape character belongs to the value; so does the second of two quotes.
      if (character === escape && next === '"') {
        lines.write('quoted', character + next);
        index += 1;
      } else if (character === '"') {
        lines.write('quoted', character);
        isQuoted = false;
      } else lines.writeBreakable('quoted', character);
      continue;
    }
    if (character === '"' && atStart && dialect.quote === 'double') {
      lines.write('quoted', character);
      isQuoted = true;
      atStart = false;
    } else if (character === delimiter) {
      lines.write('delimiter', character);
      atStart = true;
    } else {
      lines.writeBreakable('text', character);
      atStart = character === '\n' || character === '\ufeff';
    }
  }
  return lines.end();
}

function plainLines(text: string): readonly PreviewLine[] {
  const lines = new LineWriter();
  for (const character of text) lines.writeBreakable('text', character);
  return lines.end();
}

/** Gathers pieces into lines; a line ends behind its line feed, wherever that stands. */
class LineWriter {
  readonly #lines: PreviewPiece[][] = [];
  #line: PreviewPiece[] = [];

  write(kind: PreviewPiece['kind'], text: string): void {
    const last = this.#line.at(-1);
    if (last?.kind === kind && (kind === 'text' || kind === 'quoted'))
      this.#line[this.#line.length - 1] = { kind, text: last.text + text };
    else this.#line.push({ kind, text });
  }

  writeBreakable(kind: 'text' | 'quoted', character: string): void {
    switch (character) {
      case '\n':
        this.write('line-feed', character);
        this.#lines.push(this.#line);
        this.#line = [];
        return;
      case '\r':
        return this.write('carriage-return', character);
      case '\ufeff':
        return this.write('byte-order-mark', character);
      default:
        this.write(kind, character);
    }
  }

  end(): readonly PreviewLine[] {
    return this.#line.length === 0 ? this.#lines : [...this.#lines, this.#line];
  }
}
