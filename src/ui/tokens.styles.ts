import { css } from 'lit';
import { baseTokens } from './base-tokens.ts';
import { registerTokens } from './register-tokens.ts';
import { rowTokenStyles } from './row-tokens.styles.ts';

/**
 * How tokens reach an element, and how a host overrides them.
 *
 * The defaults are *registered* on the document (CSS.registerProperty) as initial values of inherited custom properties. An initial
 * value loses to every declaration, so a host restyles by setting the same name on the element or on any ancestor, in any cascade
 * layer and with any specificity. Of the other ways, `:host { --pa-x: … }` would beat what an ancestor says, a document sheet in
 * our own layer would beat a host that keeps its tokens in an earlier layer, and private copies (`--_pa-x: var(--pa-x, …)`) would
 * cost a hundred declarations an element and forget the density at every nested shadow root.
 *
 * - light-dark() stays unresolved in the universal syntax `*`, so each use resolves it against its own color-scheme, which the
 *   elements take from the page. `data-theme="light"` or `"dark"` on an element, or on `<activation-provider>`, sets it for that
 *   subtree; elsewhere a host writes `color-scheme`. A page that declares neither is light, whatever the system says.
 * - `density="compact"` (or `data-density`) on an element or on the provider sets the density tokens there, and what is nested
 *   inherits them. `density="comfortable"` goes back.
 * - Who asks for more contrast or less motion gets it over the host's own tokens; the contrast is derived from the host's palette.
 * - Registration is document-wide, needs no style element (so no CSP source), and happens once however many bundles are loaded.
 */
export const tokens = css`
  ${rowTokenStyles}

  @media (prefers-reduced-motion: reduce) {
    :host {
      --pa-motion-fast: 0ms;
      --pa-motion: 0ms;
      --pa-motion-slow: 0ms;
    }
  }

  /* Paper is light, and browsers leave grounds away. */
  @media print {
    :host {
      color-scheme: light !important;
    }
  }
`;

registerTokens(baseTokens);
