import { css } from 'lit';

/** Input: one line, or several, that a person types into. */
export const inputStyles = css`
  .pa-input,
  .pa-textarea {
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

  .pa-input:hover,
  .pa-textarea:hover {
    border-color: var(--pa-border-control-hover);
  }

  .pa-input:focus-visible,
  .pa-textarea:focus-visible {
    outline-offset: -1px;
    border-color: transparent;
  }

  .pa-input::placeholder {
    color: var(--pa-text-subtle);
    opacity: 1;
  }

  .pa-input[aria-invalid='true'] {
    border-color: var(--pa-negative-icon);
    box-shadow: inset 0 0 0 1px var(--pa-negative-icon);
  }

  .pa-input[readonly] {
    background: var(--pa-surface-sunken);
    border-color: var(--pa-border-strong);
  }

  .pa-input:disabled {
    background: var(--pa-surface-sunken);
    border-color: var(--pa-border);
    color: var(--pa-text-disabled);
    opacity: 1;
  }

  .pa-input[data-size='sm'] {
    min-block-size: var(--pa-control-sm);
    padding-block: 0;
  }

  .pa-input[type='number'],
  .pa-input[type='time'],
  .pa-input[type='date'] {
    font-variant-numeric: tabular-nums;
  }
`;
