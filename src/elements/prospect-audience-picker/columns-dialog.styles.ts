import { css } from 'lit';

export const columnsDialogStyles = css`
  :host {
    display: contents;
  }

  ul {
    display: grid;
    gap: var(--pa-space-1);
    margin-block-start: var(--pa-space-2);
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(5rem, 9rem) auto auto;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-control);
    color: var(--pa-text);
  }

  /* The name above what is done with its column. */
  @media (width < 30rem) {
    li {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }

    label {
      grid-column: 1 / -1;
    }
  }

  li input[type='range'] {
    inline-size: 100%;
    block-size: var(--pa-target);
    accent-color: var(--pa-accent);
  }
`;
