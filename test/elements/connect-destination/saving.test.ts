import { expect } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { Connection, ConnectionChange } from '../../../src/domain/connection.ts';
import type { AccountId } from '../../../src/domain/ids.ts';
import type { ConnectionTestEvent } from '../../../src/domain/connection-test.ts';
import { until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';
import { account, form, frankfurt, s3 } from './connect-destination.fixture.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

async function* failing(): AsyncGenerator<ConnectionTestEvent> {
  yield await Promise.resolve({ stage: 'credentials', outcome: 'passed', detail: '' });
  yield {
    stage: 'write',
    outcome: 'failed',
    detail: 'They are not allowed to do this.',
    fix: 'Add the policy below.',
    policy: '{"Version":"2012-10-17"}',
    serviceCode: 'AccessDenied',
  };
}

describe('saving a connection', () => {
  it('lets save after a passed test', async () => {
    const { element, root, fill, press } = await form();
    const saved: string[] = [];
    element.addEventListener('connection-saved', ({ detail }) => saved.push(detail.name));
    await fill();
    expect(buttonNamed(root, 'Save connection').ariaDisabled).to.equal('true');
    await press('Test the connection');
    await until(() => buttonNamed(root, 'Save connection').ariaDisabled === null);
    await press('Save connection');
    await until(() => saved.length === 1);
    expect(saved).to.deep.equal(['Partner drop']);
  });

  it('shows the stage that failed with its fix and the policy, and saves only after a second press', async () => {
    const { element, root, fill, press, text } = await form({ testConnection: failing });
    let saved = 0;
    element.addEventListener('connection-saved', () => (saved += 1));
    await fill();
    await press('Test the connection');
    await until(() => text().includes('Failed at'));
    expect(text()).to.contain('AccessDenied');
    expect(text()).to.contain('Add the policy below.');
    expect(text()).to.contain('2012-10-17');
    await press('Save without a passed test');
    expect(saved).to.equal(0);
    await until(() => buttonNamed(root, 'Save anyway') !== undefined);
    await press('Save anyway');
    await until(() => saved === 1);
  });

  it('holds a passed test for what was tested alone', async () => {
    const { root, fill, press, type, text } = await form();
    await fill();
    await press('Test the connection');
    await until(() => buttonNamed(root, 'Save connection').ariaDisabled === null);
    await type('bucket', 'another-bucket');
    expect(text()).to.contain('Changed since');
    expect(buttonNamed(root, 'Save connection').ariaDisabled).to.equal('true');
  });

  it('sends the secret of a key once, and keeps it nowhere', async () => {
    const sent: string[] = [];
    const { element, root, fill, type, press } = await form({
      createAccount: ({ credentials }) => {
        sent.push(credentials.kind === 'access-key' ? credentials.secretAccessKey : '');
        return Promise.resolve(account);
      },
    });
    let detail = '';
    element.addEventListener('connection-saved', (event) => (detail = JSON.stringify(event.detail)));
    await fill();
    root.querySelectorAll<HTMLInputElement>('input[name="auth"]')[1]!.click();
    await element.updateComplete;
    await type('accessKeyId', 'AKIAIOSFODNN7EXAMPLE');
    await type('secretAccessKey', secret);
    await press('Test the connection');
    await until(() => buttonNamed(root, 'Save connection').ariaDisabled === null);
    await press('Save connection');
    await until(() => detail !== '');
    expect(sent).to.deep.equal([secret]);
    expect(detail).not.to.contain(secret);
    expect(new XMLSerializer().serializeToString(root)).not.to.contain(secret);
    expect(root.querySelector<HTMLInputElement>('#secretAccessKey')?.value ?? '').to.equal('');
  });

  it('keeps what was typed when saving fails, and puts the reason at its field', async () => {
    const { root, fill, press, valueOf, text } = await form({
      createConnection: () =>
        Promise.reject(
          new ActivationError('conflict', 'A connection is already named Partner drop.', {
            issues: [{ path: 'name', message: 'is taken' }],
          }),
        ),
    });
    await fill();
    await press('Test the connection');
    await until(() => buttonNamed(root, 'Save connection').ariaDisabled === null);
    await press('Save connection');
    await until(() => text().includes('Connection name is taken.'));
    expect(valueOf('name')).to.equal('Partner drop');
  });

  it('does not create the account again when only the connection was refused', async () => {
    const keys: string[] = [];
    let tries = 0;
    const { root, fill, press, text } = await form({
      createAccount: (_input, { idempotencyKey }) => {
        keys.push(idempotencyKey);
        return Promise.resolve(account);
      },
      createConnection: (input) =>
        ++tries === 1
          ? Promise.reject(new ActivationError('unavailable', 'Away.'))
          : Promise.resolve({ ...input } as unknown as Connection),
    });
    await fill();
    await press('Test the connection');
    await until(() => buttonNamed(root, 'Save connection').ariaDisabled === null);
    await press('Save connection');
    await until(() => text().includes('Away.'));
    await press('Save connection');
    await until(() => tries === 2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('says what to do where the session has ended, and keeps what was typed', async () => {
    const { fill, press, valueOf, text } = await form({
      createAccount: () => Promise.reject(new ActivationError('unauthenticated', 'No.')),
    });
    await fill();
    await press('Save without a passed test');
    await press('Save anyway');
    await until(() => text().includes('Sign in again, in another tab if you like, then try again.'));
    expect(valueOf('name')).to.equal('Partner drop');
  });

  it('creates under another key what was changed since the last try', async () => {
    const keys = { account: [] as string[], connection: [] as string[] };
    const { fill, type, press, text } = await form({
      createAccount: (_input, { idempotencyKey }) => {
        keys.account.push(idempotencyKey);
        return Promise.resolve(account);
      },
      createConnection: (_input, { idempotencyKey }) => {
        keys.connection.push(idempotencyKey);
        return Promise.reject(new ActivationError('unavailable', `Away ${keys.connection.length}.`));
      },
    });
    await fill();
    const save = async (answer: string) => {
      await press('Save without a passed test');
      await press('Save anyway');
      await until(() => text().includes(answer));
    };
    await save('Away 1.');
    await type('name', 'Other drop');
    await save('Away 2.');
    await type('roleArn', 'arn:aws:iam::123456789012:role/other');
    await save('Away 3.');
    expect(new Set(keys.connection).size).to.equal(3);
    expect(keys.account[1]).to.equal(keys.account[0]);
    expect(keys.account[2]).not.to.equal(keys.account[0]);
  });

  it('lets nothing be typed or saved again while it saves, and keeps the focus', async () => {
    let tries = 0;
    const { root, fill, press } = await form({
      createAccount: () => {
        tries += 1;
        return new Promise(() => undefined);
      },
    });
    await fill();
    await press('Save without a passed test');
    await press('Save anyway');
    expect(root.querySelector<HTMLElement>('form')!.inert).to.equal(true);
    await until(() => root.activeElement?.closest('.pa-foot') !== null && root.activeElement !== null);
    await press('Save without a passed test');
    expect(root.querySelector('.pa-confirm')).to.equal(null);
    expect(tries).to.equal(1);
  });

  it('leads back to the button when the question is answered with no, and to the field that is refused', async () => {
    const { root, fill, press } = await form({
      createConnection: () =>
        Promise.reject(new ActivationError('conflict', 'Taken.', { issues: [{ path: 'name', message: 'is taken' }] })),
    });
    await fill();
    await press('Save without a passed test');
    await press('Keep editing');
    await until(() => words(root.activeElement).startsWith('Save without a passed test'));
    await press('Save without a passed test');
    await press('Save anyway');
    await until(() => root.activeElement?.id === 'name');
  });
});

describe('changing a connection', () => {
  async function changing(methods: Partial<ActivationAdapter> = {}) {
    const sent: { readonly change: ConnectionChange; readonly etag: string }[] = [];
    const shown = await form(
      {
        listAccounts: () =>
          Promise.resolve({ items: [account, { ...account, id: 'acc-2' } as Account], nextCursor: null }),
        updateConnection: (_id, change, { etag }) => {
          sent.push({ change, etag });
          return Promise.resolve({ ...frankfurt, ...change } as Connection);
        },
        ...methods,
      },
      s3,
      frankfurt,
    );
    const save = async () => {
      await shown.press('Test the connection');
      await until(() => buttonNamed(shown.root, 'Save connection').ariaDisabled === null);
      await shown.press('Save connection');
    };
    return { ...shown, sent, save };
  }

  it('begins with what it is, and sends what became of it with its version', async () => {
    const { element, sent, save, type, text } = await changing();
    const saved: string[] = [];
    element.addEventListener('connection-saved', ({ detail }) => saved.push(detail.name));
    expect(text()).to.contain('Edit Frankfurt A change holds for every activation');
    await type('name', 'Paris');
    await type('description', '');
    await save();
    await until(() => saved.length === 1);
    const { destinationId: _, dataType: _type, id: _id, health: _health, lastRunAt: _run, ...kept } = frankfurt;
    const { createdAt: _created, updatedAt: _updated, etag, ...parts } = kept;
    expect(sent).to.deep.equal([{ change: { ...parts, name: 'Paris', description: '' }, etag }]);
    expect(saved).to.deep.equal(['Paris']);
  });

  it('can sign in by other credentials from then on', async () => {
    const made: string[] = [];
    const { root, element, sent, save, type } = await changing({
      createAccount: ({ name }) => {
        made.push(name);
        return Promise.resolve({ ...account, id: 'acc-9' as AccountId });
      },
    });
    root.querySelectorAll<HTMLInputElement>('input[name="account"]')[0]!.click();
    await element.updateComplete;
    await type('accountName', 'Northwind, new key');
    await type('roleArn', 'arn:aws:iam::123456789012:role/prospect-export');
    await save();
    await until(() => sent.length === 1);
    expect([made, sent[0]!.change.accountId]).to.deep.equal([['Northwind, new key'], 'acc-9']);
  });

  it('is another form than that of a new one', async () => {
    const { element, valueOf, text } = await changing();
    element.connection = undefined;
    await element.updateComplete;
    expect(text()).to.contain('Set up Amazon S3');
    expect(valueOf('name')).to.equal('');
  });
});
