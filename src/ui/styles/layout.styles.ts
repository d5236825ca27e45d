import { css } from 'lit';

/** Layout: a row that aligns, a stack that breathes. */
export const layoutStyles = css`
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

  .pa-stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--pa-space-3);
    align-content: start;
    min-inline-size: 0;
  }

  .pa-stack[data-gap='0'] {
    gap: 0;
  }

  .pa-stack[data-gap='1'] {
    gap: var(--pa-space-1);
  }

  .pa-stack[data-gap='2'] {
    gap: var(--pa-space-2);
  }

  .pa-stack[data-gap='4'] {
    gap: var(--pa-space-4);
  }

  .pa-stack[data-gap='6'] {
    gap: var(--pa-space-6);
  }

  .pa-grow {
    flex: 1 1 auto;
    min-inline-size: 0;
  }

  .pa-push {
    margin-inline-start: auto;
  }
`;
