import * as v from 'valibot';
import { receiveText, requireSomeDigest } from '../body/receive.ts';
import type { BucketCall } from '../call.ts';
import { utf8Bytes } from '../digest/encoding.ts';
import { bucketArn } from '../policy/authorize.ts';
import { policyDocumentSchema, type PolicyDocument, type PolicyStatement } from '../policy/document.ts';
import { bytesOf } from '../state/bytes.ts';
import { kmsKeyArn } from '../state/encryption.ts';
import type { CorsRule, Encryption } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error, invalidRequest } from '../wire/s3-error.ts';
import { parseXml, xmlResponse, type XmlNode } from '../wire/xml.ts';
import { emptyResponse } from './object-answer.ts';

const LARGEST_CONFIGURATION = 64 * 1024;
/** Bucket policies are limited to 20 KB. */
const LARGEST_POLICY = 20 * 1024;
const MOST_RULES = 100;
const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];

export async function getBucketCors({ bucket }: BucketCall): Promise<S3Response> {
  if (!bucket.cors) throw new S3Error('NoSuchCORSConfiguration', { details: { BucketName: bucket.name } });
  return xmlResponse('CORSConfiguration', {
    CORSRule: bucket.cors.map((rule) => ({
      ...(rule.id === null ? {} : { ID: rule.id }),
      AllowedOrigin: rule.origins,
      AllowedMethod: rule.methods,
      AllowedHeader: rule.headers,
      ExposeHeader: rule.exposed,
      ...(rule.maxAgeSeconds === null ? {} : { MaxAgeSeconds: rule.maxAgeSeconds }),
    })),
  });
}

export async function putBucketCors(call: BucketCall): Promise<S3Response> {
  requireSomeDigest(call.headers);
  const configuration = parseXml(await receiveText(call, LARGEST_CONFIGURATION), 'CORSConfiguration');
  const rules = configuration.nodes('CORSRule').map(readRule);
  if (rules.length === 0 || rules.length > MOST_RULES) throw new S3Error('MalformedXML');
  call.bucket.cors = rules;
  return emptyResponse(200);
}

function readRule(node: XmlNode): CorsRule {
  const rule: CorsRule = {
    id: node.text('ID') ?? null,
    origins: node.texts('AllowedOrigin'),
    methods: node.texts('AllowedMethod'),
    headers: node.texts('AllowedHeader'),
    exposed: node.texts('ExposeHeader'),
    maxAgeSeconds: node.text('MaxAgeSeconds') === undefined ? null : Number(node.text('MaxAgeSeconds')),
  };
  if (rule.origins.length === 0 || rule.methods.length === 0) throw new S3Error('MalformedXML');
  for (const method of rule.methods)
    if (!METHODS.includes(method))
      throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
  for (const origin of rule.origins)
    if (origin.split('*').length > 2)
      throw invalidRequest(`AllowedOrigin "${origin}" can not have more than one wildcard.`);
  for (const header of rule.headers)
    if (header.split('*').length > 2)
      throw invalidRequest(`AllowedHeader "${header}" can not have more than one wildcard.`);
  for (const header of rule.exposed)
    if (header.includes('*'))
      throw invalidRequest(
        `ExposeHeader "${header}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
      );
  return rule;
}

export async function deleteBucketCors({ bucket }: BucketCall): Promise<S3Response> {
  bucket.cors = null;
  return emptyResponse(204);
}

export async function getBucketPolicy({ bucket }: BucketCall): Promise<S3Response> {
  if (!bucket.policy) throw new S3Error('NoSuchBucketPolicy', { details: { BucketName: bucket.name } });
  return {
    status: 200,
    headers: new Map([['content-type', 'application/json']]),
    content: bytesOf(utf8Bytes(bucket.policy.text)),
  };
}

export async function putBucketPolicy(call: BucketCall): Promise<S3Response> {
  const text = await receiveText(call, LARGEST_CONFIGURATION);
  if (text.length > LARGEST_POLICY) throw new S3Error('InvalidRequest', { message: 'The policy is larger than 20 KB' });
  call.bucket.policy = { text, document: readPolicy(text, call.bucket.name) };
  return emptyResponse(204);
}

function readPolicy(text: string, bucket: string): PolicyDocument {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new S3Error('MalformedPolicy');
  }
  const result = v.safeParse(policyDocumentSchema, json);
  if (!result.success)
    throw new S3Error('MalformedPolicy', { message: `Policy has invalid content: ${result.issues[0].message}` });
  for (const statement of result.output.Statement) requireOfBucket(statement, bucket);
  return json as PolicyDocument;
}

function requireOfBucket(statement: PolicyStatement, bucket: string): void {
  if (!statement.Principal && !statement.NotPrincipal)
    throw new S3Error('MalformedPolicy', { message: 'Missing required field Principal' });
  const arn = bucketArn(bucket);
  const resources = statement.Resource ?? statement.NotResource ?? [];
  if (resources.length === 0 || !resources.every((resource) => resource === arn || resource.startsWith(`${arn}/`)))
    throw new S3Error('MalformedPolicy', { message: 'Policy has invalid resource' });
}

export async function deleteBucketPolicy({ bucket }: BucketCall): Promise<S3Response> {
  bucket.policy = null;
  return emptyResponse(204);
}

export async function getBucketEncryption({ bucket: { encryption } }: BucketCall): Promise<S3Response> {
  const kms = encryption.kind === 'aws:kms' ? { KMSMasterKeyID: encryption.keyArn } : {};
  return xmlResponse('ServerSideEncryptionConfiguration', {
    Rule: {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: encryption.kind, ...kms },
      BucketKeyEnabled: encryption.kind === 'aws:kms' && encryption.bucketKey,
    },
  });
}

export async function putBucketEncryption(call: BucketCall): Promise<S3Response> {
  const text = await receiveText(call, LARGEST_CONFIGURATION);
  const [rule, ...more] = parseXml(text, 'ServerSideEncryptionConfiguration').nodes('Rule');
  const byDefault = rule?.nodes('ApplyServerSideEncryptionByDefault')[0];
  if (!rule || !byDefault || more.length > 0) throw new S3Error('MalformedXML');
  call.bucket.encryption = readEncryption(call, byDefault, rule.text('BucketKeyEnabled') === 'true');
  return emptyResponse(200);
}

function readEncryption(call: BucketCall, byDefault: XmlNode, bucketKey: boolean): Encryption {
  const algorithm = byDefault.text('SSEAlgorithm');
  if (algorithm === 'AES256') return { kind: 'AES256' };
  if (algorithm !== 'aws:kms') throw new S3Error('MalformedXML');
  return { kind: 'aws:kms', keyArn: kmsKeyArn(call, byDefault.text('KMSMasterKeyID')), bucketKey };
}

/** What a bucket does without a configuration of its own since January 2023: SSE-S3. */
export async function deleteBucketEncryption({ bucket }: BucketCall): Promise<S3Response> {
  bucket.encryption = { kind: 'AES256' };
  return emptyResponse(204);
}
