import { css } from 'lit';

/** Layout of the form: fields at the start, what the bucket really answers beside them, always in view. */
export const connectDestinationStyles = css`
  .pa-connect {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .pa-connect-head {
    display: flex;
    align-items: center;
    gap: var(--pa-space-3);
  }
  .pa-form-section {
    display: grid;
    gap: var(--pa-space-4);
    padding: var(--pa-space-5) var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .pa-form-section + .pa-form-section {
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }
  .pa-form-grid {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
  }
  .pa-form-grid[data-dense] {
    grid-template-columns: repeat(auto-fit, minmax(min(6.75rem, 100%), 1fr));
    gap: var(--pa-space-3);
  }
  .pa-form-grid > [data-wide] {
    grid-column: 1 / -1;
  }
  .pa-choices[data-two] {
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
  }
  .pa-disclosure > summary {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-target);
    color: var(--pa-accent-text);
    font-weight: var(--pa-weight-medium);
    cursor: pointer;
    list-style: none;
    border-radius: var(--pa-radius-sm);
  }
  .pa-disclosure > summary::-webkit-details-marker {
    display: none;
  }
  .pa-disclosure[open] > summary > .pa-icon {
    rotate: 90deg;
  }
  .pa-disclosure > :not(summary) {
    margin-block-start: var(--pa-space-2);
  }
  .pa-check-list {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: var(--pa-space-1) var(--pa-space-4);
  }
  .pa-stages {
    display: grid;
  }
  .pa-stage {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 var(--pa-space-2);
    padding: var(--pa-space-2) var(--pa-space-4);
    align-items: start;
    position: relative;
  }
  .pa-stage > .pa-icon {
    margin-block-start: 0.125rem;
    background: var(--pa-surface);
    border-radius: 50%;
    z-index: 1;
  }
  .pa-stage:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.75rem -0.375rem;
    inset-inline-start: calc(var(--pa-space-4) + 0.5rem - 0.5px);
    inline-size: 1px;
    background: var(--pa-border-strong);
  }
  .pa-stage[data-state='fail'] > .pa-icon {
    background: var(--pa-negative-subtle);
  }
  .pa-stage[data-state='skip'] {
    color: var(--pa-text-subtle);
  }
  .pa-stage[data-state='fail'] {
    background: var(--pa-negative-subtle);
  }
  .pa-stage > .pa-stage-body {
    grid-column: 2 / -1;
  }
  .pa-stage > .pa-num {
    color: var(--pa-text-subtle);
    font-size: var(--pa-font-size-xs);
  }
  .pa-stage-body {
    display: grid;
    gap: var(--pa-space-2);
    padding-block: var(--pa-space-1) var(--pa-space-1);
    color: var(--pa-text-muted);
    min-inline-size: 0;
  }

  @container pa (inline-size >= 40rem) {
    .pa-form-section {
      padding-inline: var(--pa-space-6);
    }
  }

  @container pa (inline-size >= 60rem) {
    .pa-connect {
      --pa-aside: 26rem;
    }
  }
`;
