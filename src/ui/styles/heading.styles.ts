import { css } from 'lit';

/** Headings: of a screen, of a part of it, and the small line above one. */
export const headingStyles = css`
  .pa-title {
    font-size: var(--pa-font-size-xl);
    line-height: var(--pa-leading-xl);
    font-weight: var(--pa-weight-strong);
    letter-spacing: var(--pa-tracking-title);
    overflow-wrap: anywhere;
  }

  .pa-heading {
    font-size: var(--pa-font-size-md);
    line-height: var(--pa-leading-md);
    font-weight: var(--pa-weight-strong);
    overflow-wrap: anywhere;
  }

  .pa-overline {
    font-size: var(--pa-font-size-xs);
    line-height: var(--pa-leading-xs);
    font-weight: var(--pa-weight-medium);
    color: var(--pa-text-subtle);
  }
`;
