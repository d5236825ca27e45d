import { css } from 'lit';

/** Tabs of the chosen activation, and what two of them show. */
export const detailTabsStyles = css`
  .pa-tabs {
    display: flex;
    gap: var(--pa-space-4);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .pa-tab {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: 2.25rem;
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--pa-text-muted);
    font: inherit;
    font-weight: var(--pa-weight-medium);
    white-space: nowrap;
    cursor: pointer;
  }
  .pa-tab:hover {
    color: var(--pa-text);
  }
  .pa-tab[aria-selected='true'] {
    color: var(--pa-text);
    border-block-end-color: var(--pa-accent);
  }
  /* The list of tabs clips what lies outside it. */
  .pa-tab:focus-visible,
  .pa-mon-panel:focus-visible {
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: calc(-1 * var(--pa-focus-width));
  }
  .pa-mon-panel[hidden] {
    display: none;
  }
  .pa-mon-panel .pa-table td {
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .pa-tab {
      border-block-end-color: Canvas;
    }
    .pa-tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
