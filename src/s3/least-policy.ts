import type { S3Location, ServerSideEncryption } from '../domain/connection.ts';

/**
 * The least IAM policy under which exports and the connection test pass, as JSON ready to paste. It grants no deletion, except of the
 * test's own probes, and no listing. Actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function leastPolicy({ bucket, folder, region }: S3Location, encryption: ServerSideEncryption): string {
  const fixed = fixedPart(folder);
  const partition = partitionOf(region);
  const prefix = `arn:${partition}:s3:::${bucket}/${fixed === '' ? '' : `${literally(fixed)}/`}`;
  const statements: object[] = [
    {
      Sid: 'WriteExports',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload'],
      Resource: `${prefix}*`,
    },
    { Sid: 'RemoveTestProbe', Effect: 'Allow', Action: 's3:DeleteObject', Resource: `${prefix}${PROBE_NAME}*` },
  ];
  if (encryption.kind === 'sse-kms') statements.push(useOfKey(encryption.keyId, partition));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

/** A part of an upload is decrypted again when the upload is completed. https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
function useOfKey(keyId: string, partition: string): object {
  const alias = /(?:^|:)(alias\/.+)$/.exec(keyId)?.[1];
  return {
    Sid: 'UseEncryptionKey',
    Effect: 'Allow',
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: alias === undefined ? keyArn(keyId, partition) : `arn:${partition}:kms:*:*:key/*`,
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

function keyArn(keyId: string, partition: string): string {
  return keyId.startsWith('arn:') ? keyId : `arn:${partition}:kms:*:*:key/${keyId}`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * What a policy would take for a pattern or for the beginning of a variable, as itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function literally(text: string): string {
  return text.replace(/[*?$]/g, '${$&}');
}
