import { css } from 'lit';

/** One row an audience, the editor beside it. The ten runs are a table because people compare them. */
export const schedulingStepStyles = css`
  .pa-sched {
    display: grid;
    gap: 0.125rem;
    min-inline-size: 0;
  }

  .pa-sched > .pa-error {
    min-block-size: 0;
  }

  .pa-cell-acts {
    white-space: nowrap;
    text-align: end;
    inline-size: 1%;
  }

  .pa-panel-body {
    padding: var(--pa-space-4);
    display: grid;
    gap: var(--pa-space-5);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }

  .pa-panel-notes:empty,
  .pa-panel-notes:not(:has(*)) {
    display: none;
  }

  fieldset.pa-field > .pa-label {
    margin-block-end: var(--pa-space-1);
  }

  .pa-runs {
    font-size: var(--pa-font-size-xs);
  }

  .pa-runs th {
    position: static;
    block-size: 1.75rem;
  }

  .pa-table.pa-runs :is(th, td) {
    padding-inline: 0.5rem;
  }

  .pa-table.pa-runs td {
    block-size: 1.75rem;
    padding-block: 0.125rem;
    line-height: 1.25rem;
    white-space: nowrap;
  }

  .pa-card > .pa-table.pa-runs :is(th, td):first-child {
    padding-inline-start: var(--pa-space-4);
    inline-size: 1%;
  }

  .pa-card > .pa-table.pa-runs :is(th, td):last-child {
    padding-inline-end: var(--pa-space-4);
  }

  .pa-gap {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }

  .pa-gap[data-over] {
    color: var(--pa-caution-text);
  }

  .pa-gap > .pa-icon {
    inline-size: 0.75rem;
    block-size: 0.75rem;
  }

  .pa-sched-split {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }

  @container pa (inline-size >= 69rem) {
    .pa-sched-split[data-editing] {
      grid-template-columns: minmax(0, 1fr) 25rem;
      grid-template-rows: auto 1fr;
    }

    .pa-sched-split > .pa-panel {
      grid-column: 2;
      grid-row: 1 / span 2;
    }
  }

  @container pa (inline-size >= 42rem) and (inline-size < 69rem) {
    .pa-panel-body {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: auto 1fr;
    }

    .pa-panel-body > :first-child {
      grid-row: 1 / span 2;
    }

    .pa-panel-name {
      grid-column: 2;
    }
  }

  @container pa (inline-size < 40rem) {
    .pa-table[data-stack] tr > td.pa-cell-acts {
      justify-content: flex-end;
      position: absolute;
      inset-block-start: 0.5rem;
      inset-inline-end: 0.5rem;
      inline-size: auto;
      gap: 0;
    }

    .pa-table[data-stack] td:has(+ td) .pa-option {
      padding-inline-end: 3.5rem;
    }

    .pa-table[data-stack] tr > td[data-indent] {
      padding-inline-start: 1.5rem;
      justify-content: flex-start;
      gap: var(--pa-space-2);
    }

    .pa-bulk > .pa-row {
      order: 3;
      flex: 1 1 100%;
      margin-inline: -0.625rem;
    }

    .pa-table.pa-runs,
    .pa-runs tbody {
      display: block;
    }

    .pa-runs tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      padding: 0.375rem var(--pa-space-4);
      border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
    }

    .pa-card > .pa-table.pa-runs tr > td:is(:first-child, :last-child, :nth-child(n)) {
      display: block;
      block-size: auto;
      padding: 0;
      border: 0;
      inline-size: auto;
    }

    .pa-card > .pa-table.pa-runs :is(thead, tr > td:nth-child(1), tr:not([data-noted]) > td:nth-child(3)) {
      display: none;
    }

    .pa-runs td:nth-child(2) {
      grid-area: 1 / 1;
    }

    .pa-runs td:nth-child(5) {
      grid-area: 1 / 2;
    }

    .pa-runs td:nth-child(4) {
      grid-area: 2 / 1;
      text-align: start;
    }

    .pa-runs td:nth-child(4)::after {
      content: ' UTC';
    }

    .pa-runs td:nth-child(3) {
      grid-area: 2 / 2;
    }

    .pa-runs tr[data-mark] td:nth-child(3) {
      grid-area: 3 / 1 / 4 / 3;
    }
  }
`;
