import { css } from 'lit';

/** Id: of another system, cut off where there is no room, with one button to take it whole. */
export const idStyles = css`
  .pa-id {
    display: inline-flex;
    align-items: center;
    gap: 0.125rem;
    min-inline-size: 0;
    max-inline-size: 100%;
    color: var(--pa-text-muted);
  }

  .pa-id > .pa-mono {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }

  .pa-id > .pa-button {
    opacity: 0.999;
  }
`;
