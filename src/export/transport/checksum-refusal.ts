import type { S3Client } from '@aws-sdk/client-s3';

type Headers = Record<string, string>;

/** What older servers that speak S3's protocol answer to a header that they do not know. */
const REFUSALS: ReadonlySet<string> = new Set(['NotImplemented', 'InvalidArgument']);

/**
 * Lets a client get on with a server that refuses S3's checksums: a call that is refused is sent once more without them, and when
 * that succeeds they are left out from then on. The signature still covers the bytes, and what arrived is checked by size and ETag.
 *
 * @returns tells whether the server has refused them
 */
export function bearChecksumRefusal(client: S3Client): () => boolean {
  let leavesOut = false;
  client.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as { headers: Headers };
      const plain = withoutChecksums(request.headers);
      if (plain === undefined) return next(args);
      if (!leavesOut) {
        try {
          return await next(args);
        } catch (error) {
          if (!(error instanceof Error) || !REFUSALS.has(error.name)) throw error;
        }
      }
      request.headers = plain;
      const answer = await next(args);
      leavesOut = true;
      return answer;
    },
    { step: 'build', priority: 'low', name: 'bearChecksumRefusal', override: true },
  );
  return () => leavesOut;
}

/** `undefined` where there are none. */
function withoutChecksums(headers: Headers): Headers | undefined {
  const kept = Object.entries(headers).filter(([name]) => !isChecksum(name.toLowerCase()));
  return kept.length === Object.keys(headers).length ? undefined : Object.fromEntries(kept);
}

/** Whether S3's checksum stands in it; a body whose checksum comes behind it cannot do without. */
function isChecksum(name: string): boolean {
  return (
    (name.startsWith('x-amz-checksum-') && name !== 'x-amz-checksum-mode') || name === 'x-amz-sdk-checksum-algorithm'
  );
}
