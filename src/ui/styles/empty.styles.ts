import { css } from 'lit';

/** Empty, error, denied: same frame, different glyph and first sentence. */
export const emptyStyles = css`
  .pa-empty {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--pa-space-2);
    padding: var(--pa-space-10) var(--pa-space-6);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .pa-empty > .pa-empty-mark {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    border: var(--pa-hairline) solid var(--pa-border-strong);
    background: var(--pa-surface);
    color: var(--pa-text-muted);
    margin-block-end: var(--pa-space-1);
  }

  .pa-empty[data-tone='negative'] > .pa-empty-mark {
    color: var(--pa-negative-icon);
    border-color: var(--pa-negative-border);
    background: var(--pa-negative-subtle);
  }

  .pa-empty p {
    max-inline-size: 26rem;
    color: var(--pa-text-muted);
    text-wrap: pretty;
  }

  .pa-empty .pa-buttons {
    margin-block-start: var(--pa-space-2);
    justify-content: center;
  }
`;
