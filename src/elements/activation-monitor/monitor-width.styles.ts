import { css } from 'lit';

/** The monitor by the width that it has: from one column with stacked rows to the full arrangement. */
export const monitorWidthStyles = css`
  @container pa (inline-size >= 56rem) {
    .pa-mon-sum {
      grid-template-columns: 22rem minmax(0, 1fr);
    }
    .pa-chart-box {
      border-block-start: 0;
      border-inline-start: var(--pa-hairline) solid var(--pa-border);
    }
  }
  @container pa (inline-size < 44rem) {
    .pa-run-head {
      grid-template-columns: 0.875rem minmax(0, 1fr) auto;
      gap: 0 var(--pa-space-2);
      padding-block: var(--pa-space-2);
    }
    .pa-run-labels {
      display: none;
    }
    .pa-run-head > .pa-icon {
      grid-area: 1 / 1;
    }
    .pa-run-head > :nth-child(2) {
      grid-area: 1 / 2;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .pa-run-head > .pa-status {
      grid-area: 1 / 3;
    }
    .pa-run-head > .pa-run-start {
      display: none;
    }
    .pa-run-head > .pa-run-dur {
      grid-area: 2 / 2;
      text-align: start;
      color: var(--pa-text-subtle);
      font-size: var(--pa-font-size-xs);
    }
    .pa-run-head > .pa-run-rows {
      grid-area: 2 / 3;
    }
    .pa-run-head > .pa-run-size {
      display: none;
    }
    .pa-run-body {
      padding-inline-start: var(--pa-space-4);
    }
    .pa-mon-search {
      flex: 1 1 100%;
    }
    .pa-chart-axis[data-end] {
      display: none;
    }
    .pa-chart-frame {
      grid-template-columns: 2rem minmax(0, 1fr);
    }
    .pa-chart-x {
      padding-inline-end: 0;
    }
  }
  @container pa (inline-size < 30rem) {
    .pa-ledger {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(3.75rem, 1fr));
    }
    .pa-ledger .pa-ledger-cell {
      padding-inline-start: 0;
    }
    .pa-ledger .pa-ledger-cell::before {
      display: none;
    }
    .pa-row > .pa-ledger {
      flex: 1 1 100%;
    }
  }

  /* Between one column and the full arrangement: a column that the row repeats elsewhere steps back. */
  @container pa (inline-size >= 40rem) and (inline-size < 52rem) {
    .pa-table :is(th, td)[data-mid-hide] {
      display: none;
    }
    .pa-table td .pa-status {
      white-space: normal;
    }
    .pa-table td.pa-nowrap {
      white-space: normal;
    }
    .pa-runs {
      --pa-cell-pad: 0.375rem;
    }
  }

  /* Stacked rows have no headings to press. */
  @container pa (inline-size >= 40rem) {
    .pa-mon-sort {
      display: none;
    }
  }
`;
