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
    gap: var(--pa-space-3);
    align-content: start;
  }

  .pa-sum .pa-facts {
    grid-template-columns: minmax(5.25rem, max-content) minmax(0, 1fr);
    column-gap: var(--pa-space-2);
  }

  .pa-edit {
    min-block-size: var(--pa-target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--pa-accent-text);
    text-decoration: underline;
    text-decoration-color: var(--pa-accent-border);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .pa-edit:hover {
    text-decoration-color: currentcolor;
  }

  .pa-submission:not(:has(> *)) {
    display: none;
  }

  .pa-reasons {
    display: grid;
    margin-block-start: var(--pa-space-1);
  }

  .pa-issue[data-tone='negative'] {
    border-color: var(--pa-negative-border);
  }

  .pa-issue[data-tone='negative'] > .pa-card-head {
    background: var(--pa-negative-subtle);
    border-color: var(--pa-negative-border);
    border-start-start-radius: calc(var(--pa-radius-xl) - 1px);
    border-start-end-radius: calc(var(--pa-radius-xl) - 1px);
  }

  .pa-fixes {
    padding-inline-start: var(--pa-space-5);
    list-style: disc;
    color: var(--pa-text-muted);
  }

  .pa-lineage {
    display: grid;
    gap: var(--pa-space-5);
    grid-template-columns: minmax(0, 1fr);
  }

  .pa-node {
    position: relative;
    display: grid;
    align-content: start;
    padding: var(--pa-space-2) var(--pa-space-3);
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-lg);
    background: var(--pa-surface);
    min-inline-size: 0;
  }

  .pa-node[data-bad] {
    border-color: var(--pa-negative-icon);
    background: var(--pa-negative-subtle);
  }

  /* The way down the lineage, and its arrow head. */
  .pa-node:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 50%;
    inline-size: 1px;
    block-size: var(--pa-space-5);
    background: var(--pa-border-control);
  }

  .pa-node:not(:first-child)::before {
    content: '';
    position: absolute;
    inset-block-start: -0.5rem;
    inset-inline-start: calc(50% - 0.25rem + 0.5px);
    inline-size: 0.375rem;
    block-size: 0.375rem;
    border-block-end: 1.5px solid var(--pa-border-control);
    border-inline-end: 1.5px solid var(--pa-border-control);
    rotate: 45deg;
  }

  .pa-node:not(:first-child):dir(rtl)::before {
    rotate: -45deg;
  }

  .pa-warnrow {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--pa-space-2);
    align-items: start;
    padding: var(--pa-space-3) var(--pa-space-4);
  }

  .pa-warnrow + .pa-warnrow {
    border-block-start: var(--pa-hairline) solid var(--pa-border-muted);
  }

  .pa-warnrow > .pa-icon {
    margin-block-start: 0.125rem;
  }

  .pa-warnrow > .pa-button {
    grid-column: 2;
    justify-self: start;
  }

  .pa-warnrow summary,
  .pa-table summary {
    display: inline-block;
    padding-block: 0.125rem;
    color: var(--pa-accent-text);
    cursor: pointer;
  }

  .pa-review-waiting {
    display: grid;
    grid-template-columns: 3fr 1fr 1fr;
    gap: var(--pa-space-4);
    align-items: center;
    min-block-size: var(--pa-row-tall);
    padding-inline: var(--pa-space-4);
    border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
  }

  .pa-review-waiting:last-child {
    border-block-end: 0;
  }

  @container pa (inline-size >= 48rem) {
    .pa-sums {
      grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    }

    .pa-lineage {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      grid-template-columns: none;
    }

    .pa-node:not(:last-child)::after {
      inset-block-start: 50%;
      inset-inline-start: 100%;
      inline-size: var(--pa-space-5);
      block-size: 1px;
    }

    .pa-node:not(:first-child)::before {
      inset-block-start: calc(50% - 0.1875rem + 0.5px);
      inset-inline-start: -0.5625rem;
      rotate: -45deg;
    }

    .pa-node:not(:first-child):dir(rtl)::before {
      rotate: 45deg;
    }

    .pa-warnrow {
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
    }

    .pa-warnrow > .pa-button {
      grid-column: 3;
    }
  }

  @media (forced-colors: active) {
    .pa-node:not(:last-child)::after {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
