import type { FileFormat } from '../../domain/file-format.ts';
import type { Mapping } from '../../domain/mapping.ts';
import { csvEncoder } from './csv-encoder.ts';
import { jsonEncoder } from './json-encoder.ts';
import type { EncodedColumn, RowEncoder } from './row-encoder.ts';

/** The encoder of a text format. */
export function encoderFor(format: Exclude<FileFormat, { type: 'parquet' }>, mapping: Mapping): RowEncoder {
  const columns = encodedColumns(mapping);
  return format.type === 'csv' ? csvEncoder(format.dialect, columns) : jsonEncoder(format, columns);
}

/** The fields that a mapping needs, in its order and none twice: the columns of a batch. */
export function mappedFields(mapping: Mapping): readonly string[] {
  return [...new Set(mapping.map(({ source }) => source))];
}

export function encodedColumns(mapping: Mapping): readonly EncodedColumn[] {
  const fields = mappedFields(mapping);
  return mapping.map(({ source, target }) => ({ source, target, index: fields.indexOf(source) }));
}
