import { css } from 'lit';

/** File-name tokens: a template is a row of fixed and movable pieces; what is typed stays mono. */
export const fileNameTokenStyles = css`
  .pa-tokens {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-control);
    padding: 0.1875rem;
    border: var(--pa-hairline) solid var(--pa-border-control);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface);
  }

  .pa-tokens:focus-within {
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: -1px;
  }

  .pa-token {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-target);
    padding-inline: 0.375rem;
    border-radius: var(--pa-radius-sm);
    border: var(--pa-hairline) solid var(--pa-accent-border);
    background: var(--pa-accent-subtle);
    color: var(--pa-accent-text);
    font-size: var(--pa-font-size-xs);
    white-space: nowrap;
    cursor: grab;
  }

  .pa-token[data-fixed] {
    background: var(--pa-surface-active);
    border-color: var(--pa-border-strong);
    color: var(--pa-text-muted);
  }

  .pa-token[data-literal] {
    background: none;
    border-color: transparent;
    color: var(--pa-text);
    font-family: var(--pa-font-mono);
    padding-inline: 0.0625rem;
    cursor: text;
  }

  .pa-token > button {
    display: inline-grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin-inline: 0 -0.375rem;
    border: 0;
    background: none;
    color: inherit;
    border-radius: var(--pa-radius-sm);
    cursor: pointer;
  }

  .pa-token > .pa-icon {
    inline-size: 0.75rem;
    block-size: 0.75rem;
  }

  /* A colour that is forced shows the border of a literal, which is no control. */
  @media (forced-colors: active) {
    .pa-token[data-literal] {
      border-color: Canvas;
    }
  }
`;
