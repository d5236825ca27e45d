import type { ColumnBatch } from '../batch.ts';
import type { FileFormat } from '../../domain/file-format.ts';
import type { Mapping } from '../../domain/mapping.ts';
import type { ExportPreview } from '../../domain/review.ts';
import { ByteWriter } from './byte-writer.ts';
import { encoderFor, mappedFields } from './encoder-for.ts';
import { valueAt } from './value-at.ts';

export interface PreviewInput {
  /** The first prospects, as records: nested, or flat under dotted paths. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether the audience has more rows than these. */
  readonly more: boolean;
  readonly mapping: Mapping;
  readonly format: FileFormat;
}

/** Stands in for Parquet, which nobody can read as text: its rows one object a line. */
const readable = { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' } as const;

/** The first rows as the very bytes that an export writes, before compression and encryption; Parquet's as JSON lines. */
export function encodePreview({ rows, more, mapping, format }: PreviewInput): ExportPreview {
  return previewOf(batchOf(rows, mapping), { more, mapping, format });
}

/** The same of rows that are columns already, in the order of `mappedFields`. */
export function previewOf(batch: ColumnBatch, { more, mapping, format }: Omit<PreviewInput, 'rows'>): ExportPreview {
  const encoder = encoderFor(format.type === 'parquet' ? readable : format, mapping);
  const out = new ByteWriter();
  out.write(encoder.header);
  const write = encoder.bind(batch);
  for (let row = 0; row < batch.rows; row++) {
    const start = out.position;
    write(out, row);
    if (row === 0) dropFirst(out, start, encoder.separatorBytes);
  }
  if (!more) out.write(encoder.footer);
  return { content: base64(out.toBytes()), rows: batch.rows, truncated: more };
}

function batchOf(rows: PreviewInput['rows'], mapping: Mapping): ColumnBatch {
  return {
    kind: 'columns',
    rows: rows.length,
    columns: mappedFields(mapping).map((path) => ({ kind: 'values', values: rows.map((row) => valueAt(row, path)) })),
  };
}

function dropFirst(out: ByteWriter, start: number, count: number): void {
  out.bytes.copyWithin(start, start + count, out.position);
  out.position -= count;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
