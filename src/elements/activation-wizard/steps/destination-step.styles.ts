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

  .pa-aside .pa-status {
    white-space: normal;
  }

  @container pa (inline-size >= 40rem) {
    .pa-conns :is(th, td):first-child {
      inline-size: 40%;
    }
  }

  /* Beside the facts there is no room for every column. */
  @container pa (inline-size >= 60rem) and (inline-size < 72rem) {
    .pa-split {
      --pa-aside: 18rem;
    }

    .pa-conns :is(th, td)[data-mid-hide] {
      display: none;
    }

    .pa-conns td .pa-nowrap {
      white-space: normal;
    }
  }

  @container pa (inline-size < 40rem) {
    .pa-conn-search {
      max-inline-size: none;
      flex: 1 1 100%;
    }
  }
`;
