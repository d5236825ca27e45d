import { css } from 'lit';

/**
 * Of the toolbar, which asks the same widths as the rows, and one more: below 44rem the count of what the filters leave has a line of its
 * own. Where the filters could wrap they are scrolled instead: how many lines there are depends on the width alone, and can be kept free.
 */
export const toolbarStyles = css`
  .tools {
    display: grid;
    gap: var(--pa-space-2);
    padding: var(--pa-space-3) var(--pa-space-4);
  }

  .tools b {
    color: var(--pa-text);
    font-weight: var(--pa-weight-strong);
  }

  .tools .pa-row {
    min-block-size: var(--pa-control-sm);
  }

  .tools > .pa-row {
    flex-wrap: wrap;
  }

  .tools .pa-search {
    flex: 1 1 16rem;
    max-inline-size: 26rem;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pa-space-1);
  }

  .filters > .pa-button,
  .filters > pa-menu::part(button) {
    border-color: var(--pa-border-strong);
  }

  .filters > pa-menu[data-on]::part(button) {
    border-color: var(--pa-accent-border);
    background: var(--pa-accent-subtle);
    color: var(--pa-accent-text);
  }

  .if-tight {
    display: none;
  }

  @container pa (inline-size < 62rem) {
    .if-wide {
      display: none;
    }

    .if-tight {
      display: inline-flex;
    }

    .tools .pa-search {
      flex-basis: 12rem;
      max-inline-size: none;
    }

    .tools > .pa-row + .pa-row,
    .filters {
      flex-wrap: nowrap;
    }

    /* With room within for the ring of the keyboard, which scrolling cuts off. */
    .filters {
      min-block-size: calc(var(--pa-control-sm) + 2 * var(--pa-space-1));
      margin: calc(-1 * var(--pa-space-1));
      padding: var(--pa-space-1);
      overflow-x: auto;
      scrollbar-width: none;
    }

    .filters + .pa-row {
      flex: none;
    }
  }

  @container pa (inline-size < 44rem) {
    .tools > .pa-row + .pa-row {
      flex-wrap: wrap;
    }

    .filters {
      flex: 1 1 100%;
    }
  }
`;
