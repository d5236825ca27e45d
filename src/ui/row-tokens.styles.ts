import { css, unsafeCSS } from 'lit';
import { registerTokens } from './register-tokens.ts';
import { densityTokens, rowTokens } from './row-tokens.ts';

/** How the tokens of rows reach an element, and how a host switches all tokens: what `tokens.styles.ts` tells, without the tokens that rows do not need. */
export const rowTokenStyles = css`
  :host([data-theme='light']) {
    color-scheme: light;
  }

  :host([data-theme='dark']) {
    color-scheme: dark;
  }

  :host(:is([density='comfortable'], [data-density='comfortable'])) {
    ${declarations(densityTokens.comfortable)}
  }

  :host(:is([density='compact'], [data-density='compact'])) {
    ${declarations(densityTokens.compact)}
  }

  @media (prefers-contrast: more) {
    :host {
      --pa-border: var(--pa-border-control);
      --pa-border-muted: var(--pa-border-control);
      --pa-border-strong: var(--pa-border-control-hover);
      --pa-text-muted: var(--pa-text);
      --pa-text-subtle: color-mix(in srgb, var(--pa-text) 85%, var(--pa-surface));
    }
  }
`;

registerTokens({ ...rowTokens, ...densityTokens.comfortable });

function declarations(values: Readonly<Record<string, string>>) {
  return unsafeCSS(
    Object.entries(values)
      .map(([name, value]) => `${name}: ${value};`)
      .join(' '),
  );
}
