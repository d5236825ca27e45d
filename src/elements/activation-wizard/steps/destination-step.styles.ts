import { css } from 'lit';

export const destinationStepStyles = css`
  .pa-conn-search {
    max-inline-size: 16rem;
    margin-inline-start: auto;
    min-inline-size: 9rem;
  }

  .pa-conn-why {
    padding: var(--pa-space-2) var(--pa-space-4);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
  }

  @container pa (inline-size < 40rem) {
    .pa-conn-search {
      max-inline-size: none;
      flex: 1 1 100%;
    }
  }
`;
