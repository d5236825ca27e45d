import { fileCompressions, parquetCompressions } from '../domain/file-format.ts';
import type { Capabilities } from '../domain/session.ts';
import type { ExportPlatform } from './export-platform.ts';

/** What an export on this platform can make, for a session to say before a person chooses. */
export function platformCapabilities(
  platform: ExportPlatform,
): Pick<Capabilities, 'formats' | 'compressions' | 'parquetCompressions' | 'openPgp'> {
  const { parquet } = platform;
  return {
    formats: ['csv', 'json', ...(parquet === undefined ? [] : (['parquet'] as const))],
    compressions: fileCompressions.filter((kind) => kind === 'none' || platform.compressors[kind] !== undefined),
    ...(parquet === undefined
      ? {}
      : { parquetCompressions: parquetCompressions.filter((kind) => parquet[kind] !== undefined) }),
    openPgp: platform.openPgp !== undefined,
  };
}
