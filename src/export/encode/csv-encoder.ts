import { isPresent, type Column, type TextColumn } from '../batch.ts';
import type { CsvDialect } from '../../domain/file-format.ts';
import { delimiterCharacter } from '../../domain/mapping-rules.ts';
import { ExportError } from '../export-error.ts';
import { ByteWriter } from './byte-writer.ts';
import { blankWriter } from './csv-blank.ts';
import { csvTextWriter, type CsvTextWriter } from './csv-text.ts';
import { jsonText } from './json-text.ts';
import { writeDate, writeTimestamp } from './moments.ts';
import { writeBigInt, writeNumber } from './numbers.ts';
import type { EncodedColumn, RowEncoder, RowWriter } from './row-encoder.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** CSV as the dialect says. Numbers and moments are printed as JavaScript prints them, nested values as JSON. */
export function csvEncoder(dialect: CsvDialect, columns: readonly EncodedColumn[]): RowEncoder {
  const delimiter = delimiterCharacter(dialect.delimiter).charCodeAt(0);
  const lineEnding = dialect.lineEnding === 'crlf' ? '\r\n' : '\n';
  const texts = columns.map(({ target }) => csvTextWriter(dialect, () => unwritable(target)));
  return {
    contentType: `text/${dialect.delimiter === 'tab' ? 'tab-separated-values' : 'csv'}; charset=utf-8`,
    header: headerOf(dialect, columns, texts, lineEnding),
    footer: new Uint8Array(0),
    separatorBytes: 0,
    bind: (batch) => {
      const cells = columns.map(({ index }, position) => {
        const column = batch.columns[index];
        const text = texts[position];
        if (column === undefined || text === undefined) throw missingColumn(columns[position]?.source ?? '');
        return cellWriter(column, dialect, text);
      });
      return rowWriter(cells, delimiter, lineEnding);
    },
  };
}

function rowWriter(cells: readonly RowWriter[], delimiter: number, lineEnding: string): RowWriter {
  const [first, ...others] = cells;
  return (out, row) => {
    first?.(out, row);
    for (const cell of others) {
      out.writeByte(delimiter);
      cell(out, row);
    }
    if (lineEnding.length === 2) out.writeByte(0x0d);
    out.writeByte(0x0a);
  };
}

function headerOf(
  dialect: CsvDialect,
  columns: readonly EncodedColumn[],
  texts: readonly CsvTextWriter[],
  lineEnding: string,
): Uint8Array {
  const out = new ByteWriter();
  if (dialect.byteOrderMark) out.write(Uint8Array.from(byteOrderMark));
  if (dialect.header) {
    columns.forEach(({ target }, position) => {
      if (position > 0) out.writeAscii(delimiterCharacter(dialect.delimiter));
      texts[position]?.text(out, target);
    });
    out.writeAscii(lineEnding);
  }
  return out.toBytes();
}

function cellWriter(column: Column, dialect: CsvDialect, text: CsvTextWriter): RowWriter {
  const absent = blankWriter(dialect.nullValue);
  switch (column.kind) {
    case 'values':
      return valueWriter(column.values, text, absent);
    case 'text':
      return textColumnWriter(column, text, absent);
    case 'numbers': {
      const { values, validity } = column;
      return (out, row) => (isPresent(validity, row) ? writeNumber(out, values[row] ?? 0) : absent(out));
    }
    case 'bigints': {
      const { values, validity } = column;
      return (out, row) => (isPresent(validity, row) ? writeBigInt(out, values[row] ?? 0n) : absent(out));
    }
    case 'booleans': {
      const { values, validity } = column;
      return (out, row) =>
        isPresent(validity, row) ? out.writeAscii(values[row] === 0 ? 'false' : 'true') : absent(out);
    }
    case 'dates': {
      const { days, validity } = column;
      return (out, row) => (isPresent(validity, row) ? writeDate(out, days[row] ?? 0) : absent(out));
    }
    case 'timestamps': {
      const { micros, validity } = column;
      const write = text.plain(writeTimestamp);
      return (out, row) => (isPresent(validity, row) ? write(out, micros[row] ?? 0n) : absent(out));
    }
  }
}

function textColumnWriter(column: TextColumn, text: CsvTextWriter, absent: (out: ByteWriter) => void): RowWriter {
  const { bytes, offsets, validity } = column;
  return (out, row) => {
    if (isPresent(validity, row)) text.bytes(out, bytes, offsets[row] ?? 0, offsets[row + 1] ?? 0);
    else absent(out);
  };
}

function valueWriter(values: ArrayLike<unknown>, text: CsvTextWriter, absent: (out: ByteWriter) => void): RowWriter {
  const iso = text.plain((out: ByteWriter, moment: Date) => out.writeAscii(moment.toISOString()));
  return (out, row) => {
    const value = values[row];
    switch (typeof value) {
      case 'string':
        return text.text(out, value);
      case 'number':
        return writeNumber(out, value);
      case 'bigint':
        return writeBigInt(out, value);
      case 'boolean':
        return out.writeAscii(value ? 'true' : 'false');
      case 'object':
        if (value === null) return absent(out);
        if (!(value instanceof Date)) return text.text(out, jsonText(value));
        return Number.isNaN(value.getTime()) ? absent(out) : iso(out, value);
      default:
        return absent(out);
    }
  };
}

function unwritable(target: string): ExportError {
  return new ExportError(
    'unwritable-value',
    `A value of the column "${target}" holds a delimiter or a line break, and the file is to be written without quotes.`,
    { nextStep: 'Choose double quotes or another delimiter in the connection, then retry.' },
  );
}

function missingColumn(source: string): ExportError {
  return new ExportError('source', `The source yielded no column for the field "${source}".`, {
    nextStep: 'Check that the source still has this field, or take it out of the mapping.',
  });
}
