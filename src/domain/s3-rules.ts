import * as v from 'valibot';

/** S3's bucket naming rules: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(3, 'too-short'),
  v.maxLength(63, 'too-long'),
  v.regex(/^[a-z0-9.-]+$/, 'bucket-characters'),
  v.regex(/^[a-z0-9].*[a-z0-9]$/, 'bucket-ends'),
  v.check((name) => !name.includes('..'), 'bucket-dots'),
  v.check((name) => !/^\d{1,3}(\.\d{1,3}){3}$/.test(name), 'bucket-ip-address'),
  v.check((name) => !/^(xn--|sthree-|amzn-s3-demo-)/.test(name), 'bucket-prefix'),
  v.check((name) => !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name), 'bucket-suffix'),
);

/** `eu-west-1`; S3-compatible servers use other words, such as `us-east-1` for all, or `default`. */
export const regionSchema = v.pipe(v.string(), v.trim(), v.regex(/^[a-z0-9-]{1,32}$/, 'not-a-region'));

/** Folder tokens that are replaced for each audience; allowed as the last segments only, as in the model product. */
export const folderTokens = ['%AUDIENCE_NAME%', '%AUDIENCE_ID%'] as const;

/**
 * S3 takes keys of at most 1,024 bytes of UTF-8; what is left is for the file's own name of at most 255 characters. Where these take
 * more than a byte each, the review tells.
 */
const MAX_FOLDER_LENGTH = 512;
const MAX_FOLDER_BYTES = 768;

export const folderPathSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(MAX_FOLDER_LENGTH, 'too-long'),
  v.maxBytes(MAX_FOLDER_BYTES, 'too-many-bytes'),
  v.check((path) => !path.startsWith('/'), 'folder-slash'),
  v.check((path) => !/(^|\/)\.{1,2}(\/|$)/.test(path), 'folder-dots'),
  v.check((path) => !path.includes('//'), 'folder-empty-segment'),
  v.check((path) => !/[\u0000-\u001f\u007f]/.test(path), 'folder-control-characters'),
  v.check((path) => hasTokensOnlyAtTheEnd(inOurTokens(path)), 'folder-tokens'),
  v.transform((path) => inOurTokens(path).replace(/\/$/, '')),
);

/** The model product calls an audience a segment here: a path that was written for it means the same. */
export function inOurTokens(path: string): string {
  return path.replaceAll('%SEGMENT_NAME%', '%AUDIENCE_NAME%').replaceAll('%SEGMENT_ID%', '%AUDIENCE_ID%');
}

function hasTokensOnlyAtTheEnd(path: string): boolean {
  const segments = path.replace(/\/$/, '').split('/');
  const isToken = (segment: string) => (folderTokens as readonly string[]).includes(segment);
  const firstToken = segments.findIndex(isToken);
  if (firstToken === -1) return !segments.some((segment) => folderTokens.some((token) => segment.includes(token)));
  return (
    segments.slice(0, firstToken).every((segment) => !folderTokens.some((token) => segment.includes(token))) &&
    segments.slice(firstToken).every(isToken)
  );
}

/** What can be read from a pasted address of a bucket. */
export interface PastedLocation {
  readonly bucket: string;
  /** Without leading and trailing slash; empty where the address names none. */
  readonly folder: string;
  readonly region?: string;
}

/**
 * Understands `s3://bucket/prefix`, a bucket's ARN, an address of the AWS console, and virtual-host or path-style addresses.
 * Answers `undefined` for everything else, which is then taken as typed.
 */
export function parsePastedLocation(text: string): PastedLocation | undefined {
  const pasted = text.trim();
  const direct = /^s3:\/\/([^/]+)\/?(.*)$/.exec(pasted) ?? /^arn:aws[\w-]*:s3:::([^/]+)\/?(.*)$/.exec(pasted);
  if (direct) return located(direct[1] ?? '', direct[2] ?? '');
  if (!URL.canParse(pasted)) return undefined;
  return parseAddress(new URL(pasted));
}

function parseAddress(url: URL): PastedLocation | undefined {
  const path = decoded(url.pathname);
  if (path === undefined) return undefined;
  const inConsole =
    /^(?:[\w-]+\.)?console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/.test(url.hostname) &&
    /^\/s3\/(?:buckets|object)\/([^/]+)/.exec(path);
  if (inConsole)
    return located(
      inConsole[1] ?? '',
      url.searchParams.get('prefix') ?? '',
      url.searchParams.get('region') ?? undefined,
    );

  const virtualHost = /^(.+)\.s3[.-](?:dualstack\.)?(?:([a-z0-9-]+)\.)?amazonaws\.com(?:\.cn)?$/.exec(url.hostname);
  if (virtualHost) return located(virtualHost[1] ?? '', path, virtualHost[2]);

  const pathStyle =
    /^s3[.-](?:dualstack\.)?(?:([a-z0-9-]+)\.)?amazonaws\.com(?:\.cn)?$/.exec(url.hostname) &&
    /^\/([^/]+)\/?(.*)$/.exec(path);
  if (pathStyle)
    return located(
      pathStyle[1] ?? '',
      pathStyle[2] ?? '',
      /^s3[.-](?:dualstack\.)?([a-z0-9-]+)\.amazonaws/.exec(url.hostname)?.[1],
    );
  return undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function located(bucket: string, folder: string, region?: string): PastedLocation {
  const trimmed = folder.replace(/^\/+|\/+$/g, '');
  return region === undefined ? { bucket, folder: trimmed } : { bucket, folder: trimmed, region };
}
