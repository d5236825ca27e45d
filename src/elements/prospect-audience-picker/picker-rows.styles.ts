import { css } from 'lit';

/**
 * The grid and its rows, whether their audiences are there or on their way. Column widths stand once, on the grid, a list of tracks for
 * each width of the picker. What a pointer or the keyboard meets comes with what answers it.
 */
export const pickerRowsStyles = css`
  .grid {
    --pa-_tracks: var(--pa-_wide);
    min-block-size: 12rem;
    max-block-size: var(--pa-picker-block-size, 46rem);
    overflow: auto;
    overflow-anchor: none;
    white-space: nowrap;
  }

  .pa-grid-row {
    display: grid;
    grid-template-columns: var(--pa-_tracks);
    align-items: center;
    block-size: var(--pa-row-tall);
    contain: strict;
    padding-inline: var(--pa-space-2);
    border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
  }

  .pa-grid-row[aria-selected='true'] {
    background: var(--pa-surface-selected);
  }

  .pa-grid-row[aria-disabled='true'] {
    color: var(--pa-text-disabled);
  }

  .pa-grid-row > * {
    min-inline-size: 0;
    padding-inline: var(--pa-space-2);
  }

  .pa-grid-head {
    position: sticky;
    inset-block-start: 0;
    z-index: var(--pa-z-sticky);
    block-size: var(--pa-row-head);
    background: var(--pa-surface-sunken);
    border-color: var(--pa-border);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    font-weight: var(--pa-weight-medium);
  }

  .pa-grid-head,
  .rows {
    min-inline-size: max(100%, calc(var(--pa-_least) + 2 * var(--pa-space-2)));
  }

  .rows,
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

  /* Lines of a cell are blocks: a grid in each of two hundred cells takes a third longer to lay out. */
  .cell > .pa-truncate {
    display: block;
  }

  .grid .pa-check {
    display: grid;
  }

  /* No box for a mark that is not there. */
  .cell > .pa-check:not(:checked)::before {
    content: none;
  }

  /* What is cut off makes no scroll container, and nothing a layer of its own: a row has ten such, a screen two hundred. */
  .cell :is(.pa-truncate, .pa-tags, .pa-tag) {
    overflow: clip;
  }

  /* Words of another direction than the page begin where they begin, and stand where the others do. */
  [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
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

  .cell:is([data-column='origin'], [data-column='folder'], [data-column$='At'], [data-column='expiry']),
  .id,
  .copy {
    color: var(--pa-text-muted);
  }

  .id,
  .reason {
    display: flex;
    align-items: center;
    gap: 0.125rem;
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
  }

  /* A tag that does not fit is cut off as a whole, not every tag to a letter. */
  .grid .pa-tag {
    flex: none;
  }

  .second,
  .reason {
    color: var(--pa-text-subtle);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
  }

  .reason {
    gap: var(--pa-space-1);
    color: var(--pa-caution-text);
  }

  .reason > .pa-icon {
    inline-size: 0.75rem;
    block-size: 0.75rem;
  }

  .rows [aria-busy] > .cell > *,
  .cell > .if-narrow {
    display: none;
  }

  /* Bones, in place of what cells will hold. */
  .rows [aria-busy] > .cell::before,
  .rows [aria-busy] > [data-column='name']::after {
    content: '';
    display: block;
    inline-size: 70%;
    block-size: 0.625rem;
    border-radius: var(--pa-radius-sm);
    background: var(--pa-border);
  }

  .rows [aria-busy] > .cell:first-child::before {
    inline-size: 1rem;
    block-size: 1rem;
  }

  .rows [aria-busy] > [data-column='name']::before {
    margin-block-end: var(--pa-space-2);
  }

  .rows [aria-busy] > [data-column='name']::after {
    inline-size: 85%;
  }

  .rows [aria-busy] > [data-column='profiles']::before {
    min-inline-size: var(--pa-target);
    margin-inline-start: auto;
  }

  @media (forced-colors: active) {
    .rows [aria-busy] > .cell::before,
    .rows [aria-busy] > [data-column='name']::after {
      forced-color-adjust: none;
      background: GrayText;
    }
  }

  /* All bones together: a hundred that each breathe by themselves keep a processor busy that has rows to draw. */
  @media (prefers-reduced-motion: no-preference) {
    .rows[data-first] > .seen {
      animation: pa-breathe 1.8s ease-in-out infinite;
    }
  }

  @keyframes pa-breathe {
    50% {
      opacity: 0.6;
    }
  }

  @container pa (inline-size < 62rem) {
    .grid {
      --pa-_tracks: var(--pa-_middle);
    }

    .pa-grid-head,
    .rows {
      min-inline-size: 100%;
    }

    [data-tier='wide'] {
      display: none;
    }
  }

  @container pa (inline-size < 36rem) {
    .grid {
      --pa-_tracks: var(--pa-_narrow);
      max-block-size: var(--pa-picker-block-size, 38rem);
    }

    [data-tier='middle'],
    .cell > .if-roomy {
      display: none;
    }

    .cell > .if-narrow {
      display: block;
    }
  }
`;
