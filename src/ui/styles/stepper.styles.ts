import { css } from 'lit';

/** Stepper: number, tick or warning inside the mark; the word beneath it is always there for a reader. */
export const stepperStyles = css`
  .pa-steps {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    counter-reset: pa-step;
  }

  .pa-step {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    flex: 0 1 auto;
    min-inline-size: 0;
    counter-increment: pa-step;
  }

  .pa-step:first-child > :is(a, button, span) {
    padding-inline-start: 0;
  }

  .pa-step:not(:last-child) {
    flex: 1 1 auto;
  }

  .pa-step:not(:last-child)::after {
    content: '';
    flex: 1 1 1rem;
    min-inline-size: 0.5rem;
    block-size: 1px;
    background: var(--pa-border-strong);
  }

  .pa-step[data-state='done']:not(:last-child)::after {
    background: var(--pa-accent);
  }

  .pa-step > :is(a, button, span) {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-2);
    min-block-size: 2rem;
    padding-inline: 0.25rem 0.375rem;
    border-radius: var(--pa-radius-md);
    color: var(--pa-text-muted);
    text-decoration: none;
    white-space: nowrap;
    font-weight: var(--pa-weight-medium);
  }

  .pa-step > button {
    padding-block: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }

  .pa-step > :is(a, button):hover {
    background: var(--pa-surface-active);
  }

  .pa-step-mark {
    display: inline-grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: 50%;
    border: var(--pa-hairline) solid var(--pa-border-control);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    line-height: 1;
    background: var(--pa-surface);
    flex: none;
  }

  .pa-step-mark::before {
    content: counter(pa-step);
  }

  .pa-step-mark:has(.pa-icon)::before {
    content: none;
  }

  .pa-step-mark .pa-icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 2.25;
  }

  .pa-step[data-state='done'] .pa-step-mark {
    border-color: var(--pa-accent);
    color: var(--pa-accent-icon);
    background: var(--pa-surface);
  }

  .pa-step[data-state='current'] .pa-step-mark {
    border-color: var(--pa-accent);
    background: var(--pa-accent);
    color: var(--pa-on-accent);
  }

  .pa-step[data-state='current'] > * {
    color: var(--pa-text);
    font-weight: var(--pa-weight-strong);
  }

  .pa-step[data-state='problem'] .pa-step-mark {
    border-color: var(--pa-negative-icon);
    color: var(--pa-negative-icon);
    background: var(--pa-negative-subtle);
  }

  .pa-step[data-state='problem'] > * {
    color: var(--pa-negative-text);
  }

  @media (forced-colors: active) {
    .pa-step[data-state='current'] .pa-step-mark {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
    .pa-step:not(:last-child)::after,
    .pa-step[data-state='done']:not(:last-child)::after {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
