import { expect, fixture, html } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import { toldBy, type ConnectionTestEvent } from '../../../src/domain/connection-test.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import type { AccountId, DestinationId } from '../../../src/domain/ids.ts';
import '../../../src/elements/connect-destination/connect-destination.ts';
import type { ConnectDestination } from '../../../src/elements/connect-destination/connect-destination.ts';
import { fullSession, stubAdapter, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';

const s3: Destination = {
  id: 'amazon-s3' as DestinationId,
  name: 'Amazon S3',
  category: 'cloud-storage',
  description: '',
  connector: 'amazon-s3',
  dataTypes: ['prospects'],
  badges: [],
  connectionCount: 0,
};
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const account = { id: 'acc-1', name: 'Northwind', destinationId: 'amazon-s3' } as unknown as Account;

async function* passing(): AsyncGenerator<ConnectionTestEvent> {
  yield await Promise.resolve({ stage: 'credentials', outcome: 'running', detail: '' });
  yield { stage: 'credentials', outcome: 'passed', detail: '' };
}

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

async function form(methods: Partial<ActivationAdapter> = {}, destination = s3) {
  const adapter = stubAdapter({
    listAccounts: () => Promise.resolve({ items: [], nextCursor: null }),
    createAccount: () => Promise.resolve(account),
    createConnection: (input) => Promise.resolve({ ...input, id: 'conn-1' } as unknown as Connection),
    testConnection: passing,
    ...methods,
  });
  const element = await fixture<ConnectDestination>(
    html`<connect-destination .adapter=${adapter} .destination=${destination}></connect-destination>`,
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

describe('connect destination', () => {
  it('splits a pasted address of a bucket, and says so', async () => {
    const { type, valueOf, text } = await form();
    await type('bucket', 'arn:aws:s3:::northwind-drop/prospects/2026');
    expect([valueOf('bucket'), valueOf('folder')]).to.deep.equal(['northwind-drop', 'prospects/2026']);
    expect(text()).to.contain('Taken from the address you pasted.');
  });

  it('splits an address that is typed letter by letter once the field is left', async () => {
    const { element, root, valueOf, text } = await form();
    const bucket = root.querySelector<HTMLInputElement>('#bucket')!;
    bucket.focus();
    for (const letter of 's3://northwind-drop/prospects') {
      bucket.value += letter;
      bucket.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
      await element.updateComplete;
    }
    expect(bucket.value).to.equal('s3://northwind-drop/prospects');
    bucket.blur();
    await element.updateComplete;
    expect([valueOf('bucket'), valueOf('folder')]).to.deep.equal(['northwind-drop', 'prospects']);
    expect(text()).to.contain('Taken from the address you pasted.');
    bucket.focus();
    bucket.blur();
    await element.updateComplete;
    expect(text()).to.contain('Taken from the address you pasted.');
  });

  it('says what is wrong when it is asked to test, and leads to the first field', async () => {
    const { root, press, text } = await form();
    await press('Test the connection');
    await until(() => root.activeElement?.id === 'accountName');
    expect(text()).to.contain('Account name must not be empty.');
    expect(text()).to.contain('Bucket must have at least 3 characters.');
  });

  it('does not complain of what was not touched', async () =>
    expect((await form()).root.querySelector('[aria-invalid="true"]')).to.equal(null));

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

  it('offers the accounts that are there', async () => {
    const known = {
      ...account,
      id: 'acc-9' as AccountId,
      auth: { kind: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
    } as Account;
    const { root } = await form({ listAccounts: () => Promise.resolve({ items: [known], nextCursor: null }) });
    expect(root.querySelector<HTMLSelectElement>('#accountId')?.value).to.equal('acc-9');
  });

  it('asks for the endpoint of a server that is not Amazon S3', async () => {
    expect((await form({}, { ...s3, connector: 's3-compatible' })).root.querySelector('#endpointUrl')).not.to.equal(
      null,
    );
    expect((await form()).root.querySelector('#endpointUrl')).to.equal(null);
  });

  it('names the formats that this service does not offer, where they would be chosen', async () => {
    const { root } = await form();
    const parquet = root.querySelector<HTMLOptionElement>('#fileType option[value="parquet"]')!;
    expect(parquet.disabled).to.equal(true);
    expect(words(parquet)).to.contain('not offered by this service');
  });

  it('names the compressions inside Parquet that this service does not offer', async () => {
    const capabilities = { ...fullSession.capabilities, formats: ['parquet'], parquetCompressions: ['none', 'snappy'] };
    const session = { ...fullSession, capabilities } as typeof fullSession;
    const { element, root } = await form({ getSession: () => Promise.resolve(session) });
    const fileType = root.querySelector<HTMLSelectElement>('#fileType')!;
    fileType.value = 'parquet';
    fileType.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    await element.updateComplete;
    const choices = [...root.querySelectorAll<HTMLOptionElement>('#parquetCompression option')];
    expect(choices.map(({ value, disabled }) => [value, disabled])).to.deep.equal([
      ['none', false],
      ['snappy', false],
      ['gzip', true],
      ['zstd', true],
    ]);
  });

  it('says that it has no form for a destination that the host sets up', async () =>
    expect((await form({}, { ...s3, connector: 'host' })).text()).to.contain('cannot be set up here'));

  it('says which permission is missing', async () => {
    expect(
      (
        await form({ getSession: () => Promise.resolve({ ...fullSession, permissions: ['view-destinations'] }) })
      ).text(),
    ).to.contain('Manage destinations');
  });

  it('offers the regions of Amazon S3 by name, and takes any that is typed', async () => {
    const { element, root, type, valueOf, text } = await form();
    expect(text()).to.contain('US East (N. Virginia)');
    const menu = root.querySelector('pa-menu')!;
    const frankfurt = menu.items.find((item) => item.kind === 'action' && item.label.includes('Frankfurt'));
    if (frankfurt?.kind === 'action') frankfurt.select();
    await element.updateComplete;
    expect(valueOf('region')).to.equal('eu-central-1');
    expect(text()).to.contain('Europe (Frankfurt)');
    await type('region', 'eu-north-9');
    expect(valueOf('region')).to.equal('eu-north-9');
    expect(text()).to.contain('it is used as typed');
  });

  for (const direction of ['ltr', 'rtl'] as const)
    it(`leaves room for the list of regions at the end of the field: ${direction}`, async () => {
      const { element, root } = await form();
      element.dir = direction;
      const { paddingLeft, paddingRight } = getComputedStyle(root.querySelector('#region')!);
      const [atStart, atEnd] = direction === 'ltr' ? [paddingLeft, paddingRight] : [paddingRight, paddingLeft];
      expect([atStart, atEnd]).to.deep.equal(['10px', '36px']);
    });

  it('leaves the region to a server that names its own', async () => {
    const { root, text } = await form({}, { ...s3, connector: 's3-compatible' });
    expect(root.querySelector('pa-menu')).to.equal(null);
    expect(text()).to.contain('As the server names it');
  });

  it('puts a token at the end of the folder path by a press, and takes it away by another', async () => {
    const { element, type, press, valueOf, text } = await form();
    await type('folder', 'prospects/');
    await press('Audience name');
    await press('Audience ID');
    expect(valueOf('folder')).to.equal('prospects/%AUDIENCE_NAME%/%AUDIENCE_ID%');
    expect(text()).to.contain('For example prospects/In-market EV buyers, Q4/c4e82c6e/');
    expect(buttonNamed(element.shadowRoot!, 'Audience name').ariaPressed).to.equal('true');
    await press('Audience name');
    expect(valueOf('folder')).to.equal('prospects/%AUDIENCE_ID%');
    await press('Audience ID');
    await press('Audience name');
    expect(valueOf('folder')).to.equal('prospects/%AUDIENCE_NAME%');
  });

  it('puts two fields in a row where there is room, one where there is not', async () => {
    const { element, root } = await form();
    const leftOf = (id: string) => root.querySelector(`#${id}`)!.getBoundingClientRect();
    const pairs = [
      ['accountName', 'region'],
      ['name', 'description'],
      ['bucket', 'folder'],
    ] as const;
    element.style.display = 'block';
    element.style.inlineSize = '1000px';
    for (const [one, other] of pairs) expect(leftOf(other).top, other).to.equal(leftOf(one).top);
    element.style.inlineSize = '360px';
    for (const [one, other] of pairs) expect(leftOf(other).top, other).to.be.greaterThan(leftOf(one).bottom);
  });

  it('moves nothing when an error appears', async () => {
    const { element, root, press } = await form();
    element.style.display = 'block';
    element.style.inlineSize = '1000px';
    // Of the element, for the page scrolls to the field that is wrong.
    const top = () => root.querySelector('#bucket')!.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const before = top();
    await press('Test the connection');
    expect(root.querySelector('#name')!.ariaInvalid).to.equal('true');
    expect(top()).to.equal(before);
  });

  it('speaks French where the page does', async () => {
    await import('../../../src/locales/fr.ts');
    const adapter = stubAdapter({ listAccounts: () => Promise.resolve({ items: [], nextCursor: null }) });
    const page = await fixture(
      html`<div lang="fr"><connect-destination .adapter=${adapter} .destination=${s3}></connect-destination></div>`,
    );
    const root = page.querySelector('connect-destination')!.shadowRoot!;
    await until(() => root.querySelector('#region') !== null);
    const text = words(root.querySelector('.pa-connect'));
    expect(text).to.contain('USA Est (Virginie du Nord)').and.to.contain('Nom de l’audience');
  });

  it('says in French what is wrong, by our schemas and by the service', async () => {
    await import('../../../src/locales/fr.ts');
    const { element, root, fill, type, press, text } = await form({
      createConnection: () =>
        Promise.reject(
          new ActivationError('conflict', 'A connection is already named Partner drop.', {
            issues: [{ path: 'name', message: 'is taken' }],
          }),
        ),
    });
    element.lang = 'fr';
    await fill();
    await type('bucket', 'ab');
    await press('Tester la connexion');
    expect(text()).to.contain('Compartiment : doit compter au moins 3 caractères.');
    await type('bucket', 'northwind-drop');
    await press('Tester la connexion');
    await until(() => buttonNamed(root, 'Enregistrer la connexion').ariaDisabled === null);
    await press('Enregistrer la connexion');
    await until(() => text().includes('Nom de la connexion : est déjà pris.'));
  });

  it('says in French what the test found, and as the service does what it gives no code for', async () => {
    await import('../../../src/locales/fr.ts');
    async function* found(): AsyncGenerator<ConnectionTestEvent> {
      const told = toldBy([{ code: 'probe-left', keys: ['in/.probe'] }]);
      yield await Promise.resolve({ stage: 'write', outcome: 'warning', ...told });
      yield { stage: 'cors', outcome: 'failed', detail: 'Our gateway is shut.', fix: 'Open it.' };
    }
    const { element, root, fill, press, text } = await form({ testConnection: found });
    element.lang = 'fr';
    await fill();
    await press('Tester la connexion');
    await until(() => text().includes('Our gateway is shut.'));
    expect([...root.querySelectorAll('.pa-stage-body')].map((body) => words(body))).to.deep.equal([
      'Ce que le test a écrit n’a pas pu être supprimé. Correction : Supprimez in/.probe à la main.',
      'Our gateway is shut. Correction : Open it.',
    ]);
  });

  it('is left by Cancel, unless the host says no', async () => {
    const { element, fill, press, valueOf } = await form();
    await fill();
    element.addEventListener('connect-cancel', (event) => event.preventDefault(), { once: true });
    await press('Cancel');
    expect(valueOf('name')).to.equal('Partner drop');
    await press('Cancel');
    expect(valueOf('name')).to.equal('');
  });

  for (const [title, prepare] of [
    ['empty', undefined],
    ['with errors', 'Test the connection'],
  ] as const) {
    it(`can be used by everyone: ${title}`, async () => {
      const { element, press } = await form();
      if (prepare !== undefined) await press(prepare);
      await expect(element).to.be.accessible();
    });
  }
});
