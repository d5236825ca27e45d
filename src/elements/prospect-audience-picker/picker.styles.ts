import { css } from 'lit';

/** Layout of the picker. Three widths matter, asked of the container: below 36rem, up to 62rem, above. */
export const pickerStyles = css`
  .tools {
    border-block-end: var(--pa-hairline) solid var(--pa-border);
  }

  /* Before it is there: as high as it will be. */
  .tools:empty {
    --pa-_row: calc(var(--pa-space-2) + var(--pa-control-sm));
    min-block-size: calc(
      2 * var(--pa-space-3) + var(--pa-control) + var(--pa-_rows, var(--pa-_row)) + var(--pa-hairline)
    );
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0 var(--pa-space-2);
    min-block-size: 2.25rem;
    padding-inline: var(--pa-space-4);
    background: var(--pa-surface-selected);
    border-block-end: var(--pa-hairline) solid var(--pa-accent-border);
  }

  .bar > span {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
  }

  .bar[data-caution] {
    background: var(--pa-caution-subtle);
    border-color: var(--pa-caution-border);
    color: var(--pa-caution-text);
  }

  strong,
  b {
    font-weight: var(--pa-weight-strong);
  }

  b {
    color: var(--pa-text);
  }

  .grid {
    --pa-grid-columns: var(--pa-_wide);
    flex: 0 1 auto;
    min-block-size: 12rem;
    max-block-size: var(--pa-picker-block-size, 46rem);
    overflow: auto;
    overflow-anchor: none;
  }

  .grid:focus-visible {
    outline: none;
  }

  .grid .pa-grid-row {
    block-size: var(--pa-row-tall);
    contain: strict;
    min-inline-size: max(100%, calc(var(--pa-_least) + 2 * var(--pa-space-2)));
    padding-inline: var(--pa-space-2);
    cursor: pointer;
  }

  .grid .pa-grid-row[data-active] {
    outline: none;
  }

  .grid:focus-visible .pa-grid-row[data-active],
  .grid:focus-visible [data-active] {
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    .grid:not(:focus-visible) .pa-grid-row[data-active][aria-selected='true'] {
      outline: 2px solid Highlight;
    }
  }

  .grid .pa-grid-head {
    block-size: var(--pa-row-head);
    cursor: default;
  }

  .grid [aria-disabled='true'],
  .grid [aria-busy='true'] {
    cursor: default;
  }

  .grid .pa-check {
    display: grid;
    transition: none;
  }

  .rows {
    position: relative;
    min-inline-size: max(100%, calc(var(--pa-_least) + 2 * var(--pa-space-2)));
  }

  .seen {
    position: relative;
  }

  .away {
    position: absolute;
    inset-block-start: 0;
    inline-size: 100%;
    opacity: 0;
    pointer-events: none;
  }

  .cell {
    white-space: nowrap;
  }

  /* Lines of a cell are blocks: a grid in each of two hundred cells takes a third longer to lay out. */
  .cell > :is(.pa-truncate, .pa-id) {
    display: block;
  }

  .cell > .pa-id {
    display: flex;
  }

  /* Words of another direction than the page begin where they begin, and stand where the others do. */
  [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  [role='columnheader'] {
    position: relative;
    white-space: nowrap;
  }

  [data-column='profiles'] {
    text-align: end;
  }

  [data-column='status'] {
    padding-inline-start: var(--pa-space-5);
  }

  .cell[data-column='name'] > :first-child {
    font-weight: var(--pa-weight-medium);
  }

  .cell:is([data-column='origin'], [data-column='folder'], [data-column$='At'], [data-column='expiry']) {
    color: var(--pa-text-muted);
  }

  /* What is cut off makes no scroll container, and nothing a layer of its own: a row has ten such, a screen two hundred. */
  .cell :is(.pa-truncate, .pa-mono, .pa-tags, .pa-tag) {
    overflow: clip;
  }

  .cell > .pa-check {
    position: static;
  }

  .cell > .pa-check::after,
  .cell > .pa-check:not(:checked, :indeterminate)::before {
    content: none;
  }

  .copy {
    display: grid;
    place-content: center;
    flex: none;
    inline-size: var(--pa-target);
    block-size: var(--pa-target);
    padding: 0;
    border: var(--pa-hairline) solid transparent;
    border-radius: var(--pa-radius-sm);
    background: none;
    color: var(--pa-text-muted);
    cursor: pointer;
  }

  .copy:hover {
    background: var(--pa-surface-active);
    color: var(--pa-text);
  }

  /* A tag that does not fit is cut off as a whole, not every tag to a letter. */
  .grid .pa-tag {
    flex: none;
  }

  .grid code {
    direction: ltr;
  }

  .second {
    color: var(--pa-text-subtle);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
  }

  .reason {
    display: flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-inline-size: 0;
    color: var(--pa-caution-text);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
  }

  .reason > .pa-icon {
    inline-size: 0.75rem;
    block-size: 0.75rem;
  }

  .foot {
    padding: var(--pa-space-3) var(--pa-space-4);
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }

  /* Before it has its words: as high as it will be, with a limit, at most widths. */
  .foot:empty {
    min-block-size: calc(var(--pa-control-sm) + 2 * var(--pa-space-3) + var(--pa-hairline));
  }

  .state {
    display: grid;
    min-block-size: 22rem;
  }

  .cell > .if-narrow {
    display: none;
  }

  @container pa (inline-size < 62rem) {
    .grid {
      --pa-grid-columns: var(--pa-_middle);
    }

    .rows,
    .grid .pa-grid-row {
      min-inline-size: 100%;
    }

    [data-tier='wide'] {
      display: none;
    }
  }

  @container pa (inline-size < 53rem) {
    .foot:empty {
      min-block-size: calc(var(--pa-control-sm) + 3.625rem + var(--pa-hairline));
    }
  }

  @container pa (inline-size < 36rem) {
    .tools:empty {
      --pa-_rows: calc(2 * var(--pa-_row));
    }

    .foot:empty {
      min-block-size: calc(var(--pa-control-sm) + 5.375rem + var(--pa-hairline));
    }

    .grid {
      --pa-grid-columns: var(--pa-_narrow);
      max-block-size: var(--pa-picker-block-size, 38rem);
    }

    [data-tier='middle'],
    .cell > .if-roomy {
      display: none;
    }

    .cell > .if-narrow {
      display: block;
    }

    /* As high as with a button under the words, which comes with the rows. */
    .bar {
      min-block-size: calc(var(--pa-leading-sm) + var(--pa-control-sm) + var(--pa-hairline));
    }
  }

  @container pa (inline-size < 24rem) {
    .foot:empty {
      min-block-size: calc(var(--pa-control-sm) + 6.625rem + var(--pa-hairline));
    }
  }
`;
