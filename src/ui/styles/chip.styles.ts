import { css } from 'lit';

/** Chip: an active filter that can be taken off. */
export const chipStyles = css`
  .pa-chip {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-target);
    padding-inline: 0.5rem;
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-pill);
    background: var(--pa-surface);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    white-space: nowrap;
    max-inline-size: 100%;
  }

  .pa-chip > b {
    font-weight: var(--pa-weight-medium);
  }

  .pa-chip[data-kind='filter'] {
    background: var(--pa-accent-subtle);
    border-color: var(--pa-accent-border);
    color: var(--pa-accent-text);
    padding-inline-end: 0;
  }

  .pa-chip > button {
    display: inline-grid;
    place-items: center;
    inline-size: var(--pa-target);
    block-size: var(--pa-target);
    margin-block: -1px;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
    cursor: pointer;
  }

  .pa-chip > button:hover {
    background: var(--pa-accent-border);
  }

  @media (forced-colors: active) {
    .pa-chip {
      border-color: ButtonBorder;
    }
  }
`;
