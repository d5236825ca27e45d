import { LitElement, css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { baseStyles } from '../../src/ui/base.styles.ts';
import { defineElement } from '../../src/ui/define.ts';
import { registerTokens } from '../../src/ui/register-tokens.ts';
import { tokenDefaults } from '../../src/ui/tokens.ts';

// Those of single elements too, which those elements register.
registerTokens(tokenDefaults);

/** Tokens with what they look like and their defaults. */
@defineElement('token-table')
export class TokenTable extends LitElement {
  static override readonly styles = [
    ...baseStyles,
    css`
      table {
        border-collapse: collapse;
      }

      :is(th, td) {
        padding: var(--pa-space-1) var(--pa-space-4) var(--pa-space-1) 0;
        border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
        text-align: start;
        font-weight: inherit;
      }

      .colour {
        display: block;
        inline-size: 4rem;
        block-size: 1.5rem;
        border: var(--pa-hairline) solid var(--pa-border-strong);
        border-radius: var(--pa-radius-sm);
        background: var(--shown);
      }

      .length {
        display: block;
        inline-size: var(--shown);
        max-inline-size: 12rem;
        block-size: 0.75rem;
        background: var(--pa-accent);
      }

      .size {
        font-size: var(--shown);
        line-height: 1.4;
      }
    `,
  ];

  /** What a token of these is. */
  @property() shows: 'colour' | 'length' | 'size' = 'colour';

  @property({ attribute: false }) names: readonly string[] = [];

  protected override render(): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">Looks</th>
          <th scope="col">Token</th>
          <th scope="col">Default</th>
        </tr>
      </thead>
      <tbody>
        ${this.names.map(
          (name) =>
            html`<tr>
              <td>
                <span class=${this.shows} ${ref((shown) => this.#show(shown, name))}
                  >${this.shows === 'size' ? 'Prospects' : ''}</span
                >
              </td>
              <th scope="row"><code class="pa-mono">${name}</code></th>
              <td class="pa-muted"><code class="pa-mono">${valueOf(name)}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #show(shown: Element | undefined, name: string): void {
    if (shown instanceof HTMLElement) shown.style.setProperty('--shown', `var(${name})`);
  }
}

function valueOf(name: string): string {
  return Object.entries(tokenDefaults).find(([token]) => token === name)?.[1] ?? '';
}

declare global {
  interface HTMLElementTagNameMap {
    'token-table': TokenTable;
  }
}
