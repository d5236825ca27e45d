import { css } from 'lit';

/** Bulk bar: takes the place of the toolbar, same height, so that nothing moves. */
export const bulkStyles = css`
  .pa-bulk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-1) var(--pa-space-2);
    min-block-size: 3rem;
    padding: var(--pa-space-1) var(--pa-space-4);
    background: var(--pa-surface-selected);
    border-block-end: var(--pa-hairline) solid var(--pa-accent-border);
  }

  .pa-bulk .pa-button[data-kind='quiet'] {
    color: var(--pa-accent-text);
  }

  .pa-bulk .pa-button[data-kind='quiet']:hover {
    background: var(--pa-accent-subtle);
  }
`;
