import { css } from 'lit';

/** Cell of two lines, and the box in which wide content scrolls. */
export const cellStyles = css`
  .pa-scroll {
    overflow: auto;
    border-radius: inherit;
    min-inline-size: 0;
  }

  .pa-scroll:focus-visible {
    outline: var(--pa-focus-width) solid var(--pa-focus);
  }

  .pa-cell-2 {
    display: grid;
    min-inline-size: 0;
    /* A name may be one word of 255 letters. */
    overflow-wrap: anywhere;
  }

  .pa-cell-2 > :nth-child(2):not(.pa-mono, .pa-nowrap, .pa-truncate) {
    white-space: normal;
  }

  .pa-cell-2 > :nth-child(2) {
    color: var(--pa-text-subtle);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
  }
`;
