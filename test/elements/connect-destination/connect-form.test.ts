import { expect } from '@open-wc/testing';
import type { AccountId, DestinationId } from '../../../src/domain/ids.ts';
import {
  accountInputOf,
  connectionInputOf,
  connectIssues,
  emptyConnectForm,
  withBucketText,
  type ConnectForm,
} from '../../../src/elements/connect-destination/connect-form.ts';

const destinationId = 'amazon-s3' as DestinationId;
const typed: ConnectForm = {
  ...emptyConnectForm,
  accountName: 'Northwind production',
  roleArn: 'arn:aws:iam::123456789012:role/prospect-export',
  name: 'Partner drop',
  bucket: 'northwind-drop',
  folder: 'prospects',
};

function issues(changes: Partial<ConnectForm> = {}, secretAccessKey = '', ownEndpoint = false) {
  return connectIssues({ ...typed, ...changes }, { destinationId, ownEndpoint, secretAccessKey });
}

describe('connect form', () => {
  it('has no issue when all that is asked is typed', () => expect(issues()).to.deep.equal({}));

  it('names every field that is missing', () => {
    expect(
      Object.keys(connectIssues(emptyConnectForm, { destinationId, ownEndpoint: true, secretAccessKey: '' })).sort(),
    ).to.deep.equal(['accountName', 'bucket', 'endpointUrl', 'name', 'roleArn']);
  });

  for (const [field, changes] of [
    ['roleArn', { roleArn: 'arn:aws:iam::1:role/x' }],
    ['bucket', { bucket: 'Northwind' }],
    ['folder', { folder: '../x' }],
    ['region', { region: 'Frankfurt' }],
    ['kmsKey', { encryption: 'sse-kms', kmsKey: ' ' }],
    ['openPgpKey', { openPgpKey: '-----BEGIN PGP PRIVATE KEY BLOCK-----' }],
    ['accessKeyId', { auth: 'access-key', accessKeyId: '-' }],
    ['accountId', { account: 'existing' }],
  ] as [string, Partial<ConnectForm>][]) {
    it(`says what is wrong with ${field}`, () =>
      expect(issues(changes, 'wJalrXUtnFEMI/K7MDENG')).to.have.property(field));
  }

  it('asks for the secret of an access key', () => {
    const key = { auth: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } as const;
    expect(issues(key)).to.have.property('secretAccessKey');
    expect(issues(key, 'wJalrXUtnFEMI/K7MDENG')).to.deep.equal({});
  });

  it('asks nothing of a new account when an existing one is chosen', () => {
    expect(
      issues({ account: 'existing', accountId: 'acc_1' as AccountId, accountName: '', roleArn: '' }),
    ).to.deep.equal({});
  });

  it('sends an endpoint only for a server that is not Amazon S3', () => {
    const form = { ...typed, endpointUrl: 'https://s3.example.com' };
    expect(accountInputOf(form, { destinationId, ownEndpoint: false, secretAccessKey: '' })).to.not.have.property(
      'endpoint',
    );
    expect(accountInputOf(form, { destinationId, ownEndpoint: true, secretAccessKey: '' }).endpoint).to.deep.equal({
      url: 'https://s3.example.com',
      addressing: 'path',
    });
  });

  it('keeps the secret out of the connection', () => {
    expect(JSON.stringify(connectionInputOf(typed, 'acc_1', { destinationId }))).to.not.contain('secret');
  });

  it('splits a pasted address into bucket, folder and region', () => {
    const { form, understood } = withBucketText(typed, 'https://other.s3.eu-central-1.amazonaws.com/drop/q4');
    expect(understood).to.equal(true);
    expect([form.bucket, form.folder, form.region]).to.deep.equal(['other', 'drop/q4', 'eu-central-1']);
  });

  it('keeps the folder that was typed when the address names none', () => {
    expect(withBucketText(typed, 's3://other').form.folder).to.equal('prospects');
  });

  it('takes everything else as the name that is being typed', () => {
    const { form, understood } = withBucketText(typed, 'northwind-dr');
    expect([form.bucket, understood]).to.deep.equal(['northwind-dr', false]);
  });
});
