import { css } from 'lit';

/** Tabs: for siblings of equal rank; the line under the chosen one sits on the hairline of its bar. */
export const tabsStyles = css`
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
    font-weight: var(--pa-weight-medium);
    white-space: nowrap;
    cursor: pointer;
    margin-block-end: -1px;
    text-decoration: none;
  }

  .pa-tab:hover {
    color: var(--pa-text);
  }

  .pa-tab[aria-selected='true'] {
    color: var(--pa-text);
    border-block-end-color: var(--pa-accent);
  }

  .pa-count {
    color: var(--pa-text-subtle);
    font-weight: var(--pa-weight-regular);
  }
`;
