/** The header by which S3 says where a bucket is, even in answers to HEAD, which have no body. */
export const BUCKET_REGION = 'x-amz-bucket-region';

/** The region that an answer of S3 names, as the AWS SDK gives it with an error; absent where it names none. */
export function bucketRegionOf(error: unknown): string | undefined {
  const response = (error as { readonly $response?: { readonly headers?: Readonly<Record<string, string>> } } | null)
    ?.$response;
  const named = response?.headers?.[BUCKET_REGION];
  return named !== undefined && /^[a-z0-9-]+$/.test(named) ? named : undefined;
}
