import { css } from 'lit';

export const menuStyles = css`
  :host {
    display: inline-flex;
  }

  .pa-menu {
    position: fixed;
    inset: auto;
    margin: 0;
    /* A popover's own fit-content makes WebKit stretch a grid to the height of the window. */
    block-size: auto;
    max-inline-size: min(24rem, calc(100vi - 1rem));
    max-block-size: calc(100vb - 1rem);
    overflow-y: auto;
    color: var(--pa-text);
  }

  .pa-menu:not(:popover-open) {
    display: none;
  }

  .pa-menu > :is(button, a):focus-visible {
    outline-offset: -2px;
  }

  .pa-menu > [aria-disabled='true'] {
    color: var(--pa-text-disabled);
    cursor: not-allowed;
  }

  .pa-menu > [data-kind='danger'] .pa-icon {
    color: var(--pa-negative-icon);
  }

  .pa-menu > hr {
    inline-size: 100%;
    margin-block: var(--pa-space-1);
    border: 0;
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }

  .words {
    display: grid;
    justify-items: start;
    padding-block: var(--pa-space-1);
  }

  .reason {
    color: var(--pa-text-subtle);
    font-size: var(--pa-font-size-xs);
    line-height: var(--pa-leading-xs);
  }

  .mark {
    display: inline-grid;
    inline-size: var(--pa-icon);
  }

  @media (forced-colors: active) {
    .pa-menu > [aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
