import { css } from 'lit';

/** Table: sticky header, hairline rows, one text line of height unless the first cell needs two. */
export const tableStyles = css`
  .pa-table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }

  .pa-table th {
    position: sticky;
    inset-block-start: 0;
    z-index: var(--pa-z-sticky);
    block-size: var(--pa-row-head);
    padding: 0 var(--pa-cell-pad);
    background: var(--pa-surface-sunken);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    font-weight: var(--pa-weight-medium);
    text-align: start;
    white-space: nowrap;
  }

  .pa-table th.pa-num {
    text-align: end;
  }

  .pa-table td {
    block-size: var(--pa-row);
    padding: 0.375rem var(--pa-cell-pad);
    border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
    vertical-align: middle;
  }

  .pa-table tr:last-child > td {
    border-block-end: 0;
  }

  .pa-table :is(th, td):first-child {
    padding-inline-start: var(--pa-space-4);
  }

  .pa-table :is(th, td):last-child {
    padding-inline-end: var(--pa-space-4);
  }

  .pa-table tbody tr:hover > td {
    background: var(--pa-surface-hover);
  }

  .pa-table tbody tr[aria-selected='true'] > td {
    background: var(--pa-surface-selected);
  }

  .pa-table tbody tr[aria-selected='true']:hover > td {
    background: var(--pa-surface-selected-hover);
  }

  .pa-table tfoot td {
    border-block-start: var(--pa-hairline) solid var(--pa-border);
    font-weight: var(--pa-weight-strong);
  }

  .pa-table tbody tr[data-tone='negative'] > td {
    background: var(--pa-negative-subtle);
  }

  .pa-card > .pa-table:first-child th:first-child {
    border-start-start-radius: calc(var(--pa-radius-xl) - 1px);
  }

  .pa-card > .pa-table:first-child th:last-child {
    border-start-end-radius: calc(var(--pa-radius-xl) - 1px);
  }

  .pa-table[data-compact] td {
    block-size: 2.25rem;
    padding-block: 0.25rem;
  }

  @media (forced-colors: active) {
    .pa-table tr[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
