import { fileCompressions } from '../domain/file-format.ts';
import type { Capabilities } from '../domain/session.ts';
import type { ExportPlatform } from './export-platform.ts';

/** What an export on this platform can make, for a session to say before a person chooses. */
export function platformCapabilities(
  platform: ExportPlatform,
): Pick<Capabilities, 'formats' | 'compressions' | 'openPgp'> {
  return {
    formats: ['csv', 'json', ...(platform.parquet === undefined ? [] : (['parquet'] as const))],
    compressions: fileCompressions.filter((kind) => kind === 'none' || platform.compressors[kind] !== undefined),
    openPgp: platform.openPgp !== undefined,
  };
}
