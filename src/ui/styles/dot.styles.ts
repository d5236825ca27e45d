import { css } from 'lit';

/** Dot before the word of a status. Dots differ in shape as well as in colour. */
export const dotStyles = css`
  .pa-status {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    white-space: nowrap;
  }

  .pa-dot {
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--pa-border-control);
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
