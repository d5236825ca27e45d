import type { FileFormat } from '../../src/domain/file-format.ts';
import type { Mapping } from '../../src/domain/mapping.ts';
import type { ExportPreview } from '../../src/domain/review.ts';
import { ByteWriter } from '../../src/export/encode/byte-writer.ts';
import { encoderFor, mappedFields } from '../../src/export/encode/encoder-for.ts';
import { previewOf } from '../../src/export/encode/preview.ts';
import { Kept } from '../data/kept.ts';
import type { Prospects, ProspectsOf } from '../data/prospects.ts';
import { isWritten, rowsOfMapping } from './written-rows.ts';

/** Formats that this backend writes. */
type TextFormat = Exclude<FileFormat, { type: 'parquet' }>;

/** One finished file before compression. */
export interface EncodedFile {
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ExportShape {
  readonly format: FileFormat;
  readonly mapping: Mapping;
}

const PREVIEW_ROWS = 20;
const BATCH_ROWS = 2_000;
/** Rows of which the size of a row is guessed. */
const SIZED_ROWS = 200;
/** Share that gzip leaves of such files, roughly. */
const PACKED_SHARE = 0.24;

/**
 * Makes the very files that an export of the world's prospects would write, with the export engine's own encoders. Nothing is kept:
 * asked again, it makes the same bytes again.
 */
export class ExportedFiles {
  readonly #prospects: Prospects;
  readonly #sizes = new Kept<number>(200);

  constructor(prospects: Prospects) {
    this.#prospects = prospects;
  }

  /** The first rows of an audience's file. @param rows how many the audience has */
  preview(of: ProspectsOf, { format, mapping, rows }: ExportShape & { readonly rows: number }): ExportPreview {
    const written = this.#written(of, mapping, rows);
    const first = written.next(PREVIEW_ROWS);
    const more = written.next(1).length > 0;
    return previewOf(this.#batch(of, mapping, first), { mapping, format, more });
  }

  /** Bytes of one row in the file, guessed from the first people of the world. */
  bytesPerRow(format: FileFormat, mapping: Mapping): number {
    return this.#sizes.of([format, mapping], () => {
      const sample = { audienceId: 'sample', partner: 'sample' };
      const [file] = this.encode(sample, {
        format: textFormat(format),
        mapping,
        rows: SIZED_ROWS,
        maxRows: SIZED_ROWS,
        maxBytes: null,
      });
      const packed = format.compression === 'none' ? 1 : PACKED_SHARE;
      return file === undefined || file.rows === 0 ? 0 : (file.bytes.length / file.rows) * packed;
    });
  }

  /** All files of an export, in order: each with its own header and footer. At least one, if only with a header. */
  encode(
    of: ProspectsOf,
    shape: {
      readonly format: TextFormat;
      readonly mapping: Mapping;
      readonly rows: number;
      readonly maxRows: number;
      readonly maxBytes: number | null;
    },
  ): readonly EncodedFile[] {
    const encoder = encoderFor(shape.format, shape.mapping);
    const written = this.#written(of, shape.mapping, shape.rows);
    const files: EncodedFile[] = [];
    let out = begun(encoder.header);
    let rows = 0;
    const finish = () => {
      out.write(encoder.footer);
      files.push({ rows, bytes: out.toBytes() });
      out = begun(encoder.header);
      rows = 0;
    };
    for (let next = written.next(BATCH_ROWS); next.length > 0; next = written.next(BATCH_ROWS)) {
      const write = encoder.bind(this.#batch(of, shape.mapping, next));
      for (let row = 0; row < next.length; row += 1) {
        if (rows === shape.maxRows) finish();
        let start = out.position;
        write(out, row);
        const end = out.position + encoder.footer.length;
        if (shape.maxBytes !== null && rows > 0 && end > shape.maxBytes) {
          out.position = start;
          finish();
          start = out.position;
          write(out, row);
        }
        if (rows === 0) dropFirst(out, start, encoder.separatorBytes);
        rows += 1;
      }
    }
    if (rows > 0 || files.length === 0) finish();
    return files;
  }

  #written(of: ProspectsOf, mapping: Mapping, rows: number) {
    const rules = rowsOfMapping(mapping);
    let row = 0;
    return {
      next: (count: number): readonly number[] => {
        const found: number[] = [];
        for (; row < rows && found.length < count; row += 1) {
          if (isWritten(this.#prospects, of, rules, row)) found.push(row);
        }
        return found;
      },
    };
  }

  #batch(of: ProspectsOf, mapping: Mapping, rows: readonly number[]) {
    return {
      kind: 'columns' as const,
      rows: rows.length,
      columns: mappedFields(mapping).map((path) => ({
        kind: 'values' as const,
        values: rows.map((row) => this.#prospects.value(of, path, row) ?? null),
      })),
    };
  }
}

/** The format without what the backend cannot write, for a guess of its size. */
function textFormat(format: FileFormat): TextFormat {
  return format.type === 'parquet' ? { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' } : format;
}

function begun(header: Uint8Array): ByteWriter {
  const out = new ByteWriter();
  out.write(header);
  return out;
}

/** The first row of a file goes without what parts it from the row before. */
function dropFirst(out: ByteWriter, start: number, count: number): void {
  out.bytes.copyWithin(start, start + count, out.position);
  out.position -= count;
}
