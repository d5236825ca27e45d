import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { query } from 'lit/decorators.js';
import { baseStyles } from '../../src/ui/base.styles.ts';
import { Announcer } from '../../src/ui/controllers/announcer.ts';
import { FocusInSight } from '../../src/ui/controllers/focus-in-sight.ts';
import { SearchHotkey } from '../../src/ui/controllers/search-hotkey.ts';
import { defineElement } from '../../src/ui/define.ts';
import { footStyles } from '../../src/ui/styles/foot.styles.ts';

@defineElement('test-list')
class List extends LitElement {
  static override readonly styles = [...baseStyles];

  readonly announcer = new Announcer(this);

  @query('#search') declare readonly search: HTMLInputElement;
  @query('#name') declare readonly name: HTMLInputElement;
  @query('button') declare readonly row: HTMLButtonElement;

  constructor() {
    super();
    new SearchHotkey(this, () => this.search);
  }

  heard(): string {
    return this.shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
  }

  protected override render() {
    return html`<input id="search" aria-label="Search" /><input id="name" aria-label="Name" /><button>Row</button>
      ${this.announcer.region()}`;
  }
}

/** More rows than the window has room for, over a foot that sticks. */
@defineElement('test-footed')
class Footed extends LitElement {
  static override readonly styles = [...baseStyles, footStyles];

  @query('.pa-foot') declare readonly foot: HTMLElement;

  constructor() {
    super();
    new FocusInSight(this);
  }

  get focused(): Element {
    return this.shadowRoot!.activeElement!;
  }

  protected override render() {
    return html`${Array.from({ length: 60 }, (_, row) => html`<p><button>Row ${row}</button></p>`)}
      <footer class="pa-foot"><button>Next</button></footer>`;
  }
}

const list = () => fixture<List>(html`<test-list></test-list>`);

describe('a foot that sticks', () => {
  it('hides nothing that the keyboard has come to', async () => {
    const element = await fixture<Footed>(html`<test-footed></test-footed>`);
    element.shadowRoot!.querySelector('button')!.focus();
    for (let row = 1; row < 40; row += 1) {
      await sendKeys({ press: 'Tab' });
      const { bottom } = element.focused.getBoundingClientRect();
      expect(bottom, element.focused.textContent).to.be.at.most(element.foot.getBoundingClientRect().top);
    }
  });
});

describe('announcer', () => {
  it('says nothing at first, so that readers follow the region from the start', async () => {
    expect((await list()).heard()).to.equal('');
  });

  it('says what changed', async () => {
    const element = await list();
    element.announcer.say('3 selected');
    await element.updateComplete;
    expect(element.heard()).to.equal('3 selected');
  });

  it('makes the same words a change, so that they are heard again', async () => {
    const element = await list();
    const heard: string[] = [];
    for (const words of ['Copied', 'Copied', 'Copied']) {
      element.announcer.say(words);
      await element.updateComplete;
      heard.push(element.heard());
    }
    expect(heard[0]).to.not.equal(heard[1]);
    expect(heard[1]).to.not.equal(heard[2]);
    expect(heard.map((words) => words.trim())).to.deep.equal(['Copied', 'Copied', 'Copied']);
  });

  it('forgets what it said when its element leaves', async () => {
    const element = await list();
    element.announcer.say('3 selected');
    const home = element.parentElement!;
    element.remove();
    home.append(element);
    await element.updateComplete;
    expect(element.heard()).to.equal('');
  });
});

describe('the search key', () => {
  it('leads from anywhere in the element to its search field', async () => {
    const element = await list();
    element.row.focus();
    await sendKeys({ press: '/' });
    expect(element.shadowRoot?.activeElement).to.equal(element.search);
    expect(element.search.value).to.equal('');
  });

  it('is a letter like any other in a text field', async () => {
    const element = await list();
    element.name.focus();
    await sendKeys({ press: '/' });
    expect(element.name.value).to.equal('/');
    expect(element.shadowRoot?.activeElement).to.equal(element.name);
  });

  it('means nothing to the element while the focus is elsewhere on the page', async () => {
    const element = await list();
    await sendKeys({ press: '/' });
    expect(element.shadowRoot?.activeElement).to.equal(null);
  });
});
