import { css } from 'lit';

/** Sticky foot: the last word of a screen. */
export const footStyles = css`
  .pa-foot {
    position: sticky;
    inset-block-end: 0;
    z-index: var(--pa-z-bar);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-2) var(--pa-space-3);
    padding: var(--pa-space-3) var(--pa-space-6);
    background: var(--pa-surface);
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }

  /* Where little is in view, as on a page that is zoomed to 400 %, the foot must not take half of it; on paper it would cover a line. */
  @media print, (height < 30rem) {
    .pa-foot {
      position: static;
    }
  }
`;
