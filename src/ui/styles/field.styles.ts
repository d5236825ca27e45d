import { css } from 'lit';

/** Field: label above, help below, error in the place of help so that nothing jumps. */
export const fieldStyles = css`
  .pa-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--pa-space-1);
    min-inline-size: 0;
    align-content: start;
  }

  .pa-label {
    display: flex;
    align-items: baseline;
    gap: var(--pa-space-1);
    font-weight: var(--pa-weight-medium);
    color: var(--pa-text);
  }

  .pa-optional {
    font-weight: var(--pa-weight-regular);
    color: var(--pa-text-subtle);
    font-size: var(--pa-font-size-xs);
  }

  .pa-help,
  .pa-error {
    font-size: var(--pa-font-size-xs);
    line-height: var(--pa-leading-xs);
    color: var(--pa-text-subtle);
    min-block-size: var(--pa-leading-xs);
  }

  .pa-error {
    display: flex;
    gap: var(--pa-space-1);
    color: var(--pa-negative-text);
  }

  .pa-error .pa-icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    margin-block-start: 1px;
    color: var(--pa-negative-icon);
  }

  .pa-help[data-tone='positive'] {
    color: var(--pa-positive-text);
  }

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
