import { css } from 'lit';
import { inputStyles } from './input.styles.ts';

/** Field: label above, help below, error in the place of help so that nothing jumps. */
export const fieldStyles = css`
  ${inputStyles}

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
`;
