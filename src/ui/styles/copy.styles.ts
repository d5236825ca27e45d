import { css } from 'lit';
import { idStyles } from './id.styles.ts';

/** Copy field: what is meant for another machine is set in mono, whole, with one button to take it. */
export const copyStyles = css`
  ${idStyles}

  .pa-copy {
    display: flex;
    align-items: center;
    min-block-size: var(--pa-control);
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface-sunken);
    min-inline-size: 0;
  }

  .pa-copy > code {
    flex: 1;
    padding-inline: 0.625rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }

  .pa-copy > .pa-button {
    margin-inline-end: 0.125rem;
  }
`;
