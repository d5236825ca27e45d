import * as v from 'valibot';
import { accountIdSchema, destinationIdSchema } from './ids.ts';
import { countSchema, descriptionSchema, etagSchema, instantSchema, nameSchema } from './primitives.ts';

/** `arn:aws:iam::800873819705:role/path/name`; the partition may be that of China or GovCloud. */
export const roleArnSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/([\x21-\x7e]*\/)?[\w+=,.@-]{1,64}$/, 'not-a-role-arn'),
);

/** AWS documents access key ids as 16 to 128 word characters; S3-compatible servers follow it loosely. */
export const accessKeyIdSchema = v.pipe(v.string(), v.trim(), v.regex(/^\w{3,128}$/, 'not-an-access-key-id'));

/** AWS issues 40 characters of base64; other servers issue other lengths, so only blanks and line breaks are refused. */
export const secretAccessKeySchema = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{8,256}$/, 'not-a-secret-access-key'));

/** Where a server that is not Amazon S3 answers. Absent for Amazon S3 itself. */
export const s3EndpointSchema = v.object({
  /** `https://s3.example.com`, without bucket or path, nor a name and password, which would be no secret here. */
  url: v.pipe(
    v.string(),
    v.trim(),
    v.url('not-an-address'),
    v.check((url) => !url.includes('@'), 'not-an-address'),
    v.regex(/^https?:\/\/[^/?#]+\/?$/, 'address-with-path'),
  ),
  addressing: v.picklist(['path', 'virtual-host']),
});
export type S3Endpoint = v.InferOutput<typeof s3EndpointSchema>;

/** What may be read of an account's credentials: never a secret. */
export const accountAuthSchema = v.variant('kind', [
  v.object({ kind: v.literal('assumed-role'), roleArn: roleArnSchema }),
  v.object({ kind: v.literal('access-key'), accessKeyId: accessKeyIdSchema }),
  /** Credentials that the adapter's own environment holds; nothing was typed. */
  v.object({ kind: v.literal('ambient') }),
]);
export type AccountAuth = v.InferOutput<typeof accountAuthSchema>;

/** What is written of an account's credentials. A secret goes this way only. */
export const accountCredentialsSchema = v.variant('kind', [
  v.object({ kind: v.literal('assumed-role'), roleArn: roleArnSchema }),
  v.object({ kind: v.literal('access-key'), accessKeyId: accessKeyIdSchema, secretAccessKey: secretAccessKeySchema }),
]);
export type AccountCredentials = v.InferOutput<typeof accountCredentialsSchema>;

export const accountInputSchema = v.object({
  destinationId: destinationIdSchema,
  name: nameSchema,
  description: v.optional(descriptionSchema),
  credentials: accountCredentialsSchema,
  endpoint: v.optional(s3EndpointSchema),
});
/** A new account. Holds a secret when its credentials are an access key: keep it out of drafts, events and logs. */
export type AccountInput = v.InferOutput<typeof accountInputSchema>;

export const accountChangeSchema = v.partial(v.omit(accountInputSchema, ['destinationId']));
/** What changes in an account; absent credentials stay as they are. */
export type AccountChange = v.InferOutput<typeof accountChangeSchema>;

export const accountSchema = v.object({
  id: accountIdSchema,
  destinationId: destinationIdSchema,
  name: nameSchema,
  description: v.optional(descriptionSchema),
  auth: accountAuthSchema,
  endpoint: v.optional(s3EndpointSchema),
  /** Connections that use it; it can be deleted when there are none. */
  connectionCount: countSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  etag: etagSchema,
});
export type Account = v.InferOutput<typeof accountSchema>;
