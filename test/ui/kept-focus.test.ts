import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { KeptFocus } from '../../src/ui/controllers/kept-focus.ts';
import { defineElement } from '../../src/ui/define.ts';

/** Groups of buttons, each group under a heading that can take the focus. */
@defineElement('test-groups')
class Groups extends LitElement {
  @property({ attribute: false }) groups: Readonly<Record<string, readonly string[]>> = {};

  @query('h1') declare private readonly heading: HTMLElement;

  constructor() {
    super();
    new KeptFocus(this, (place) => (place === this ? this.heading : place.querySelector<HTMLElement>(':scope > h2')));
  }

  button(name: string): HTMLButtonElement {
    return this.shadowRoot!.querySelector<HTMLButtonElement>(`#${name}`)!;
  }

  get focused(): string {
    return this.shadowRoot?.activeElement?.textContent ?? '';
  }

  async show(groups: Groups['groups']): Promise<void> {
    this.groups = groups;
    await this.updateComplete;
  }

  protected override render() {
    return html`<h1 tabindex="-1">All</h1>
      ${repeat(
        Object.entries(this.groups),
        ([name]) => name,
        ([name, buttons]) =>
          html`<section>
            <h2 tabindex="-1">${name}</h2>
            <p>
              ${repeat(
                buttons,
                (button) => button,
                (button) => html`<button id=${button}>${button}</button>`,
              )}
            </p>
          </section>`,
      )}`;
  }
}

/** Some buttons, and rows of others. */
@defineElement('test-controls')
class Controls extends LitElement {
  @property({ attribute: false }) pressed = '';

  @property({ attribute: false }) rows: readonly string[] = ['a', 'b', 'c'];

  constructor() {
    super();
    new KeptFocus(this);
  }

  get focused(): string {
    return this.shadowRoot?.activeElement?.textContent ?? '';
  }

  async focusAndShow(button: string, changes: Partial<Pick<Controls, 'pressed' | 'rows'>>): Promise<string> {
    this.shadowRoot!.querySelector<HTMLButtonElement>(`#${button}`)!.focus();
    Object.assign(this, changes);
    await this.updateComplete;
    return this.focused;
  }

  protected override render() {
    return html`<button>first</button>
      <p>${this.pressed === '' ? html`<button id="start">start</button>` : html`<button id="stop">stop</button>`}</p>
      <ul>
        ${repeat(
          this.rows,
          (row) => row,
          (row) => html`<li><button id=${row}>${row}</button></li>`,
        )}
      </ul>`;
  }
}

async function groups(): Promise<Groups> {
  const element = await fixture<Groups>(html`<test-groups></test-groups>`);
  await element.show({ letters: ['a', 'b', 'c'], others: ['x'] });
  element.button('b').focus();
  return element;
}

describe('kept focus', () => {
  it('goes along with what is moved', async () => {
    const element = await groups();
    await element.show({ others: ['x'], letters: ['c', 'b', 'a'] });
    expect(element.focused).to.equal('b');
  });

  it('goes to the heir in the nearest place that is still there', async () => {
    const element = await groups();
    await element.show({ letters: ['a', 'c'], others: ['x'] });
    expect(element.focused).to.equal('letters');
    element.button('a').focus();
    await element.show({ others: ['x'] });
    expect(element.focused).to.equal('All');
  });

  it('is not taken from another element of the page', async () => {
    const element = await groups();
    const elsewhere = await fixture<HTMLButtonElement>(html`<button>Elsewhere</button>`);
    elsewhere.focus();
    await element.show({ others: ['x'] });
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('goes to what stands in place of the pressed button, where nobody names an heir', async () => {
    const element = await fixture<Controls>(html`<test-controls></test-controls>`);
    expect(await element.focusAndShow('start', { pressed: 'start' })).to.equal('stop');
    expect(await element.focusAndShow('stop', { pressed: '' })).to.equal('start');
  });

  it('goes to the next control where nothing came in its place, and to the one before where there is none after', async () => {
    const element = await fixture<Controls>(html`<test-controls></test-controls>`);
    expect(await element.focusAndShow('b', { rows: ['a', 'c'] })).to.equal('c');
    expect(await element.focusAndShow('c', { rows: ['a'] })).to.equal('a');
    expect(await element.focusAndShow('a', { rows: [] })).to.equal('start');
  });
});
