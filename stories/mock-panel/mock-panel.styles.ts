import { css } from 'lit';

/** One line of quiet controls that wraps where the page is narrow. */
export const mockPanelStyles = css`
  .panel {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-2) var(--pa-space-4);
    padding: var(--pa-space-2) var(--pa-space-4);
    border: var(--pa-hairline) dashed var(--pa-border-control);
    border-radius: var(--pa-radius-lg);
    background: var(--pa-surface-sunken);
  }

  .name {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    font-size: inherit;
    font-weight: var(--pa-weight-medium);
    color: var(--pa-text-muted);
  }

  .outcome:empty {
    display: none;
  }
`;
