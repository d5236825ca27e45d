import type { ColumnBatch, Column } from '../../../src/export/batch.ts';
import { ByteWriter } from '../../../src/export/encode/byte-writer.ts';
import type { EncodedColumn, RowEncoder } from '../../../src/export/encode/row-encoder.ts';

/** Columns named c1, c2 … that map to themselves. */
export function encodedColumns(count: number): EncodedColumn[] {
  return Array.from({ length: count }, (_, index) => ({ target: `c${index + 1}`, source: `c${index + 1}`, index }));
}

/** Rows of values as a batch. */
export function batchOfRows(rows: readonly (readonly unknown[])[]): ColumnBatch {
  const width = rows[0]?.length ?? 0;
  const columns: Column[] = Array.from({ length: width }, (_, index) => ({
    kind: 'values',
    values: rows.map((row) => row[index]),
  }));
  return { kind: 'columns', rows: rows.length, columns };
}

/** Texts (or absent values) as bytes. */
export function textColumn(values: readonly (string | null)[]): Column {
  const encoder = new TextEncoder();
  const offsets = new Uint32Array(values.length + 1);
  const validity = new Uint8Array(Math.ceil(values.length / 8));
  const pieces: Uint8Array[] = [];
  values.forEach((value, row) => {
    const bytes = encoder.encode(value ?? '');
    pieces.push(bytes);
    offsets[row + 1] = (offsets[row] ?? 0) + bytes.length;
    if (value !== null) validity[row >> 3] = (validity[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return { kind: 'text', bytes: Buffer.concat(pieces), offsets, validity };
}

/** The whole file, as one. */
export function encodeFile(encoder: RowEncoder, batch: ColumnBatch): Uint8Array {
  const out = new ByteWriter(16);
  out.write(encoder.header);
  const write = encoder.bind(batch);
  for (let row = 0; row < batch.rows; row++) {
    if (row > 0) write(out, row);
    else {
      const first = new ByteWriter();
      write(first, row);
      out.write(first.toBytes().subarray(encoder.separatorBytes));
    }
  }
  out.write(encoder.footer);
  return out.toBytes();
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
