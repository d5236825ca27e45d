import type { CsvDialect } from '../../domain/file-format.ts';
import { delimiterCharacter } from '../../domain/mapping-rules.ts';
import { ExportError } from '../export-error.ts';
import { ByteWriter } from './byte-writer.ts';
import { CsvCells } from './csv-cells.ts';
import { marksOfTexts } from './csv-text.ts';
import { JoinedTexts } from './joined-texts.ts';
import type { EncodedColumn, RowEncoder, RowWriter } from './row-encoder.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** CSV as the dialect says. Numbers and moments are printed as JavaScript prints them, nested values as JSON. */
export function csvEncoder(dialect: CsvDialect, columns: readonly EncodedColumn[]): RowEncoder {
  const delimiter = delimiterCharacter(dialect.delimiter).charCodeAt(0);
  const lineEnding = dialect.lineEnding === 'crlf' ? '\r\n' : '\n';
  const fileColumns = columns.map((column) => ({
    ...column,
    cells: new CsvCells(dialect, column.target, () => unwritable(column.target)),
  }));
  const marks = marksOfTexts(dialect);
  const joined = marks === undefined ? undefined : new JoinedTexts(marks, delimiter);
  return {
    contentType: `text/${dialect.delimiter === 'tab' ? 'tab-separated-values' : 'csv'}; charset=utf-8`,
    header: headerOf(dialect, fileColumns, lineEnding),
    footer: new Uint8Array(0),
    separatorBytes: 0,
    bind: (batch) => {
      joined?.begin(columns.length, batch.rows);
      const bound = fileColumns.map(({ index, source, cells }, position): BoundColumn => {
        const column = batch.columns[index];
        if (column === undefined) throw missingColumn(source);
        if (column.kind !== 'values') return { cells, values: [], writeTyped: cells.bind(column) };
        joined?.add(position, column.values);
        return { cells, values: column.values, writeTyped: undefined };
      });
      return rowWriter(bound, joined, delimiter, lineEnding);
    },
  };
}

type FileColumn = EncodedColumn & { readonly cells: CsvCells };

/** A column of the batch at hand. */
interface BoundColumn {
  readonly cells: CsvCells;
  readonly values: ArrayLike<unknown>;
  /** Writes the cells of a column that knows its type, and has no `values`. */
  readonly writeTyped: RowWriter | undefined;
}

/**
 * One loop over all columns, with no closure for each: what is called through many closures at one place cannot be inlined there.
 */
function rowWriter(
  columns: readonly BoundColumn[],
  joined: JoinedTexts | undefined,
  delimiter: number,
  lineEnding: string,
): RowWriter {
  const endsWithCr = lineEnding.length === 2;
  return (out, row) => {
    for (let position = 0; ; position++) {
      position = joined?.write(out, position, row) ?? position;
      const column = columns[position];
      if (column === undefined) break;
      if (column.writeTyped === undefined) column.cells.write(out, column.values[row]);
      else column.writeTyped(out, row);
      out.writeByte(delimiter);
    }
    // The line ends in place of the last delimiter.
    if (columns.length > 0) out.position--;
    if (endsWithCr) out.writeByte(0x0d);
    out.writeByte(0x0a);
  };
}

function headerOf(dialect: CsvDialect, columns: readonly FileColumn[], lineEnding: string): Uint8Array {
  const out = new ByteWriter();
  if (dialect.byteOrderMark) out.write(Uint8Array.from(byteOrderMark));
  if (dialect.header) {
    columns.forEach(({ target, cells }, position) => {
      if (position > 0) out.writeAscii(delimiterCharacter(dialect.delimiter));
      cells.write(out, target);
    });
    out.writeAscii(lineEnding);
  }
  return out.toBytes();
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
