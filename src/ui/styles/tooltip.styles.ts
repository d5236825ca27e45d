import { css } from 'lit';

/** Tooltip: floats, so it carries a shadow. */
export const tooltipStyles = css`
  .pa-tooltip {
    display: inline-block;
    max-inline-size: 18rem;
    padding: 0.25rem 0.5rem;
    border-radius: var(--pa-radius-md);
    background: var(--pa-text);
    color: var(--pa-text-inverse);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    box-shadow: var(--pa-shadow-overlay);
    z-index: var(--pa-z-tooltip);
  }
`;
