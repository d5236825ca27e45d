import { expect, fixture, html } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import '../../../src/elements/connect-destination/connect-destination.ts';
import type { ConnectDestination } from '../../../src/elements/connect-destination/connect-destination.ts';
import { deferred, stubAdapter, until } from '../stub-adapter.ts';
import { buttonNamed } from '../words.ts';

const s3 = { id: 'amazon-s3', name: 'Amazon S3', connector: 'amazon-s3' } as Destination;

function portal(methods: Partial<ActivationAdapter> = {}): ActivationAdapter {
  return stubAdapter({
    listAccounts: () => Promise.resolve({ items: [], nextCursor: null }),
    async *testConnection() {
      yield await Promise.resolve({ stage: 'credentials', outcome: 'passed', detail: '' } as const);
    },
    ...methods,
  });
}

/** A form in which everything is typed. */
async function typed(adapter = portal()) {
  const element = await fixture<ConnectDestination>(
    html`<connect-destination .adapter=${adapter} .destination=${s3}></connect-destination>`,
  );
  const root = element.shadowRoot!;
  const shown = () => until(() => root.querySelector('form') !== null);
  await shown();
  const input = (id: string) => root.querySelector<HTMLInputElement>(`#${id}`)!;
  for (const [id, text] of [
    ['accountName', 'Northwind'],
    ['roleArn', 'arn:aws:iam::123456789012:role/prospect-export'],
    ['name', 'Partner drop'],
    ['bucket', 's3://northwind-drop/prospects'],
  ] as const) {
    input(id).value = text;
    input(id).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await element.updateComplete;
  }
  const press = async (label: string) => {
    buttonNamed(root, label).click();
    await element.updateComplete;
  };
  return { element, root, shown, input, press };
}

describe('connect destination whose adapter or destination is changed for another', () => {
  it('forgets what was typed for an adapter that is taken away', async () => {
    const { element, root, shown, input } = await typed();
    element.adapter = undefined;
    await until(() => root.querySelector('form') === null);
    element.adapter = portal();
    await shown();
    expect(['accountName', 'roleArn', 'name', 'bucket'].map((id) => input(id).value)).to.deep.equal(['', '', '', '']);
  });

  it('makes no connection by another adapter than the one that made the account', async () => {
    const made = deferred<Account>();
    const connections: string[] = [];
    const { element, press } = await typed(portal({ createAccount: () => made.promise }));
    await press('Save without a passed test');
    await press('Save anyway');
    element.adapter = portal({
      createConnection: (input) => {
        connections.push(input.name);
        return Promise.resolve({ ...input, id: 'conn-2' } as unknown as Connection);
      },
    });
    await element.updateComplete;
    made.resolve({ id: 'acc-1' } as Account);
    await made.promise;
    await element.updateComplete;
    expect(connections).to.deep.equal([]);
  });

  it('begins with no findings of the test before', async () => {
    const { element, root, shown, press } = await typed();
    await press('Test the connection');
    await until(() => root.querySelector('.pa-stage[data-state="ok"]') !== null);
    element.destination = { ...s3, id: 'other' as Destination['id'] };
    await element.updateComplete;
    await shown();
    expect(root.querySelector('.pa-stage')).to.equal(null);
  });

  it('offers no account of the destination before', async () => {
    const auth = { kind: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
    const account = { id: 'acc-1', name: 'Northwind', destinationId: s3.id, auth } as unknown as Account;
    const element = await fixture<ConnectDestination>(
      html`<connect-destination
        .adapter=${portal({
          listAccounts: ({ destinationId }) =>
            Promise.resolve({ items: destinationId === s3.id ? [account] : [], nextCursor: null }),
        })}
        .destination=${s3}
      ></connect-destination>`,
    );
    const root = element.shadowRoot!;
    await until(() => root.querySelector('form') !== null);
    element.destination = { ...s3, id: 'other' as Destination['id'] };
    await element.updateComplete;
    await until(() => root.querySelector('form') !== null);
    expect(root.querySelector('#accountName')).not.to.equal(null);
  });
});
