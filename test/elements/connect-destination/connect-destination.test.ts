import { expect, fixture, html } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Account } from '../../../src/domain/account.ts';
import { toldBy, type ConnectionTestEvent } from '../../../src/domain/connection-test.ts';
import type { AccountId } from '../../../src/domain/ids.ts';
import { fullSession, stubAdapter, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';
import { account, form, s3 } from './connect-destination.fixture.ts';

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

  it('speaks of what a test found in all, not of each stage, and keeps the focus on its button', async () => {
    const { root, fill, press } = await form();
    await fill();
    buttonNamed(root, 'Test the connection').focus();
    await press('Test the connection');
    await until(() => words(root.querySelector('[role="status"]')) === 'Passed');
    expect(root.querySelector('.pa-stages')!.closest('[aria-live]')).to.equal(null);
    expect(words(root.activeElement)).to.equal('Test again');
  });

  it('tells a reader which fields must be filled in', async () => {
    const { root } = await form();
    const isRequired = (id: string) => root.querySelector(`#${id}`)!.ariaRequired;
    expect(['name', 'bucket', 'roleArn', 'description', 'folder'].map(isRequired)).to.deep.equal([
      'true',
      'true',
      'true',
      'false',
      'false',
    ]);
  });

  it('does not complain of what was not touched', async () =>
    expect((await form()).root.querySelector('[aria-invalid="true"]')).to.equal(null));

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
