import { css } from 'lit';

/** What the browser adds to controls and we do not want, and one focus ring for all. */
export const controlResetStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :where(button, input, select, textarea) {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  :where(a, button, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: var(--pa-focus-offset);
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }
`;
