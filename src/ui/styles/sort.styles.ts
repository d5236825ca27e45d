import { css } from 'lit';

/** Sort button: the words of a column header, pressed to sort by it. */
export const sortStyles = css`
  .pa-sort {
    display: inline-flex;
    align-items: center;
    gap: 0.125rem;
    min-block-size: var(--pa-target);
    margin-inline: -0.25rem;
    padding: 0 0.25rem;
    border: 0;
    border-radius: var(--pa-radius-sm);
    background: none;
    color: inherit;
    font-weight: inherit;
    cursor: pointer;
  }

  .pa-sort:hover {
    background: var(--pa-surface-active);
    color: var(--pa-text);
  }

  .pa-sort[data-sorted] {
    color: var(--pa-text);
    font-weight: var(--pa-weight-strong);
  }

  .pa-sort > .pa-icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
`;
