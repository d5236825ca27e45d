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

  .pa-dialog[open] {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .pa-dialog[data-size='lg'] {
    inline-size: min(44rem, calc(100vi - 2rem));
  }

  .pa-dialog::backdrop {
    background: var(--pa-scrim);
  }

  .pa-dialog > .body {
    overflow: auto;
    padding-block-start: var(--pa-space-2);
    color: var(--pa-text-muted);
  }

  .pa-dialog > .body:focus-visible {
    outline-offset: -2px;
  }
`;
