import type { S3Location, ServerSideEncryption } from '../domain/connection.ts';

/**
 * The least IAM policy under which exports and the connection test pass, as JSON ready to paste. It grants no deletion, except of the
 * test's own probes, and no listing. Actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function leastPolicy(location: Pick<S3Location, 'bucket' | 'folder'>, encryption: ServerSideEncryption): string {
  const folder = fixedPart(location.folder);
  const prefix = `arn:aws:s3:::${location.bucket}/${folder === '' ? '' : `${folder}/`}`;
  const statements: object[] = [
    {
      Sid: 'WriteExports',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload'],
      Resource: `${prefix}*`,
    },
    { Sid: 'RemoveTestProbe', Effect: 'Allow', Action: 's3:DeleteObject', Resource: `${prefix}${PROBE_NAME}*` },
  ];
  if (encryption.kind === 'sse-kms') statements.push(useOfKey(encryption.keyId));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

/** A part of an upload is decrypted again when the upload is completed. https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
function useOfKey(keyId: string): object {
  const alias = /(?:^|:)(alias\/.+)$/.exec(keyId)?.[1];
  return {
    Sid: 'UseEncryptionKey',
    Effect: 'Allow',
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: alias === undefined ? keyArn(keyId) : 'arn:aws:kms:*:*:key/*',
    // A policy names keys, not aliases: those are a condition.
    ...(alias === undefined ? {} : { Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } } }),
  };
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

/**
 * What a page that exports by itself needs of the bucket, as the JSON of its CORS configuration: it must be able to read the ETag of
 * each part, without which no upload can be completed.
 */
export function corsRules(origin: string): string {
  const rule = {
    AllowedOrigins: [origin],
    AllowedMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag', 'x-amz-checksum-crc32', 'x-amz-meta-prospect-activation-run'],
    MaxAgeSeconds: 3600,
  };
  return JSON.stringify([rule], null, 2);
}

/** How the names of the objects begin that the connection test writes and removes again. */
export const PROBE_NAME = '.prospect-activation-test-';

/** The folder up to its first token, which is where a policy can reach. */
export function fixedPart(folder: string): string {
  const segments = folder.split('/');
  const token = segments.findIndex((segment) => segment.startsWith('%'));
  return (token === -1 ? segments : segments.slice(0, token)).join('/');
}

function keyArn(keyId: string): string {
  return keyId.startsWith('arn:') ? keyId : `arn:aws:kms:*:*:key/${keyId}`;
}
