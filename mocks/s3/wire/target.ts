import { S3Error } from './s3-error.ts';
import { decodeUri, parseQuery, type QueryPair } from './uri.ts';

/** What a request is about: the service, a bucket, or an object of a bucket. */
export interface Target {
  readonly bucket: string | null;
  readonly key: string | null;
  /** The path as it was signed: with the bucket where the bucket stands in the path. */
  readonly path: string;
  readonly query: Query;
}

export class Query {
  readonly pairs: readonly QueryPair[];

  constructor(pairs: readonly QueryPair[]) {
    this.pairs = pairs;
  }

  has(name: string): boolean {
    return this.pairs.some(([present]) => present === name);
  }

  get(name: string): string | undefined {
    return this.pairs.find(([present]) => present === name)?.[1];
  }
}

/** Limit of S3: "object key names are up to 1,024 bytes in UTF-8". */
const LONGEST_KEY = 1024;

/**
 * @param domains hosts whose subdomains are buckets, such as `s3.eu-west-1.amazonaws.com`; any other host takes the bucket from the path
 */
export function parseTarget(target: string, host: string, domains: readonly string[]): Target {
  const mark = target.indexOf('?');
  const path = decodeUri(mark === -1 ? target : target.slice(0, mark));
  const query = new Query(mark === -1 ? [] : parseQuery(target.slice(mark + 1)));
  const subdomain = bucketOfHost(host, domains);
  if (subdomain !== null) return { bucket: subdomain, key: keyOf(path.slice(1)), path, query };

  const slash = path.indexOf('/', 1);
  const bucket = slash === -1 ? path.slice(1) : path.slice(1, slash);
  if (bucket === '') return { bucket: null, key: null, path, query };
  return { bucket, key: slash === -1 ? null : keyOf(path.slice(slash + 1)), path, query };
}

function bucketOfHost(host: string, domains: readonly string[]): string | null {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  for (const domain of domains) if (name.endsWith(`.${domain}`)) return name.slice(0, -domain.length - 1);
  return null;
}

function keyOf(key: string): string | null {
  if (key === '') return null;
  const size = new TextEncoder().encode(key).length;
  if (size > LONGEST_KEY)
    throw new S3Error('KeyTooLongError', { details: { Size: size, MaxSizeAllowed: LONGEST_KEY } });
  return key;
}
