import { css } from 'lit';

/** Status: a badge for a dense column, without a box. Dots differ in shape as well as in colour. */
export const statusStyles = css`
  .pa-status {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    white-space: nowrap;
  }

  .pa-status > .pa-icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 2;
  }

  .pa-status[data-tone='negative'] {
    color: var(--pa-negative-text);
  }

  .pa-status[data-tone='caution'] {
    color: var(--pa-caution-text);
  }

  .pa-status[data-tone='muted'] {
    color: var(--pa-text-subtle);
  }

  .pa-dot {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--pa-border-control);
    flex: none;
  }

  .pa-dot[data-tone='positive'] {
    background: var(--pa-positive-icon);
  }

  .pa-dot[data-tone='negative'] {
    background: var(--pa-negative-icon);
    border-radius: 1px;
    rotate: 45deg;
  }

  .pa-dot[data-tone='caution'] {
    background: none;
    border: 2px solid var(--pa-caution-icon);
  }

  .pa-dot[data-tone='info'] {
    background: var(--pa-info-icon);
    box-shadow: 0 0 0 2px var(--pa-info-border);
  }

  .pa-dot[data-tone='off'] {
    background: none;
    border: 1.5px solid var(--pa-border-control);
  }

  @media (forced-colors: active) {
    .pa-dot {
      forced-color-adjust: none;
    }
  }
`;
