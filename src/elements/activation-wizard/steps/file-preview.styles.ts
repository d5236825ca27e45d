import { css } from 'lit';

/** Bytes and code stay as the file has them, whichever way the page runs. */
export const filePreviewStyles = css`
  .pa-scroll {
    direction: ltr;
    border-radius: 0;
  }

  .pa-scroll:focus-visible {
    outline-offset: -2px;
  }

  .preview-audience {
    max-inline-size: 16rem;
  }

  .pa-bytes {
    counter-reset: pa-line;
    padding-block: var(--pa-space-3);
    font-family: var(--pa-font-mono);
    font-size: 0.75rem;
    line-height: 1.5rem;
    inline-size: max-content;
    min-inline-size: 100%;
  }

  .pa-bytes > li {
    display: flex;
    counter-increment: pa-line;
    white-space: pre;
    padding-inline-end: var(--pa-space-4);
  }

  .pa-bytes > li::before {
    content: counter(pa-line);
    inline-size: 3rem;
    padding-inline-end: var(--pa-space-3);
    text-align: end;
    color: var(--pa-text-subtle);
    flex: none;
    position: sticky;
    inset-inline-start: 0;
    background: var(--pa-surface);
  }

  .pa-bytes code {
    font: inherit;
    font-variant-ligatures: none;
  }

  .pa-bytes > li:first-child code {
    font-weight: var(--pa-weight-strong);
  }

  .pa-bytes i {
    font-style: normal;
    color: var(--pa-accent-text);
    font-weight: var(--pa-weight-strong);
  }

  .pa-bytes .pa-lf {
    color: var(--pa-text-subtle);
    padding-inline-start: 0.25rem;
    font-weight: var(--pa-weight-regular);
  }

  .pa-bytes mark,
  .pa-legend {
    background: var(--pa-caution-subtle);
    color: var(--pa-caution-text);
    border-radius: 2px;
  }

  .pa-legend {
    font-family: var(--pa-font-mono);
    padding-inline: 0.25rem;
  }
`;
