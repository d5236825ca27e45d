import type { FileFormat, ParquetCompression } from '../domain/file-format.ts';
import { encodedColumns, encoderFor } from './encode/encoder-for.ts';
import { ExportError } from './export-error.ts';
import type { ExportPlan } from './exporter.ts';
import type { ExportPlatform } from './export-platform.ts';
import type { LocalExporterParts } from './local-exporter-parts.ts';
import { parquetColumn } from './parquet/parquet-columns.ts';
import { ParquetRows } from './parquet/parquet-rows.ts';
import type { ProspectSource } from './prospect-source.ts';
import type { FileLimits, OpenFile, RowSink } from './rows/row-sink.ts';
import { StagedBody } from './rows/staged-body.ts';
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
export async function rowSinkFor(
  plan: ExportPlan,
  limits: FileLimits,
  { platform, source }: Pick<LocalExporterParts, 'platform' | 'source'>,
  nameOf: (number: number) => string,
): Promise<SinkMaker> {
  const { format, openPgpPublicKeys } = plan.connection;
  const encrypt = openPgpPublicKeys.length === 0 ? undefined : await encryptorFor(openPgpPublicKeys, platform);
  const maker =
    format.type === 'parquet'
      ? await parquetSink(plan, format.compression, limits, platform, source)
      : textSink(plan, format, limits, platform, nameOf);
  if (encrypt === undefined) return maker;
  return {
    contentType: 'application/pgp-encrypted',
    make: (openFile) => maker.make(async (number) => new StagedBody(await openFile(number), encrypt)),
  };
}

function textSink(
  plan: ExportPlan,
  format: TextFormat,
  limits: FileLimits,
  platform: ExportPlatform,
  nameOf: (number: number) => string,
): SinkMaker {
  const encoder = encoderFor(format, plan.mapping);
  const compressor = compressorFor(format.compression, platform, nameOf);
  return {
    contentType: format.compression === 'none' ? encoder.contentType : mediaTypes[format.compression],
    make: (openFile) => new TextRows({ encoder, limits, openFile, compressor }),
  };
}

async function parquetSink(
  plan: ExportPlan,
  compression: ParquetCompression,
  limits: FileLimits,
  platform: ExportPlatform,
  source: ProspectSource,
): Promise<SinkMaker> {
  const makeMaker = platform.parquet?.[compression];
  if (makeMaker === undefined)
    throw unsupported(`Parquet files with compression ${compression} cannot be written here`);
  const maker = await makeMaker();
  const types = new Map((await source.fields()).map(({ path, type }) => [path, type]));
  const columns = encodedColumns(plan.mapping).map(({ source: path, target, index }) => ({
    ...parquetColumn(target, types.get(path) ?? 'string'),
    index,
  }));
  return {
    contentType: 'application/vnd.apache.parquet',
    make: (openFile) => new ParquetRows({ columns, limits, openFile, maker }),
  };
}

async function encryptorFor(keys: readonly string[], platform: ExportPlatform) {
  if (platform.openPgp === undefined) throw unsupported('Files cannot be encrypted with OpenPGP here');
  return platform.openPgp(keys);
}

type TextFormat = Exclude<FileFormat, { type: 'parquet' }>;
type TextCompression = TextFormat['compression'];

const mediaTypes: Readonly<Record<Exclude<TextCompression, 'none'>, string>> = {
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
