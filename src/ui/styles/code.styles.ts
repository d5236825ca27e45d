import { css } from 'lit';

/** Code: lines for another machine; a marked line is the one to add. */
export const codeStyles = css`
  .pa-code {
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-lg);
    background: var(--pa-surface-sunken);
    min-inline-size: 0;
    overflow: hidden;
  }

  .pa-code > header {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    min-block-size: 2.25rem;
    padding-inline: 0.75rem 0.25rem;
    border-block-end: var(--pa-hairline) solid var(--pa-border);
    font-size: var(--pa-font-size-xs);
    color: var(--pa-text-muted);
  }

  .pa-code > pre {
    overflow-x: auto;
    padding: var(--pa-space-3);
    line-height: 1.25rem;
    direction: ltr;
    tab-size: 2;
  }

  .pa-code pre[data-wrap] {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .pa-code mark {
    display: inline-block;
    inline-size: calc(100% + 1.5rem);
    margin-inline: -0.75rem;
    padding-inline: 0.75rem;
    background: var(--pa-positive-subtle);
    color: var(--pa-positive-text);
    font-weight: var(--pa-weight-strong);
  }
`;
