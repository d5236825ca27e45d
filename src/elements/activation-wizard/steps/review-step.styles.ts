import { css } from 'lit';

/** Review: what blocks stands above what warns; every summary leads back to its step. */
export const reviewStepStyles = css`
  .pa-sums {
    display: grid;
    gap: var(--pa-space-3);
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
  }

  .pa-sum {
    padding: var(--pa-space-4);
    display: grid;
    gap: var(--pa-space-2);
    align-content: start;
  }

  .pa-review-form {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
  }

  .pa-warnrow {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--pa-space-2);
    align-items: center;
    padding: var(--pa-space-3) var(--pa-space-4);
  }

  .pa-warnrow + .pa-warnrow {
    border-block-start: var(--pa-hairline) solid var(--pa-border-muted);
  }

  .pa-lineage {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pa-space-2);
  }

  .pa-node {
    display: grid;
    padding: var(--pa-space-2) var(--pa-space-3);
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-lg);
    background: var(--pa-surface);
  }

  .pa-node[data-bad] {
    border-color: var(--pa-negative-icon);
    background: var(--pa-negative-subtle);
  }
`;
