import type { Account } from '../../src/domain/account.ts';
import type { AccountId, DestinationId } from '../../src/domain/ids.ts';
import { instantAt, MILLISECONDS_A_DAY } from './audience-seeds.ts';

/** What an account that was typed would meet at AWS. */
export type CredentialHealth = 'sound' | 'wrong-secret' | 'unknown-key' | 'role-refused' | 'external-id-ignored';

/** An account as the backend keeps it: no secret, but what the secret would lead to. */
export interface AccountRecord extends Omit<Account, 'connectionCount' | 'etag'> {
  readonly credentialHealth: CredentialHealth;
  readonly version: number;
}

type Row = readonly [
  id: string,
  destinationId: string,
  name: string,
  auth: Account['auth'],
  daysAgo: number,
  more?: { readonly description?: string; readonly endpoint?: Account['endpoint'] },
];

const rows: readonly Row[] = [
  [
    'acc_marketing_role',
    'amazon-s3',
    'Marketing exports',
    { kind: 'assumed-role', roleArn: 'arn:aws:iam::123456789012:role/prospect-exports' },
    210,
    { description: 'Role of the data platform team; trusts this product with an external id.' },
  ],
  [
    'acc_agency_role',
    'amazon-s3',
    'Agency: Fathom & Pike',
    { kind: 'assumed-role', roleArn: 'arn:aws:iam::210987654321:role/agencies/fathom-pike-inbound' },
    96,
  ],
  [
    'acc_analytics_key',
    'amazon-s3',
    'Analytics sandbox',
    { kind: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
    300,
    { description: 'Kept until the sandbox moves to a role.' },
  ],
  ['acc_unused_key', 'amazon-s3', 'Old warehouse', { kind: 'access-key', accessKeyId: 'AKIAI44QH8DHBEXAMPLE' }, 390],
  [
    'acc_onprem',
    's3-compatible',
    'Frankfurt object store',
    { kind: 'access-key', accessKeyId: 'FRA0PROSPECTS0EXAMPLE' },
    74,
    { endpoint: { url: 'https://objects.example.net', addressing: 'path' } },
  ],
  ['acc_gcs', 'google-cloud-storage', 'Media project', { kind: 'access-key', accessKeyId: 'GOOG1EXAMPLEEXAMPLE' }, 128],
  ['acc_azure', 'azure-blob-storage', 'West Europe storage', { kind: 'ambient' }, 51],
];

/** The accounts of one world at its beginning. */
export function accountRecords(epoch: number): AccountRecord[] {
  return rows.map(([id, destinationId, name, auth, daysAgo, more = {}]) => ({
    id: id as AccountId,
    destinationId: destinationId as DestinationId,
    name,
    auth,
    createdAt: instantAt(epoch - daysAgo * MILLISECONDS_A_DAY),
    updatedAt: instantAt(epoch - Math.floor(daysAgo / 2) * MILLISECONDS_A_DAY),
    ...more,
    credentialHealth: 'sound',
    version: 1,
  }));
}
