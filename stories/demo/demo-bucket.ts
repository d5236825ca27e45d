import { randomBytes } from 'node:crypto';
import { startS3Server } from '../../mocks/s3/node.ts';
import type { S3CredentialProvider } from '../../src/s3/index.ts';

/** The bucket that the demonstration exports to, and how its own service signs there. */
export interface DemoBucket {
  /** Shown when the portal starts. */
  readonly description: string;
  readonly bucket: string;
  readonly region: string;
  /** Absent for Amazon S3 itself. */
  readonly endpoint?: string;
  readonly credentials: S3CredentialProvider;
  close(): Promise<void>;
}

/** Made anew at each start: with one that stands here, a page from anywhere could sign at the endpoint of whoever looks at it. */
const LOCAL = { accessKeyId: 'AKIALARKFIELDDEMO001', secretAccessKey: randomBytes(30).toString('base64') };

/** A real bucket where the environment names one, else one on this machine that lives as long as the portal. */
export function demoBucket(environment: NodeJS.ProcessEnv, options: { readonly port: number }): Promise<DemoBucket> {
  const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint } = environment;
  return bucket === undefined || bucket === ''
    ? localBucket(options.port)
    : Promise.resolve(realBucket(bucket, endpoint, environment));
}

async function localBucket(port: number): Promise<DemoBucket> {
  const bucket = 'larkfield-drop';
  const region = 'eu-central-1';
  const server = await startS3Server({
    port,
    region,
    credentials: [LOCAL],
    buckets: [bucket, 'larkfield-second'],
    clock: { now: () => Date.now() },
  });
  return {
    description: `a local S3 endpoint at ${server.url}, bucket ${bucket}`,
    bucket,
    region,
    endpoint: server.url,
    credentials: () => Promise.resolve(LOCAL),
    close: () => server.close(),
  };
}

function realBucket(bucket: string, endpoint: string | undefined, environment: NodeJS.ProcessEnv): DemoBucket {
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_SESSION_TOKEN: sessionToken,
  } = environment;
  return {
    description:
      endpoint === undefined || endpoint === ''
        ? `Amazon S3 in ${region}, bucket ${bucket}`
        : `${endpoint}, bucket ${bucket}`,
    bucket,
    region,
    ...(endpoint === undefined || endpoint === '' ? {} : { endpoint }),
    credentials: () =>
      Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }),
    close: () => Promise.resolve(),
  };
}
