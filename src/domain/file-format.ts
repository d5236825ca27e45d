import * as v from 'valibot';

/** Compression round the whole file. */
export const fileCompressions = ['none', 'gzip', 'zstd', 'zip', 'deflate'] as const;
export const fileCompressionSchema = v.picklist(fileCompressions);
export type FileCompression = v.InferOutput<typeof fileCompressionSchema>;

/** Compression of the pages inside a Parquet file. */
export const parquetCompressions = ['none', 'snappy', 'gzip', 'zstd'] as const;
export const parquetCompressionSchema = v.picklist(parquetCompressions);
export type ParquetCompression = v.InferOutput<typeof parquetCompressionSchema>;

/** What stands for a value that is absent, or for an empty text: nothing at all, two quotes, or the word null. */
export const blankOutputSchema = v.picklist(['nothing', 'quotes', 'null']);
export type BlankOutput = v.InferOutput<typeof blankOutputSchema>;

export const csvDelimiters = ['comma', 'tab', 'semicolon', 'pipe', 'colon'] as const;

export const csvDialectSchema = v.object({
  delimiter: v.picklist(csvDelimiters),
  /** `none` writes values bare: refused at review where a sample value holds the delimiter. */
  quote: v.picklist(['double', 'none']),
  /** What precedes a quote inside a quoted value: the quote itself (RFC 4180), or the model product's two choices. */
  escape: v.picklist(['quote', 'backslash', 'single-quote']),
  nullValue: blankOutputSchema,
  emptyValue: blankOutputSchema,
  header: v.boolean(),
  lineEnding: v.picklist(['lf', 'crlf']),
  byteOrderMark: v.boolean(),
  /** Puts an apostrophe before a text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab, CR). Changes the value. */
  formulaGuard: v.boolean(),
});
export type CsvDialect = v.InferOutput<typeof csvDialectSchema>;

/** RFC 4180 with line feeds: what most readers take without being told anything. */
export const defaultCsvDialect: CsvDialect = {
  delimiter: 'comma',
  quote: 'double',
  escape: 'quote',
  nullValue: 'nothing',
  emptyValue: 'quotes',
  header: true,
  lineEnding: 'lf',
  byteOrderMark: false,
  formulaGuard: false,
};

export const fileFormatSchema = v.variant('type', [
  v.object({ type: v.literal('csv'), dialect: csvDialectSchema, compression: fileCompressionSchema }),
  v.object({
    type: v.literal('json'),
    framing: v.picklist(['lines', 'array']),
    /** Nested as the source's path, or flat under the mapped name. */
    shape: v.picklist(['flat', 'nested']),
    compression: fileCompressionSchema,
  }),
  /** Parquet compresses its own pages, never the whole file. */
  v.object({ type: v.literal('parquet'), compression: parquetCompressionSchema }),
]);
export type FileFormat = v.InferOutput<typeof fileFormatSchema>;

export const defaultFileFormat: FileFormat = { type: 'csv', dialect: defaultCsvDialect, compression: 'none' };

const compressionExtensions: Record<FileCompression, string> = {
  none: '',
  gzip: '.gz',
  zstd: '.zst',
  zip: '.zip',
  deflate: '.zz',
};

/** The extension that a file of this format carries, from its first dot: `.csv`, `.json.gz`, `.csv.gz.pgp`. */
export function fileExtension(format: FileFormat, options: { readonly encrypted: boolean }): string {
  const packed = format.type === 'parquet' ? '' : compressionExtensions[format.compression];
  return `.${format.type}${packed}${options.encrypted ? '.pgp' : ''}`;
}
