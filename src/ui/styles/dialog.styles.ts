import { css } from 'lit';

/** Dialog: floats, so it carries a shadow. */
export const dialogStyles = css`
  .pa-dialog {
    inline-size: min(30rem, 100%);
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-xl);
    background: var(--pa-surface-overlay);
    color: var(--pa-text);
    box-shadow: var(--pa-shadow-overlay);
    padding: 0;
  }

  .pa-dialog > :not(footer) {
    padding: var(--pa-space-5) var(--pa-space-5) 0;
  }

  .pa-dialog > footer {
    display: flex;
    justify-content: flex-end;
    gap: var(--pa-space-2);
    padding: var(--pa-space-5);
    flex-wrap: wrap;
  }
`;
