import * as v from 'valibot';
import { destinationIdSchema } from './ids.ts';
import { countSchema, descriptionSchema, nameSchema } from './primitives.ts';

/** What an audience, or an export, is made of. The model product calls profiles "Customers". */
export const dataTypes = ['profiles', 'accounts', 'prospects', 'datasets'] as const;
export const dataTypeSchema = v.picklist(dataTypes);
export type DataType = v.InferOutput<typeof dataTypeSchema>;

export const destinationCategories = [
  'advertising',
  'cloud-storage',
  'crm',
  'data-warehouse',
  'email-marketing',
  'mobile',
  'personalization',
  'social',
  'survey',
] as const;
export const destinationCategorySchema = v.picklist(destinationCategories);
export type DestinationCategory = v.InferOutput<typeof destinationCategorySchema>;

export const destinationBadgeSchema = v.picklist(['beta', 'private', 'new']);
export type DestinationBadge = v.InferOutput<typeof destinationBadgeSchema>;

/**
 * Who can set the destination up: this kit, for Amazon S3 and for servers that speak its protocol, or the host, for every
 * other connector.
 */
export const connectorSchema = v.picklist(['amazon-s3', 's3-compatible', 'host']);
export type Connector = v.InferOutput<typeof connectorSchema>;

export const destinationSchema = v.object({
  id: destinationIdSchema,
  name: nameSchema,
  category: destinationCategorySchema,
  description: descriptionSchema,
  connector: connectorSchema,
  /** What it takes. Streaming connectors never take prospects. */
  dataTypes: v.array(dataTypeSchema),
  badges: v.array(destinationBadgeSchema),
  /** Connections that exist, of every data type. */
  connectionCount: countSchema,
  documentationUrl: v.optional(v.pipe(v.string(), v.url())),
});
export type Destination = v.InferOutput<typeof destinationSchema>;
