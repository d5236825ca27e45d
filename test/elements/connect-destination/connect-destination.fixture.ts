import { fixture, html } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import type { ConnectionTestEvent } from '../../../src/domain/connection-test.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import type { ConnectionId, DestinationId } from '../../../src/domain/ids.ts';
import '../../../src/elements/connect-destination/connect-destination.ts';
import type { ConnectDestination } from '../../../src/elements/connect-destination/connect-destination.ts';
import { stubAdapter, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';

export const s3: Destination = {
  id: 'amazon-s3' as DestinationId,
  name: 'Amazon S3',
  category: 'cloud-storage',
  description: '',
  connector: 'amazon-s3',
  dataTypes: ['prospects'],
  badges: [],
  connectionCount: 0,
};
export const account = {
  id: 'acc-1',
  name: 'Northwind',
  destinationId: 'amazon-s3',
  auth: { kind: 'ambient' },
} as unknown as Account;

/** A connection that was set up with much of what the form offers. */
export const frankfurt: Connection = {
  id: 'conn-1' as ConnectionId,
  destinationId: s3.id,
  accountId: account.id,
  name: 'Frankfurt',
  description: 'For the agency',
  dataType: 'prospects',
  location: { bucket: 'northwind-drop', folder: 'prospects', region: 'eu-central-1' },
  format: { type: 'json', framing: 'array', shape: 'nested', compression: 'gzip' },
  includeManifest: false,
  serverSideEncryption: { kind: 'sse-kms', keyId: 'alias/drop' },
  openPgpPublicKeys: ['first', 'second'].map(
    (key) => `-----BEGIN PGP PUBLIC KEY BLOCK-----\n${key}\n-----END PGP PUBLIC KEY BLOCK-----`,
  ),
  marketingActions: ['analytics'],
  alerts: ['zero-rows'],
  health: { kind: 'untested' },
  lastRunAt: null,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
  etag: '7',
};

/** A test that goes through. */
async function* passing(): AsyncGenerator<ConnectionTestEvent> {
  yield await Promise.resolve({ stage: 'credentials', outcome: 'running', detail: '' });
  yield { stage: 'credentials', outcome: 'passed', detail: '' };
}

/** A form over an adapter that takes everything, but for what is said of it. */
export async function form(methods: Partial<ActivationAdapter> = {}, destination = s3, connection?: Connection) {
  const adapter = stubAdapter({
    listAccounts: () => Promise.resolve({ items: [], nextCursor: null }),
    createAccount: () => Promise.resolve(account),
    createConnection: (input) => Promise.resolve({ ...input, id: 'conn-1' } as unknown as Connection),
    testConnection: passing,
    ...methods,
  });
  const element = await fixture<ConnectDestination>(
    html`<connect-destination
      .adapter=${adapter}
      .destination=${destination}
      .connection=${connection}
    ></connect-destination>`,
  );
  const root = element.shadowRoot!;
  await until(() => root.querySelector('[aria-busy="true"]') === null);
  const type = (id: string, text: string) => {
    const input = root.querySelector<HTMLInputElement>(`#${id}`)!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    return element.updateComplete;
  };
  const valueOf = (id: string) => root.querySelector<HTMLInputElement>(`#${id}`)!.value;
  const press = async (label: string) => {
    buttonNamed(root, label).click();
    await element.updateComplete;
  };
  const fill = async () => {
    for (const [id, text] of [
      ['accountName', 'Northwind'],
      ['roleArn', 'arn:aws:iam::123456789012:role/prospect-export'],
      ['name', 'Partner drop'],
      ['bucket', 's3://northwind-drop/prospects'],
    ] as const)
      await type(id, text);
  };
  return { element, root, type, valueOf, press, fill, text: () => words(root.querySelector('.pa-connect')) };
}
