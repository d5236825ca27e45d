import { css } from 'lit';

export const resultPageStyles = css`
  .pa-result-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-4);
    padding: var(--pa-space-4);
    background: var(--pa-surface);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
    border-start-start-radius: calc(var(--pa-radius-xl) - 1px);
    border-start-end-radius: calc(var(--pa-radius-xl) - 1px);
  }

  .pa-result-head > .pa-stack:not(.pa-result-acts) {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }

  .pa-result-head [role='status']:empty {
    display: none;
  }

  .pa-result-mark {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    background: var(--pa-positive-subtle);
    border: var(--pa-hairline) solid var(--pa-positive-border);
    color: var(--pa-positive-icon);
    flex: none;
  }

  .pa-result-body {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
    padding: var(--pa-space-4);
  }

  .pa-nextlink {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    inline-size: calc(100% + 1rem);
    min-block-size: 2rem;
    margin-inline: -0.5rem;
    padding-inline: 0.5rem;
    border: 0;
    border-radius: var(--pa-radius-md);
    background: none;
    color: var(--pa-text);
    text-align: start;
    cursor: pointer;
  }

  .pa-nextlink > :last-child {
    margin-inline-start: auto;
  }

  .pa-nextlink:hover {
    background: var(--pa-surface-hover);
  }

  @container pa (inline-size < 44rem) {
    .pa-result-acts {
      flex: 1 1 100%;
    }

    .pa-result-acts > .pa-buttons > .pa-button {
      flex: 1 1 auto;
      justify-content: center;
    }
  }

  @container pa (inline-size >= 64rem) {
    .pa-result-head {
      padding: var(--pa-space-6);
    }

    .pa-result-body {
      padding: var(--pa-space-5) var(--pa-space-6) var(--pa-space-6);
    }
  }
`;
