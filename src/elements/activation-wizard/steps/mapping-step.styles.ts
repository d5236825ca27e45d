import { css } from 'lit';

/** Rows in the order of the file; every drag has two buttons beside it that do the same. */
export const mappingStepStyles = css`
  .pa-map-row {
    display: grid;
    grid-template-columns: 4.75rem 1.5rem minmax(0, 1.2fr) 1rem minmax(0, 1fr) 4.25rem 3rem 1.75rem;
    align-items: center;
    gap: 0 var(--pa-space-2);
    min-block-size: 3rem;
    padding: 0.25rem var(--pa-space-3);
    border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
    background: var(--pa-surface);
  }

  .pa-map-row .pa-input {
    text-overflow: ellipsis;
  }

  /* A path is read whole; the example below it stands in its title too. */
  .pa-map-src > .pa-mono {
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .pa-map-row:not(.pa-map-head):hover {
    background: var(--pa-surface-hover);
  }

  .pa-map-row[data-dragged] {
    opacity: 0.5;
  }

  .pa-map-row[data-over] {
    position: relative;
    z-index: 1;
    background: var(--pa-surface-selected);
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: -2px;
  }

  .pa-map-head {
    min-block-size: var(--pa-row-head);
    background: var(--pa-surface-sunken);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    font-weight: var(--pa-weight-medium);
    border-block-end-color: var(--pa-border);
    border-start-start-radius: calc(var(--pa-radius-xl) - 1px);
    border-start-end-radius: calc(var(--pa-radius-xl) - 1px);
  }

  .pa-map-move {
    display: flex;
    align-items: center;
  }

  .pa-map-move > .pa-button[aria-disabled='true'] {
    opacity: 0.4;
  }

  .pa-grip {
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    cursor: grab;
  }

  .pa-map-arrow {
    display: grid;
    color: var(--pa-text-subtle);
  }

  .pa-map-mark {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.25rem;
    min-block-size: var(--pa-target);
  }

  .pa-map-word {
    display: none;
  }

  .pa-map-note {
    grid-column: 3 / -1;
    padding-block: 0.25rem;
  }

  .pa-map .pa-map-row:last-child {
    border-block-end: 0;
  }

  .pa-map + .pa-card-foot,
  .pa-map-row + .pa-card-foot {
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }

  .pa-map-key {
    min-inline-size: 0;
  }

  /* Words of other languages are longer than a narrow card. */
  .pa-card-foot .pa-button {
    flex: 0 1 auto;
    white-space: normal;
  }

  .pa-map-key b {
    font-weight: var(--pa-weight-medium);
  }

  @container pa (inline-size >= 60rem) {
    .pa-map-split {
      --pa-aside: 19rem;
    }
  }

  @container pa (inline-size < 40rem) {
    .pa-map-head {
      display: none;
    }

    .pa-map-row {
      grid-template-columns: 1.5rem minmax(0, 1fr) auto;
      gap: var(--pa-space-1) var(--pa-space-2);
      padding: var(--pa-space-3);
    }

    .pa-map-n {
      grid-area: 1 / 1;
    }

    .pa-map-src {
      grid-area: 1 / 2;
    }

    .pa-map-src > .pa-truncate {
      white-space: normal;
      overflow-wrap: anywhere;
    }

    .pa-map-del {
      grid-area: 1 / 3;
    }

    .pa-map-arrow {
      grid-area: 2 / 1;
      justify-items: end;
    }

    .pa-map-tgt {
      grid-area: 2 / 2 / 3 / 4;
    }

    .pa-map-move {
      grid-area: 3 / 2;
      margin-inline-start: -0.25rem;
    }

    .pa-map-row > .pa-map-mark {
      grid-row: 3;
      grid-column: 2;
      justify-self: end;
    }

    .pa-map-row > .pa-map-mark + .pa-map-mark {
      grid-column: 3;
    }

    .pa-map-mark:first-of-type > .pa-map-word {
      display: inline;
      font-size: var(--pa-font-size-xs);
      color: var(--pa-text-muted);
    }

    .pa-map-note {
      grid-column: 2 / -1;
    }

    .pa-grip {
      display: none;
    }

    .pa-map-key.pa-push {
      margin-inline-start: 0;
    }
  }
`;
