import { css } from 'lit';

/** Text: the few ranks that repeat. */
export const textStyles = css`
  .pa-title {
    font-size: var(--pa-font-size-xl);
    line-height: var(--pa-leading-xl);
    font-weight: var(--pa-weight-strong);
    letter-spacing: var(--pa-tracking-title);
  }

  .pa-heading {
    font-size: var(--pa-font-size-md);
    line-height: var(--pa-leading-md);
    font-weight: var(--pa-weight-strong);
  }

  .pa-overline {
    font-size: var(--pa-font-size-xs);
    line-height: var(--pa-leading-xs);
    font-weight: var(--pa-weight-medium);
    color: var(--pa-text-subtle);
  }

  .pa-muted {
    color: var(--pa-text-muted);
  }

  .pa-subtle {
    color: var(--pa-text-subtle);
  }

  .pa-small {
    font-size: var(--pa-font-size-xs);
    line-height: var(--pa-leading-xs);
  }

  .pa-strong {
    font-weight: var(--pa-weight-strong);
  }

  .pa-medium {
    font-weight: var(--pa-weight-medium);
  }

  .pa-mono {
    font-family: var(--pa-font-mono);
    font-size: 0.75rem;
    font-variant-ligatures: none;
    letter-spacing: -0.01em;
  }

  .pa-num {
    text-align: end;
    white-space: nowrap;
  }

  .pa-nowrap {
    white-space: nowrap;
  }

  .pa-break {
    overflow-wrap: anywhere;
  }

  .pa-truncate {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }

  .pa-clamp {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }

  .pa-unit {
    color: var(--pa-text-subtle);
  }

  .pa-none {
    color: var(--pa-text-subtle);
  }
`;
