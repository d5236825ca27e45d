import { css } from 'lit';

/** Card: a hairline box. Header, body and foot share one inset so that edges line up down a page. */
export const cardStyles = css`
  .pa-card {
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-xl);
    background: var(--pa-surface);
    min-inline-size: 0;
  }

  .pa-card-head {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    min-block-size: 3rem;
    padding: var(--pa-space-2) var(--pa-space-4);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
  }

  .pa-card-head[data-wrap] {
    flex-wrap: wrap;
  }

  .pa-card-body {
    padding: var(--pa-space-4);
  }

  .pa-card-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-2);
    padding: var(--pa-space-3) var(--pa-space-4);
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }

  .pa-rule {
    border: 0;
    border-block-start: var(--pa-hairline) solid var(--pa-border);
    margin: 0;
  }
`;
