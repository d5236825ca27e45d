import { css } from 'lit';

/** Limit: words over a meter, a native element. Past the limit it turns, and says so in words too. */
export const limitStyles = css`
  .pa-meter {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 0.375rem;
    border: 0;
    border-radius: var(--pa-radius-pill);
    background: var(--pa-surface-active);
    overflow: hidden;
  }

  .pa-meter::-webkit-progress-bar {
    background: var(--pa-surface-active);
    border-radius: var(--pa-radius-pill);
  }

  .pa-meter::-webkit-progress-value {
    background: var(--pa-accent);
    border-radius: var(--pa-radius-pill);
    transition: inline-size var(--pa-motion-slow) linear;
  }

  .pa-meter::-moz-progress-bar {
    background: var(--pa-accent);
    border-radius: var(--pa-radius-pill);
  }

  .pa-meter[data-tone='caution']::-webkit-progress-value {
    background: var(--pa-caution-icon);
  }

  .pa-meter[data-tone='negative']::-webkit-progress-value {
    background: var(--pa-negative-icon);
  }

  .pa-meter[data-tone='caution']::-moz-progress-bar {
    background: var(--pa-caution-icon);
  }

  .pa-meter[data-tone='negative']::-moz-progress-bar {
    background: var(--pa-negative-icon);
  }

  .pa-limit {
    display: grid;
    gap: var(--pa-space-1);
    min-inline-size: 8rem;
  }

  .pa-limit > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--pa-space-3);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    color: var(--pa-text-muted);
    white-space: nowrap;
  }

  /* Track and value are drawn, so they take the system's colours by hand. */
  @media (forced-colors: active) {
    .pa-meter {
      forced-color-adjust: none;
      border: var(--pa-hairline) solid CanvasText;
      background: Canvas;
    }

    .pa-meter::-webkit-progress-bar {
      background: Canvas;
    }

    .pa-meter::-webkit-progress-value {
      background: Highlight !important;
    }

    .pa-meter::-moz-progress-bar {
      background: Highlight !important;
    }
  }
`;
