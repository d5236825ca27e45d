import { css } from 'lit';
import { rowStyles } from './row.styles.ts';

/** Layout: a row that aligns, a stack that breathes. */
export const layoutStyles = css`
  ${rowStyles}

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
`;
