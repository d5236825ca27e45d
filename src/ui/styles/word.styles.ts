import { css } from 'lit';

/** Words: weaker, weakest, what a machine reads, and what is cut off where there is no room. */
export const wordStyles = css`
  .pa-muted {
    color: var(--pa-text-muted);
  }

  .pa-subtle {
    color: var(--pa-text-subtle);
  }

  .pa-mono {
    font-family: var(--pa-font-mono);
    font-size: 0.75rem;
    font-variant-ligatures: none;
    letter-spacing: -0.01em;
    direction: ltr;
    unicode-bidi: isolate;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .pa-truncate {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
`;
