import { css } from 'lit';

/** Menu: floats, so it carries a shadow. */
export const menuStyles = css`
  .pa-menu {
    display: grid;
    gap: 1px;
    padding: var(--pa-space-1);
    min-inline-size: 13rem;
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-lg);
    background: var(--pa-surface-overlay);
    box-shadow: var(--pa-shadow-overlay);
    z-index: var(--pa-z-menu);
  }

  .pa-menu > :is(button, a, label) {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    min-block-size: 2rem;
    padding-inline: var(--pa-space-2);
    border: 0;
    border-radius: var(--pa-radius-sm);
    background: none;
    color: var(--pa-text);
    text-decoration: none;
    text-align: start;
    cursor: pointer;
  }

  .pa-menu > :is(button, a, label):hover {
    background: var(--pa-surface-active);
  }

  .pa-menu > [data-kind='danger'] {
    color: var(--pa-negative-text);
  }

  .pa-menu .pa-icon {
    color: var(--pa-text-subtle);
  }
`;
