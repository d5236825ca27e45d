import type { DataType, DestinationBadge, DestinationCategory, Connector } from '../../src/domain/destination.ts';
import { amazonS3, s3Compatible } from '../../src/domain/s3-destinations.ts';
import type { DestinationSeed } from './destination-seed.ts';

const everything: DataType[] = ['profiles', 'accounts', 'prospects', 'datasets'];

/** Destinations that are handed files. Those of cloud storage take prospects. */
export const fileDestinations: readonly DestinationSeed[] = [
  { ...amazonS3, dataTypes: everything, hostConnections: 0 },
  { ...s3Compatible, dataTypes: ['profiles', 'prospects'], badges: ['beta'], hostConnections: 0 },
  storage(
    'google-cloud-storage',
    'Google Cloud Storage',
    'Scheduled files to a bucket in your own project, with interoperability keys.',
    'host',
    ['profiles', 'prospects', 'datasets'],
  ),
  storage(
    'azure-blob-storage',
    'Azure Blob Storage',
    'Scheduled files to a container, by connection string or shared access signature.',
    'host',
    ['profiles', 'prospects', 'datasets'],
  ),
  storage(
    'azure-data-lake-storage-gen2',
    'Azure Data Lake Storage Gen2',
    'Files in dated folders of a lake, by service principal.',
    'host',
    ['profiles', 'prospects', 'datasets'],
  ),
  storage('sftp', 'SFTP', 'Files to any server that speaks SFTP, by password or by key.', 'host', [
    'profiles',
    'accounts',
    'prospects',
  ]),
  storage(
    'data-landing-zone',
    'Data Landing Zone',
    'Files to the storage container that comes with your organization; there is nothing to set up elsewhere.',
    'host',
    ['profiles', 'prospects', 'datasets'],
  ),
  {
    ...file(
      'meridian-partner-exchange',
      'Meridian Partner Exchange',
      'advertising',
      'Private connector of your organization: weekly files to the Meridian clean room.',
      ['prospects'],
    ),
    badges: ['private'],
  },
  storage('oracle-object-storage', 'Oracle Object Storage', 'Files of customer profiles to an OCI bucket.', 'host', [
    'profiles',
    'datasets',
  ]),
  storage(
    'box-drive',
    'Boxwell Drive',
    'Profile files to a shared folder, with a link for the people who need it.',
    'host',
    ['profiles'],
  ),
  file('snowflake', 'Snowflake', 'data-warehouse', 'A live share of audiences, without a copy.', [
    'profiles',
    'accounts',
    'datasets',
  ]),
  file('google-bigquery', 'Google BigQuery', 'data-warehouse', 'Tables by day in a dataset of your project.', [
    'profiles',
    'datasets',
  ]),
  file('databricks', 'Databricks', 'data-warehouse', 'Delta tables in your Unity Catalog.', ['profiles', 'datasets']),
  file('amazon-redshift', 'Amazon Redshift', 'data-warehouse', 'Staged files and a COPY into your cluster.', [
    'profiles',
    'datasets',
  ]),
  file('azure-synapse', 'Azure Synapse Analytics', 'data-warehouse', 'Tables in a dedicated SQL pool.', ['datasets']),
  file('tidepool', 'Tidepool Warehouse', 'data-warehouse', 'Appends each evaluation as a new partition.', [
    'profiles',
    'datasets',
  ]),
  file('oracle-eloqua', 'Oracle Eloqua', 'email-marketing', 'Contact files by SFTP into a shared list.', ['profiles']),
  file('salesforce-marketing-cloud', 'Salesforce Marketing Cloud', 'email-marketing', 'Data extensions by SFTP.', [
    'profiles',
  ]),
  file('acoustic-campaign', 'Acoustic Campaign', 'email-marketing', 'Contact files with a mapping file beside them.', [
    'profiles',
  ]),
  file('postwren', 'Postwren', 'email-marketing', 'A nightly file per audience for newsletters and offers.', [
    'profiles',
  ]),
];

function storage(
  id: string,
  name: string,
  description: string,
  connector: Connector,
  dataTypes: readonly DataType[],
  badges: readonly DestinationBadge[] = [],
): DestinationSeed {
  return { ...file(id, name, 'cloud-storage', description, dataTypes), connector, badges: [...badges] };
}

function file(
  id: string,
  name: string,
  category: DestinationCategory,
  description: string,
  dataTypes: readonly DataType[],
): DestinationSeed {
  return {
    id,
    name,
    category,
    description,
    connector: 'host',
    dataTypes: [...dataTypes],
    badges: [],
    hostConnections: 0,
  };
}
