import { css } from 'lit';

/** Tag: a quiet word that belongs to a row. */
export const tagStyles = css`
  .pa-tag {
    display: inline-block;
    padding: 0 0.375rem;
    border-radius: var(--pa-radius-sm);
    background: var(--pa-surface-active);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    line-height: 1.25rem;
    white-space: nowrap;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .pa-tags {
    display: flex;
    gap: var(--pa-space-1);
    min-inline-size: 0;
    overflow: hidden;
  }
`;
