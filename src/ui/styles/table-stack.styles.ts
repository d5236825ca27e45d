import { css } from 'lit';

/** Tables that become stacked rows below 40rem of their container; each cell then brings its own heading. */
export const tableStackStyles = css`
  @container pa (inline-size < 40rem) {
    .pa-table[data-stack] thead {
      display: none;
    }
    .pa-table[data-stack],
    .pa-table[data-stack] :is(tbody, tfoot) {
      display: block;
    }
    .pa-table[data-stack] tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      padding: var(--pa-space-3);
      border-block-end: var(--pa-hairline) solid var(--pa-border);
      gap: var(--pa-space-1);
      position: relative;
    }
    .pa-table[data-stack] tr:last-child {
      border-block-end: 0;
    }
    .pa-table[data-stack] tr:hover > td,
    .pa-table[data-stack] tr[aria-selected='true'] > td,
    .pa-table[data-stack] tbody tr[aria-selected='true']:hover > td {
      background: none;
    }
    .pa-table[data-stack] tr[aria-selected='true'] {
      background: var(--pa-surface-selected);
    }
    .pa-table[data-stack] tr > td {
      display: flex;
      justify-content: space-between;
      align-items: baseline;
      gap: var(--pa-space-4);
      block-size: auto;
      padding: 0;
      border: 0;
      text-align: end;
    }
    .pa-table[data-stack] tr > td[data-label]::before {
      content: attr(data-label);
      color: var(--pa-text-subtle);
      font-size: var(--pa-font-size-xs);
      flex: none;
    }
    .pa-table[data-stack] tr > td:not([data-label]) {
      text-align: start;
      justify-content: flex-start;
    }
    .pa-table[data-stack] tr > td[data-hide] {
      display: none;
    }
  }
`;
