import { css } from 'lit';

/** Search field: glyph at the start; a clear button or the key that leads here at the end. */
export const searchStyles = css`
  .pa-search {
    position: relative;
    display: block;
    min-inline-size: 0;
  }

  .pa-search > .pa-input {
    padding-inline: 2rem 2rem;
  }

  .pa-search > .pa-input::-webkit-search-cancel-button {
    display: none;
  }

  .pa-search > .pa-icon {
    position: absolute;
    inset-inline-start: 0.625rem;
    inset-block-start: calc(50% - 0.5rem);
    pointer-events: none;
    color: var(--pa-text-subtle);
  }

  .pa-search > .pa-button,
  .pa-search > .pa-kbd {
    position: absolute;
    inset-inline-end: 0.25rem;
    inset-block-start: calc(50% - 0.75rem);
  }

  .pa-search > .pa-kbd {
    inset-inline-end: 0.5rem;
    inset-block-start: calc(50% - 0.625rem);
  }

  .pa-kbd {
    display: inline-grid;
    place-items: center;
    min-inline-size: 1.25rem;
    block-size: 1.25rem;
    padding-inline: 0.25rem;
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-sm);
    font-size: 0.6875rem;
    line-height: 1;
    color: var(--pa-text-subtle);
    background: var(--pa-surface-sunken);
  }
`;
