import { isPresent, type Column } from '../batch.ts';
import type { FileFormat } from '../../domain/file-format.ts';
import { ExportError } from '../export-error.ts';
import type { ByteWriter } from './byte-writer.ts';
import { jsonString, jsonText } from './json-text.ts';
import { writeJsonString, writeJsonStringBytes } from './json-string.ts';
import { writeDate, writeTimestamp } from './moments.ts';
import { writeBigInt, writeNumber } from './numbers.ts';
import type { EncodedColumn, RowEncoder, RowWriter } from './row-encoder.ts';

type JsonFormat = Extract<FileFormat, { type: 'json' }>;

const QUOTE = 0x22;
const encoder = new TextEncoder();

/**
 * One object a row, as lines or as one array; keys flat under the mapped names, or nested as the sources' paths. A key whose
 * value is absent is written with `null`, so that every object has the same keys.
 */
export function jsonEncoder(format: JsonFormat, columns: readonly EncodedColumn[]): RowEncoder {
  const pieces = format.shape === 'flat' ? flatPieces(columns) : nestedPieces(columns);
  const isArray = format.framing === 'array';
  const opening = encoder.encode(isArray ? ',\n' : '');
  const closing = encoder.encode(`${pieces.end}${isArray ? '' : '\n'}`);
  return {
    contentType: isArray ? 'application/json' : 'application/x-ndjson',
    header: encoder.encode(isArray ? '[\n' : ''),
    footer: encoder.encode(isArray ? '\n]\n' : ''),
    separatorBytes: opening.length,
    bind: (batch) => {
      const cells = pieces.cells.map(({ before, column }) => {
        const values = batch.columns[column.index];
        if (values === undefined) throw missingColumn(column.source);
        return { before: encoder.encode(before), write: cellWriter(values, column.target) };
      });
      return (out, row) => {
        out.write(opening);
        for (const { before, write } of cells) {
          out.write(before);
          write(out, row);
        }
        out.write(closing);
      };
    },
  };
}

/** What is the same in every row: the text before each value, and behind the last. */
interface Pieces {
  readonly cells: readonly { readonly before: string; readonly column: EncodedColumn }[];
  readonly end: string;
}

function flatPieces(columns: readonly EncodedColumn[]): Pieces {
  return {
    cells: columns.map((column, position) => ({
      before: `${position === 0 ? '{' : ','}${jsonString(column.target)}:`,
      column,
    })),
    end: columns.length === 0 ? '{}' : '}',
  };
}

type Branch = Map<string, Branch | EncodedColumn>;

function nestedPieces(columns: readonly EncodedColumn[]): Pieces {
  const root: Branch = new Map();
  for (const column of columns) plant(root, column);
  const cells: { before: string; column: EncodedColumn }[] = [];
  const end = walk(root, '', cells);
  return { cells, end };
}

function plant(root: Branch, column: EncodedColumn): void {
  const path = column.source.split('.');
  const name = path.pop() ?? column.source;
  let branch = root;
  for (const step of path) {
    const next = branch.get(step) ?? new Map<string, Branch | EncodedColumn>();
    if (!(next instanceof Map)) throw tangled(next.source, column.source);
    branch.set(step, next);
    branch = next;
  }
  const there = branch.get(name);
  if (there instanceof Map) throw tangled(column.source, `${column.source}.…`);
  if (there === undefined) branch.set(name, column);
}

/** Collects the cells of a branch; `before` is what is already due before its first cell. Answers what is due behind its last. */
function walk(branch: Branch, before: string, cells: { before: string; column: EncodedColumn }[]): string {
  let due = `${before}{`;
  let isFirst = true;
  for (const [name, child] of branch) {
    due += `${isFirst ? '' : ','}${jsonString(name)}:`;
    isFirst = false;
    if (child instanceof Map) {
      due = walk(child, due, cells);
    } else {
      cells.push({ before: due, column: child });
      due = '';
    }
  }
  return `${due}}`;
}

/** @param name of the column in the file, for errors */
function cellWriter(column: Column, name: string): RowWriter {
  switch (column.kind) {
    case 'values': {
      const { values } = column;
      return (out, row) => writeValue(out, values[row], name);
    }
    case 'text': {
      const { bytes, offsets, validity } = column;
      return orNull(validity, (out, row) => writeJsonStringBytes(out, bytes, offsets[row] ?? 0, offsets[row + 1] ?? 0));
    }
    case 'numbers': {
      const { values, validity } = column;
      return orNull(validity, (out, row) => writeFinite(out, values[row] ?? 0));
    }
    case 'bigints': {
      const { values, validity } = column;
      return orNull(validity, (out, row) => writeBigInt(out, values[row] ?? 0n));
    }
    case 'booleans': {
      const { values, validity } = column;
      return orNull(validity, (out, row) => out.writeAscii(values[row] === 0 ? 'false' : 'true'));
    }
    case 'dates': {
      const { days, validity } = column;
      return orNull(validity, (out, row) => inQuotes(out, () => writeDate(out, days[row] ?? 0)));
    }
    case 'timestamps': {
      const { micros, validity } = column;
      return orNull(validity, (out, row) => inQuotes(out, () => writeTimestamp(out, micros[row] ?? 0n)));
    }
  }
}

function orNull(validity: Uint8Array | null, write: RowWriter): RowWriter {
  if (validity === null) return write;
  return (out, row) => (isPresent(validity, row) ? write(out, row) : out.writeAscii('null'));
}

function writeValue(out: ByteWriter, value: unknown, name: string): void {
  if (typeof value === 'string') writeJsonString(out, value);
  else if (typeof value === 'number') writeFinite(out, value);
  else out.writeText(jsonText(value, name));
}

function writeFinite(out: ByteWriter, value: number): void {
  if (Number.isFinite(value)) writeNumber(out, value);
  else out.writeAscii('null');
}

function inQuotes(out: ByteWriter, write: () => void): void {
  out.writeByte(QUOTE);
  write();
  out.writeByte(QUOTE);
}

function missingColumn(source: string): ExportError {
  return new ExportError('source', `The source yielded no column for the field "${source}".`, {
    nextStep: 'Check that the source still has this field, or take it out of the mapping.',
  });
}

function tangled(outer: string, inner: string): ExportError {
  return new ExportError('unsupported', `Nested JSON cannot hold both "${outer}" and "${inner}".`, {
    nextStep: 'Take one of the two fields out of the mapping, or choose flat JSON.',
  });
}
