import { css } from 'lit';

/** Content with an aside: beside it and always in view where there is room, below it where there is not. */
export const splitStyles = css`
  .pa-split {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }

  @container pa (inline-size >= 60rem) {
    .pa-split {
      grid-template-columns: minmax(0, 1fr) var(--pa-aside, 22rem);
    }

    .pa-split > .pa-aside {
      position: sticky;
      inset-block-start: var(--pa-space-4);
    }
  }
`;
