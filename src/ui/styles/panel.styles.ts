import { css } from 'lit';

/** Side panel: beside the content where there is room, over its foot where there is not. */
export const panelStyles = css`
  .pa-panel {
    display: grid;
    grid-template-rows: auto 1fr auto;
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-xl);
    background: var(--pa-surface);
    min-inline-size: 0;
  }
`;
