import { fromBase64 } from '../digest/encoding.ts';
import type { ChecksumName } from '../state/model.ts';
import { S3Error, invalidRequest } from '../wire/s3-error.ts';

export const checksumNames = [
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
] as const satisfies readonly ChecksumName[];

/** Bytes of a value, before Base64. */
const SIZES: Readonly<Record<ChecksumName, number>> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };

/** The checksum that a client sends with a body: its value in a header, or behind the body in a trailer. */
export interface DeclaredChecksum {
  readonly name: ChecksumName;
  /** `null` while it is still to come in the trailer. */
  readonly value: string | null;
}

export function checksumHeader(name: ChecksumName): string {
  return `x-amz-checksum-${name.toLowerCase()}`;
}

export function parseChecksumName(text: string, header: string): ChecksumName {
  const name = checksumNames.find((known) => known === text.toUpperCase());
  if (!name)
    throw invalidRequest(
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${checksumNames.join(', ')}] (${header})`,
    );
  return name;
}

export function declaredChecksum(
  headers: ReadonlyMap<string, string>,
  trailerAllowed: boolean,
): DeclaredChecksum | null {
  const inHeaders = [...headers.keys()].filter(isChecksumValue);
  const trailer = headers.get('x-amz-trailer')?.trim().toLowerCase();
  if (trailer !== undefined && !trailerAllowed)
    throw invalidRequest('The value specified in the x-amz-trailer header is not supported without a trailing payload');
  const all = trailer === undefined ? inHeaders : [...inHeaders, trailer];
  if (all.length > 1)
    throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  const header = all[0];
  const algorithm = headers.get('x-amz-sdk-checksum-algorithm');
  if (header === undefined) {
    if (algorithm !== undefined)
      throw invalidRequest(
        'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
      );
    return null;
  }
  const name = checksumNames.find((known) => checksumHeader(known) === header);
  if (!name)
    throw header === trailer
      ? invalidRequest('The value specified in the x-amz-trailer header is not supported')
      : new S3Error('NotImplemented', { details: { Header: header } });
  if (algorithm !== undefined && algorithm.toUpperCase() !== name)
    throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.');
  const value = header === trailer ? null : (headers.get(header) ?? '');
  if (value !== null) requireChecksumValue(name, value);
  return { name, value };
}

function isChecksumValue(header: string): boolean {
  return (
    header.startsWith('x-amz-checksum-') &&
    !['algorithm', 'type', 'mode'].includes(header.slice('x-amz-checksum-'.length))
  );
}

export function requireChecksumValue(name: ChecksumName, value: string): void {
  if (fromBase64(value)?.length !== SIZES[name])
    throw invalidRequest(`Value for ${checksumHeader(name)} header is invalid.`);
}
