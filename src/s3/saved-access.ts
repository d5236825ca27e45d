import type { S3Client } from '@aws-sdk/client-s3';
import type { S3AdapterParts } from './parts.ts';
import type { AccountRecord, ConnectionRecord } from './records.ts';
import { s3Client, type S3Access } from './s3-clients.ts';

/** How a saved account signs, with the secret that goes with it. */
export async function accessOf(
  account: AccountRecord,
  region: string,
  parts: Pick<S3AdapterParts, 'secrets'>,
): Promise<S3Access> {
  const secret = account.auth.kind === 'access-key' ? await parts.secrets.get(account.id) : undefined;
  return { auth: account.auth, endpoint: account.endpoint, region, secretAccessKey: secret?.secretAccessKey };
}

/** A client for a saved connection. Whoever gets it destroys it. */
export async function s3ClientOf(
  connection: ConnectionRecord,
  parts: Pick<S3AdapterParts, 'accounts' | 'secrets' | 'identity'>,
): Promise<S3Client> {
  const { value: account } = await parts.accounts.get(connection.accountId);
  return s3Client(await accessOf(account, connection.location.region, parts), parts.identity);
}
