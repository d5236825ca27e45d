import type { S3Location, ServerSideEncryption } from '../domain/connection.ts';

/**
 * The least IAM policy under which exports and the connection test pass, as JSON ready to paste. It grants no deletion, except of the
 * test's own probe, and no listing. Actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function leastPolicy(location: Pick<S3Location, 'bucket' | 'folder'>, encryption: ServerSideEncryption): string {
  const folder = fixedPart(location.folder);
  const objects = `arn:aws:s3:::${location.bucket}/${folder === '' ? '' : `${folder}/`}*`;
  const statements: object[] = [
    {
      Sid: 'WriteExports',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      Resource: objects,
    },
    {
      Sid: 'RemoveTestProbe',
      Effect: 'Allow',
      Action: 's3:DeleteObject',
      Resource: `${objects.slice(0, -1)}${PROBE_NAME}*`,
    },
  ];
  if (encryption.kind === 'sse-kms') {
    statements.push({
      Sid: 'UseEncryptionKey',
      Effect: 'Allow',
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: keyArn(encryption.keyId),
    });
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

/** The trust policy that a role needs: this principal may assume it, and only with this external id. */
export function trustPolicy(assumeRole: { readonly principalArn: string; readonly externalId: string }): string {
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: assumeRole.principalArn },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': assumeRole.externalId } },
        },
      ],
    },
    null,
    2,
  );
}

/** Name of the object that the connection test writes and removes again. */
export const PROBE_NAME = '.prospect-activation-test-';

/** The folder up to its first token, which is where a policy can reach. */
export function fixedPart(folder: string): string {
  const segments = folder.split('/');
  const token = segments.findIndex((segment) => segment.startsWith('%'));
  return (token === -1 ? segments : segments.slice(0, token)).join('/');
}

function keyArn(keyId: string): string {
  return keyId.startsWith('arn:') ? keyId : `arn:aws:kms:*:*:${keyId.startsWith('alias/') ? keyId : `key/${keyId}`}`;
}
