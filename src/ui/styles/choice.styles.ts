import { css } from 'lit';

/** Choice card: a radio with a reason to choose it. */
export const choiceStyles = css`
  .pa-choices {
    display: grid;
    gap: var(--pa-space-2);
  }

  .pa-choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--pa-space-2);
    padding: var(--pa-space-3);
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-lg);
    background: var(--pa-surface);
    cursor: pointer;
  }

  .pa-choice > :first-child {
    margin-block-start: 0.125rem;
  }

  .pa-choice {
    align-content: start;
  }

  .pa-choice > .pa-help {
    grid-column: 2;
  }

  legend.pa-label {
    margin-block-end: var(--pa-space-1);
  }

  .pa-choice:hover {
    border-color: var(--pa-border-control);
  }

  .pa-choice:has(:checked) {
    border-color: var(--pa-accent);
    background: var(--pa-surface-selected);
    box-shadow: inset 0 0 0 1px var(--pa-accent);
  }

  @media (forced-colors: active) {
    .pa-choice:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
