import { encoderFor } from './encode/encoder-for.ts';
import { ExportError } from './export-error.ts';
import type { ExportPlan } from './exporter.ts';
import type { ExportPlatform } from './export-platform.ts';
import type { FileLimits, OpenFile, RowSink } from './rows/row-sink.ts';
import type { StageFactory } from './rows/text-file.ts';
import { TextRows } from './rows/text-rows.ts';

/** How the files of a run are made, apart from where their bytes go. */
export interface SinkMaker {
  /** What a file says of itself in HTTP: its media type. */
  readonly contentType: string;
  make(openFile: OpenFile): RowSink;
}

/**
 * Decides how rows become files, before anything is read or written.
 *
 * @param nameOf name of a file within its archive
 * @throws ExportError `unsupported` where this platform cannot
 */
export function rowSinkFor(
  plan: ExportPlan,
  limits: FileLimits,
  platform: ExportPlatform,
  nameOf: (number: number) => string,
): SinkMaker {
  const { format, openPgpPublicKeys } = plan.connection;
  if (openPgpPublicKeys.length > 0) throw unsupported('Files cannot be encrypted with OpenPGP here');
  if (format.type === 'parquet') throw unsupported('Parquet files cannot be written here');
  const encoder = encoderFor(format, plan.mapping);
  const compressor = compressorFor(format.compression, platform, nameOf);
  return {
    contentType: compressor === undefined ? encoder.contentType : mediaTypes[format.compression],
    make: (openFile) => new TextRows({ encoder, limits, openFile, compressor }),
  };
}

type TextCompression = Exclude<ExportPlan['connection']['format'], { type: 'parquet' }>['compression'];

const mediaTypes: Readonly<Record<TextCompression, string>> = {
  none: 'text/plain',
  gzip: 'application/gzip',
  zstd: 'application/zstd',
  zip: 'application/zip',
  deflate: 'application/zlib',
};

function compressorFor(
  compression: TextCompression,
  platform: ExportPlatform,
  nameOf: (number: number) => string,
): StageFactory | undefined {
  if (compression === 'none') return undefined;
  const make = platform.compressors[compression];
  if (make === undefined) throw unsupported(`Files cannot be compressed with ${compression} here`);
  return (sink, number) => make(sink, nameOf(number));
}

function unsupported(what: string): ExportError {
  return new ExportError('unsupported', `${what}.`, {
    nextStep: 'Choose another format, compression or encryption in the connection, or let the server export.',
  });
}
