import { css } from 'lit';

export const pasteDialogStyles = css`
  :host {
    display: contents;
  }

  textarea {
    resize: vertical;
    white-space: pre;
  }

  .report {
    display: grid;
    gap: var(--pa-space-2);
    justify-items: start;
  }

  .line {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--pa-space-2);
    inline-size: 100%;
  }

  .line > .pa-icon {
    margin-block-start: var(--pa-space-half);
  }

  .line > div > bdi {
    color: var(--pa-text);
    font-weight: var(--pa-weight-medium);
  }

  .line ul {
    max-block-size: 10rem;
    overflow-y: auto;
    overflow-wrap: anywhere;
  }
`;
