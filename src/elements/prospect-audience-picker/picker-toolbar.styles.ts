import { css } from 'lit';

/** Of the toolbar, which asks the same three widths as the rows. */
export const toolbarStyles = css`
  .tools {
    display: grid;
    gap: var(--pa-space-2);
    padding: var(--pa-space-3) var(--pa-space-4);
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
  }

  @container pa (inline-size < 36rem) {
    .filters {
      flex: 1 1 100%;
      min-block-size: var(--pa-control-sm);
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }
  }
`;
