import { css } from 'lit';

/** What the steps share: a title with room for a meter beside it, and forms. */
export const wizardStepStyles = css`
  .pa-step-body {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
  }

  .pa-wizard-intro {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pa-space-2) var(--pa-space-4);
    align-items: center;
    justify-content: space-between;
  }

  .pa-wizard-intro > div:first-child {
    flex: 1 1 20rem;
    min-inline-size: 0;
  }

  .pa-wizard-intro > pa-limit-meter {
    flex: 0 1 16rem;
  }

  .pa-title:focus {
    outline: none;
  }

  .pa-form-grid {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
  }

  .pa-form-grid[data-dense] {
    grid-template-columns: repeat(auto-fit, minmax(min(6.75rem, 100%), 1fr));
    gap: var(--pa-space-3);
  }

  .pa-reason {
    display: flex;
    align-items: center;
    gap: var(--pa-space-1);
    color: var(--pa-caution-text);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    min-inline-size: 0;
  }

  .pa-reason > .pa-icon {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    flex: none;
  }

  .pa-button[aria-disabled='true'] {
    cursor: not-allowed;
  }

  @container pa (inline-size < 40rem) {
    .pa-wizard-intro > pa-limit-meter {
      flex: 1 1 100%;
    }

    .pa-card-head[data-wrap] {
      padding-block: var(--pa-space-3);
    }

    .pa-card-head[data-wrap] .pa-button:not([data-icon-only]) {
      flex: 0 1 auto;
      white-space: normal;
    }

    .pa-table[data-stack] td.pa-nowrap {
      white-space: normal;
    }

    .pa-table .pa-badge {
      flex: 0 1 auto;
      white-space: normal;
    }
  }

  /* Between one column and the full arrangement: a column that the row repeats elsewhere steps back. */
  @container pa (inline-size >= 40rem) and (inline-size < 52rem) {
    .pa-table :is(th, td)[data-mid-hide] {
      display: none;
    }

    .pa-table td .pa-status,
    .pa-table td.pa-nowrap {
      white-space: normal;
    }
  }
`;
