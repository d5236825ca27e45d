import { css } from 'lit';

/** Row: what stands in one line, and what is pushed to its end. */
export const rowStyles = css`
  .pa-row {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    min-inline-size: 0;
  }

  .pa-row[data-wrap] {
    flex-wrap: wrap;
  }

  .pa-row[data-gap='1'] {
    gap: var(--pa-space-1);
  }

  .pa-row[data-gap='3'] {
    gap: var(--pa-space-3);
  }

  .pa-row[data-gap='4'] {
    gap: var(--pa-space-4);
  }

  .pa-row[data-align='start'] {
    align-items: flex-start;
  }

  .pa-row[data-align='baseline'] {
    align-items: baseline;
  }

  .pa-push {
    margin-inline-start: auto;
  }
`;
