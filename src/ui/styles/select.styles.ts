import { css } from 'lit';

/** Select: the native control with our chevron over it. */
export const selectStyles = css`
  .pa-select > select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--pa-control);
    padding: 0.25rem 0.625rem;
    border: var(--pa-hairline) solid var(--pa-border-control);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface);
    color: var(--pa-text);
    transition: border-color var(--pa-motion-fast) var(--pa-ease);
  }

  .pa-select > select:hover {
    border-color: var(--pa-border-control-hover);
  }

  .pa-select > select:focus-visible {
    outline-offset: -1px;
    border-color: transparent;
  }

  .pa-select > select[aria-invalid='true'] {
    border-color: var(--pa-negative-icon);
    box-shadow: inset 0 0 0 1px var(--pa-negative-icon);
  }

  .pa-select > select:disabled {
    background: var(--pa-surface-sunken);
    border-color: var(--pa-border);
    color: var(--pa-text-disabled);
    opacity: 1;
  }

  .pa-select[data-size='sm'] > select {
    min-block-size: var(--pa-control-sm);
    padding-block: 0;
  }

  .pa-select {
    position: relative;
    display: block;
    min-inline-size: 0;
  }

  .pa-select > select {
    appearance: none;
    padding-inline-end: 1.75rem;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  .pa-select > .pa-icon {
    position: absolute;
    inset-inline-end: 0.5rem;
    inset-block-start: calc(50% - 0.5rem);
    pointer-events: none;
    color: var(--pa-text-muted);
  }
`;
