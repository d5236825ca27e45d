import * as v from 'valibot';
import { toldFindingsSchema } from './connection-findings.ts';
import { accountIdSchema, connectionIdSchema, destinationIdSchema } from './ids.ts';
import { dataTypeSchema } from './destination.ts';
import { fileFormatSchema } from './file-format.ts';
import { bucketNameSchema, folderPathSchema, regionSchema } from './s3-rules.ts';
import { descriptionSchema, etagSchema, instantSchema, nameSchema } from './primitives.ts';

export const s3LocationSchema = v.object({
  bucket: bucketNameSchema,
  /** Without a leading slash; may end in folders named after the audience: `%AUDIENCE_NAME%`, `%AUDIENCE_ID%`. */
  folder: folderPathSchema,
  region: regionSchema,
});
export type S3Location = v.InferOutput<typeof s3LocationSchema>;

/** What S3 does with the object at rest. `bucket-default` sends no header. */
export const serverSideEncryptionSchema = v.variant('kind', [
  v.object({ kind: v.literal('bucket-default') }),
  v.object({ kind: v.literal('sse-s3') }),
  v.object({
    kind: v.literal('sse-kms'),
    /** Id, ARN or alias, as a header may hold it: https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html */
    keyId: v.pipe(v.string(), v.trim(), v.regex(/^[\x21-\x7e]{1,2048}$/, 'no-kms-key')),
  }),
]);
export type ServerSideEncryption = v.InferOutput<typeof serverSideEncryptionSchema>;

export const marketingActions = [
  'analytics',
  'combine-with-pii',
  'cross-site-targeting',
  'data-science',
  'email-targeting',
  'export-to-third-party',
  'onsite-advertising',
  'onsite-personalization',
  'segment-match',
  'single-identity-personalization',
] as const;
export const marketingActionSchema = v.picklist(marketingActions);
export type MarketingAction = v.InferOutput<typeof marketingActionSchema>;

export const alertKinds = [
  'run-failed',
  'run-late',
  'run-delayed',
  'zero-rows',
  'run-started',
  'run-succeeded',
  'excluded-share',
] as const;
export const alertKindSchema = v.picklist(alertKinds);
export type AlertKind = v.InferOutput<typeof alertKindSchema>;

/** ASCII-armoured OpenPGP public key block. */
export const openPgpPublicKeySchema = v.pipe(
  v.string(),
  v.trim(),
  v.check((key) => !/PRIVATE KEY BLOCK/.test(key), 'private-key'),
  v.regex(/^-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]+-----END PGP PUBLIC KEY BLOCK-----$/, 'not-a-public-key'),
);

export const connectionInputSchema = v.object({
  destinationId: destinationIdSchema,
  accountId: accountIdSchema,
  /** Unique among the destination's connections. */
  name: nameSchema,
  description: v.optional(descriptionSchema),
  dataType: dataTypeSchema,
  location: s3LocationSchema,
  format: fileFormatSchema,
  includeManifest: v.boolean(),
  serverSideEncryption: serverSideEncryptionSchema,
  /** Files are encrypted to every one of these keys; none means no encryption of ours. */
  openPgpPublicKeys: v.array(openPgpPublicKeySchema),
  marketingActions: v.array(marketingActionSchema),
  alerts: v.array(alertKindSchema),
});
export type ConnectionInput = v.InferOutput<typeof connectionInputSchema>;

export const connectionChangeSchema = v.partial(v.omit(connectionInputSchema, ['destinationId', 'dataType']));
export type ConnectionChange = v.InferOutput<typeof connectionChangeSchema>;

export const connectionHealthSchema = v.variant('kind', [
  v.object({ kind: v.literal('untested') }),
  v.object({ kind: v.literal('healthy'), testedAt: instantSchema }),
  v.object({
    kind: v.literal('broken'),
    since: instantSchema,
    /** A sentence for the person, and what to do. */
    reason: v.string(),
    nextStep: v.string(),
    /** The same for those who say it in another language. */
    findings: toldFindingsSchema,
  }),
]);
export type ConnectionHealth = v.InferOutput<typeof connectionHealthSchema>;

export const connectionSchema = v.object({
  ...connectionInputSchema.entries,
  id: connectionIdSchema,
  health: connectionHealthSchema,
  /** When the run to it began that began last, however it ended; `null` before the first. */
  lastRunAt: v.nullable(instantSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  etag: etagSchema,
});
export type Connection = v.InferOutput<typeof connectionSchema>;
