import { css } from 'lit';
import { controlResetStyles } from './control-reset.styles.ts';

/** What the browser adds and we do not want, one focus ring for all, and text that only a screen reader meets. */
export const resetStyles = css`
  ${controlResetStyles}

  :where(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, pre, legend) {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  :where(h1, h2, h3, h4) {
    font-size: inherit;
    font-weight: inherit;
  }

  :where(ul, ol) {
    list-style: none;
  }

  :where(a) {
    color: var(--pa-accent-text);
    text-decoration: underline;
    text-decoration-color: var(--pa-accent-border);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }

  :where(a:hover) {
    text-decoration-color: currentcolor;
  }

  .pa-sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
