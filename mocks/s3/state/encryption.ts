import type { BucketCall, Call } from '../call.ts';
import { contextOf } from '../policy/authorize.ts';
import { isAllowed } from '../policy/evaluate.ts';
import { S3Error, invalidArgument } from '../wire/s3-error.ts';
import type { KmsKey } from '../world.ts';
import { BUCKET_KEY_HEADER, HEADER, KEY_HEADER } from './encryption-headers.ts';
import type { Encryption } from './model.ts';

/** How an object is to be encrypted: as its request asks, else as its bucket does by default. */
export function encryptionOf(call: BucketCall): Encryption {
  const { headers } = call;
  const method = headers.get(HEADER);
  const keyId = headers.get(KEY_HEADER);
  const bucketKey = headers.get(BUCKET_KEY_HEADER)?.toLowerCase() === 'true';
  const asked = method ?? (keyId === undefined ? undefined : 'aws:kms');
  if (asked === undefined) return call.bucket.encryption;
  if (keyId !== undefined && method !== 'aws:kms')
    throw invalidArgument(
      HEADER,
      method ?? 'null',
      `Server Side Encryption with AWS KMS managed key requires HTTP header ${HEADER} : aws:kms`,
    );
  if (asked === 'AES256') return { kind: 'AES256' };
  if (asked === 'aws:kms') return { kind: 'aws:kms', keyArn: kmsKeyArn(call, keyId), bucketKey };
  if (asked === 'aws:kms:dsse') throw new S3Error('NotImplemented', { details: { Header: HEADER } });
  throw invalidArgument(HEADER, asked, 'The encryption method specified is not supported');
}

/** @param keyId an id, an ARN or an alias; absent for the key that AWS manages for S3 */
export function kmsKeyArn({ world }: Call, keyId: string | undefined): string {
  const arnOf = (id: string) => `arn:aws:kms:${world.region}:${world.account}:key/${id}`;
  if (keyId === undefined) return arnOf(AWS_MANAGED_KEY);
  const key = world.kmsKeys.find(({ id, alias }) =>
    [id, arnOf(id), alias, alias && arnOf('').replace('key/', alias)].includes(keyId),
  );
  if (!key)
    throw new S3Error('KMS.NotFoundException', {
      message: `Key '${keyId.includes(':') ? keyId : arnOf(keyId)}' does not exist`,
    });
  if (key.enabled === false) throw new S3Error('KMS.DisabledException', { message: `${arnOf(key.id)} is disabled.` });
  return arnOf(key.id);
}

const AWS_MANAGED_KEY = 'aws-managed-key-for-s3';

/** S3 uses the key in the caller's name: the caller needs leave for it. Nobody needs any for the key that AWS manages. */
export function requireKeyUse(call: Call, encryption: Encryption, actions: readonly string[]): void {
  if (encryption.kind !== 'aws:kms') return;
  const { keyArn } = encryption;
  const key: KmsKey | undefined = call.world.kmsKeys.find(({ id }) => keyArn.endsWith(`:key/${id}`));
  if (!key) return;
  for (const action of actions) {
    const wish = { action, resource: keyArn, context: contextOf(call) };
    if (!isAllowed(call.caller, wish, call.world.account, key.policy ?? null))
      throw new S3Error('AccessDenied', {
        message: `User: ${call.caller.arn} is not authorized to perform: ${action} on resource: ${keyArn} because no identity-based policy allows the ${action} action`,
      });
  }
}
