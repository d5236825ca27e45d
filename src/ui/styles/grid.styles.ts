import { css } from 'lit';

/** Grid: the virtual sibling of the table. Column widths stand once, as `--pa-grid-columns` on the grid, and every row reads them. */
export const gridStyles = css`
  .pa-grid {
    display: block;
    min-inline-size: 0;
  }

  .pa-grid-row {
    display: grid;
    grid-template-columns: var(--pa-grid-columns);
    align-items: center;
    min-block-size: var(--pa-row-tall);
    border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
    padding-inline: var(--pa-space-1);
    position: relative;
  }

  .pa-grid-row:hover {
    background: var(--pa-surface-hover);
  }

  .pa-grid-row[aria-selected='true'] {
    background: var(--pa-surface-selected);
  }

  .pa-grid-row[aria-selected='true']:hover {
    background: var(--pa-surface-selected-hover);
  }

  .pa-grid-row[data-active] {
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: -2px;
  }

  .pa-grid-row[aria-disabled='true'] {
    color: var(--pa-text-disabled);
  }

  .pa-grid-row > * {
    padding-inline: 0.5rem;
    min-inline-size: 0;
  }

  .pa-grid-head {
    position: sticky;
    inset-block-start: 0;
    z-index: var(--pa-z-sticky);
    min-block-size: var(--pa-row-head);
    background: var(--pa-surface-sunken);
    border-block-end-color: var(--pa-border);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    font-weight: var(--pa-weight-medium);
  }

  .pa-grid-head:hover {
    background: var(--pa-surface-sunken);
  }

  .pa-grid-row > .pa-num {
    text-align: end;
    justify-self: stretch;
  }

  @media (forced-colors: active) {
    .pa-grid-row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
