import * as v from 'valibot';
import type { Destination } from './destination.ts';
import { destinationIdSchema } from './ids.ts';

/** Amazon S3 as a card of the catalogue. A host that names or describes it otherwise spreads it. */
export const amazonS3: Destination = {
  id: v.parse(destinationIdSchema, 'amazon-s3'),
  name: 'Amazon S3',
  category: 'cloud-storage',
  description: 'Complete audience files in CSV or JSON, each run with a manifest of rows and checksums.',
  connector: 'amazon-s3',
  dataTypes: ['prospects'],
  badges: [],
  connectionCount: 0,
};

/** Servers that speak the protocol of S3, by an endpoint of their own. */
export const s3Compatible: Destination = {
  id: v.parse(destinationIdSchema, 's3-compatible'),
  name: 'S3-compatible storage',
  category: 'cloud-storage',
  description: 'Any endpoint that speaks the S3 protocol: on your premises or in another cloud.',
  connector: 's3-compatible',
  dataTypes: ['prospects'],
  badges: [],
  connectionCount: 0,
};
