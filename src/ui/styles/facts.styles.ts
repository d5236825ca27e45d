import { css } from 'lit';

/** Facts: a definition list whose terms line up. */
export const factsStyles = css`
  .pa-facts {
    display: grid;
    grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
    gap: var(--pa-space-1) var(--pa-space-4);
  }

  .pa-facts > dt {
    color: var(--pa-text-subtle);
  }

  .pa-facts > dd {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
