import { css } from 'lit';

/**
 * Of what comes after the first rows: what stands in the bars around them, a page that failed, and what a pointer and the keyboard can
 * do. Until then the ring of the keyboard is around the whole grid.
 */
export const pickerControlsStyles = css`
  strong,
  b {
    font-weight: var(--pa-weight-strong);
  }

  b {
    color: var(--pa-text);
  }

  .grid:focus-visible {
    outline: none;
  }

  .grid:focus-visible [data-active] {
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: -2px;
  }

  /* Around its box, which is as high as the cell. */
  .grid:focus-visible .pa-grid-row > :first-child[data-active] {
    outline-offset: 1px;
  }

  /* Of the whole list, while a part of it is shown. */
  .grid {
    block-size: var(--pa-_grid, auto);
  }

  .state {
    block-size: var(--pa-_state, auto);
  }

  /* Below the header, which covers what is scrolled under it. */
  .seen .cell,
  .seen > .pa-grid-row {
    scroll-margin-block-start: var(--pa-row-head);
  }

  .seen > .pa-grid-row:not([aria-disabled], [aria-busy], .failed),
  .copy {
    cursor: pointer;
  }

  .rows .pa-grid-row:hover {
    background: var(--pa-surface-hover);
  }

  .rows .pa-grid-row[aria-selected='true']:hover {
    background: var(--pa-surface-selected-hover);
  }

  /* Of the limit the bar warns: the rows only say it. */
  .reason:has(.full) {
    color: var(--pa-text-subtle);
  }

  .reason:has(.full) > .pa-icon {
    display: none;
  }

  .copy:hover {
    background: var(--pa-surface-active);
    color: var(--pa-text);
  }

  /* Of a box in a row, the row is the target. */
  .cell > .pa-check {
    position: static;
    transition: none;
  }

  .cell > .pa-check::after {
    content: none;
  }

  @media (forced-colors: active) {
    .pa-grid-row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  .outdated {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-2);
    padding: var(--pa-space-2) var(--pa-space-4);
    background: var(--pa-negative-subtle);
    border-block-end: var(--pa-hairline) solid var(--pa-negative-border);
  }

  .outdated > span {
    flex: 1 1 12rem;
  }

  .problem {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: var(--pa-space-3);
  }

  .problem > .name {
    display: grid;
    min-inline-size: 0;
  }

  [role='columnheader'] {
    position: relative;
  }

  .edge {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    inline-size: 0.5rem;
    cursor: col-resize;
    touch-action: none;
  }

  .edge:hover {
    border-inline-end: 2px solid var(--pa-border-control);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-2) var(--pa-space-6);
  }

  .foot > .pa-limit {
    min-inline-size: min(15rem, 100%);
  }

  .pa-limit[data-state='near'] .count,
  .pa-limit[data-state='reached'] .count {
    color: var(--pa-caution-text);
  }

  .pa-limit[data-state='exceeded'] .count {
    color: var(--pa-negative-text);
  }

  /* Where the name takes what is left over, it has no width of its own. */
  @container pa (inline-size < 62rem) {
    [data-column='name'] > .edge {
      display: none;
    }
  }

  @container pa (inline-size < 36rem) {
    .edge {
      display: none;
    }

    .foot > .pa-limit {
      flex: 1 1 100%;
    }
  }
`;
