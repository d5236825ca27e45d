import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { Messages, Phrasing } from '../../src/locales/messages.ts';
import { registerSection } from '../../src/locales/register.ts';
import { defineElement } from '../../src/ui/define.ts';
import { languageRoot } from '../../src/ui/localize/language-root.ts';
import { Localize } from '../../src/ui/localize/localize.ts';

const english = {
  greeting: 'Hello',
  farewell: 'Goodbye',
  runs: (phrasing: Phrasing, count: number) => phrasing.plural(count, { one: '# run', other: '# runs' }),
} as const satisfies Messages;

@defineElement('test-speaker')
class Speaker extends LitElement {
  readonly localize = new Localize(this, 'provider', english);

  protected override render() {
    return html`${this.localize.term('greeting')}`;
  }
}

@defineElement('test-frame')
class Frame extends LitElement {
  protected override render() {
    return html`<test-speaker></test-speaker>`;
  }
}

/** One that says on its root which language it speaks, around another one. */
@defineElement('test-root')
class Rooted extends LitElement {
  readonly localize = new Localize(this, 'provider', english);

  get root(): { readonly lang: string; readonly dir: string } {
    const { lang, dir } = this.shadowRoot!.querySelector('div')!;
    return { lang, dir };
  }

  get inner(): Speaker {
    return this.shadowRoot!.querySelector('test-speaker')!;
  }

  protected override render() {
    return html`<div ${languageRoot(this, this.localize)}>
      ${this.localize.term('greeting')}<test-speaker></test-speaker>
    </div>`;
  }
}

async function rooted(lang: string, dir: 'ltr' | 'rtl' = 'ltr') {
  const page = await fixture<HTMLElement>(html`<section lang=${lang} dir=${dir}><test-root></test-root></section>`);
  return { page, element: page.querySelector<Rooted>('test-root')! };
}

async function speaker(lang: string): Promise<Speaker> {
  return fixture<Speaker>(html`<test-speaker lang=${lang}></test-speaker>`);
}

const heard = (element: Element) => element.shadowRoot?.textContent;

describe('the words of an element', () => {
  before(() => {
    registerSection('fr', 'provider', {
      greeting: 'Bonjour',
      runs: (phrasing: Phrasing, count: number) =>
        phrasing.plural(count, { one: '# exécution', other: '# exécutions' }),
    });
  });

  it('are English where nothing else is said', async () => {
    expect(heard(await fixture(html`<test-speaker></test-speaker>`))).to.equal('Hello');
  });

  it('follow the lang of the element', async () => {
    expect(heard(await speaker('fr'))).to.equal('Bonjour');
  });

  it('follow the lang of an ancestor, across shadow boundaries', async () => {
    const page = await fixture(html`<section lang="fr"><test-frame></test-frame></section>`);
    const frame = page.querySelector('test-frame') as Frame;
    await frame.updateComplete;
    expect(heard(frame.shadowRoot!.querySelector('test-speaker')!)).to.equal('Bonjour');
  });

  it('follow the lang of the page when it changes', async () => {
    const element = await fixture<Speaker>(html`<test-speaker></test-speaker>`);
    document.documentElement.lang = 'fr';
    try {
      await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
      await element.updateComplete;
      expect(heard(element)).to.equal('Bonjour');
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('follow the lang of the element, and of whatever holds it, when it changes', async () => {
    const page = await fixture(html`<section><test-frame></test-frame></section>`);
    const frame = page.querySelector('test-frame') as Frame;
    await frame.updateComplete;
    const element = frame.shadowRoot!.querySelector<Speaker>('test-speaker')!;
    for (const place of [element, frame, page]) {
      await element.updateComplete;
      expect(heard(element)).to.equal('Hello');
      place.setAttribute('lang', 'fr');
      await Promise.resolve();
      await element.updateComplete;
      expect(heard(element), place.localName).to.equal('Bonjour');
      place.removeAttribute('lang');
      await Promise.resolve();
    }
  });

  it('are those of the place to which the element was moved', async () => {
    const element = await fixture<Speaker>(html`<test-speaker></test-speaker>`);
    const elsewhere = await fixture(html`<section lang="fr"></section>`);
    elsewhere.append(element);
    await element.updateComplete;
    expect(heard(element)).to.equal('Bonjour');
  });

  it('serve every region of a language', async () => {
    expect(heard(await speaker('fr-CA'))).to.equal('Bonjour');
  });

  it('count and group by the rules of the language', async () => {
    const { localize } = await speaker('fr');
    expect(localize.term('runs', 0)).to.equal('0 exécution');
    expect(localize.term('runs', 1284)).to.equal('1\u202f284 exécutions');
  });

  it('fall back to English, message by message, where a translation lacks one', async () => {
    expect((await speaker('fr')).localize.term('farewell')).to.equal('Goodbye');
  });

  it('are English as a whole, numbers too, where nobody registered the language', async () => {
    const { localize } = await speaker('de');
    expect(localize.language).to.equal('en');
    expect(localize.term('runs', 1284)).to.equal('1,284 runs');
  });

  it('survive a lang that is none', async () => {
    expect(heard(await speaker('not a language'))).to.equal('Hello');
  });

  it('may be replaced by a host, one English label at a time', async () => {
    registerSection('en-GB', 'provider', { farewell: 'Cheerio' });
    const { localize } = await speaker('en-GB');
    expect(localize.term('farewell')).to.equal('Cheerio');
    expect(localize.term('greeting')).to.equal('Hello');
  });

  it('are those of the region before those of the language', async () => {
    registerSection('fr-CH', 'provider', { greeting: 'Salut' });
    const { localize } = await speaker('fr-CH');
    expect(localize.term('greeting')).to.equal('Salut');
    expect(localize.term('runs', 1)).to.equal('1 exécution');
  });

  it('change at once when a language arrives late', async () => {
    const element = await speaker('it');
    expect(heard(element)).to.equal('Hello');
    registerSection('it', 'provider', { greeting: 'Ciao' });
    await element.updateComplete;
    expect(heard(element)).to.equal('Ciao');
  });

  it('know the direction of the text around them', async () => {
    const page = await fixture(html`<section dir="rtl"><test-speaker></test-speaker></section>`);
    expect((page.querySelector('test-speaker') as Speaker).localize.direction).to.equal('rtl');
  });
});

describe('the root of what an element draws', () => {
  const nothing = { lang: '', dir: '' };

  it('says nothing where its words are in the language around it, whichever way the page runs', async () => {
    expect((await rooted('en')).element.root).to.deep.equal(nothing);
    expect((await rooted('en-GB', 'rtl')).element.root).to.deep.equal(nothing);
    expect((await rooted('fr')).element.root).to.deep.equal(nothing);
  });

  it('says that its words are English where nobody registered the language around it', async () => {
    const { element } = await rooted('he', 'rtl');
    expect(element.root).to.deep.equal({ lang: 'en', dir: 'ltr' });
    expect(element.inner.localize.direction).to.equal('ltr');
    expect((await rooted('de')).element.root).to.deep.equal({ lang: 'en', dir: '' });
  });

  it('follows the lang of what is around it when that changes, with all that is in it', async () => {
    const { page, element } = await rooted('de');
    page.lang = 'fr';
    await Promise.resolve();
    await element.updateComplete;
    await element.inner.updateComplete;
    expect([element.root, heard(element)?.trim(), heard(element.inner)]).to.deep.equal([nothing, 'Bonjour', 'Bonjour']);
    page.lang = 'de';
    await Promise.resolve();
    await element.updateComplete;
    await element.inner.updateComplete;
    expect([element.root.lang, heard(element.inner)]).to.deep.equal(['en', 'Hello']);
  });
});
