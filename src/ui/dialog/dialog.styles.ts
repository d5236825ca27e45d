import { css } from 'lit';

export const dialogBoxStyles = css`
  :host {
    display: contents;
  }

  .pa-dialog {
    position: fixed;
    inset: 0;
    margin: auto;
    inline-size: min(30rem, calc(100vi - 2rem));
    max-block-size: calc(100vb - 2rem);
    overflow: hidden;
    font-size: var(--pa-font-size-sm);
    line-height: var(--pa-leading-sm);
  }

  /* No grid: WebKit would stretch it to the height of the window. */
  .pa-dialog[open] {
    display: flex;
    flex-direction: column;
  }

  .pa-dialog[data-size='lg'] {
    inline-size: min(44rem, calc(100vi - 2rem));
  }

  .pa-dialog::backdrop {
    background: var(--pa-scrim);
  }

  .pa-dialog > .body {
    min-block-size: 0;
    overflow: auto;
    padding-block-start: var(--pa-space-2);
    color: var(--pa-text-muted);
  }

  .pa-dialog > .body:focus-visible {
    outline-offset: -2px;
  }
`;
