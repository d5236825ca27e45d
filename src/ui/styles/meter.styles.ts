import { css } from 'lit';

/** Meter and progress: native elements. A meter states a limit; past it, it turns and says so in words too. */
export const meterStyles = css`
  .pa-meter,
  .pa-progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 0.375rem;
    border: 0;
    border-radius: var(--pa-radius-pill);
    background: var(--pa-surface-active);
    overflow: hidden;
  }

  .pa-progress {
    block-size: 0.25rem;
  }

  .pa-progress[data-size='lg'] {
    block-size: 0.5rem;
  }

  .pa-progress::-webkit-progress-bar,
  .pa-meter::-webkit-progress-bar {
    background: var(--pa-surface-active);
    border-radius: var(--pa-radius-pill);
  }

  .pa-progress::-webkit-progress-value,
  .pa-meter::-webkit-progress-value {
    background: var(--pa-accent);
    border-radius: var(--pa-radius-pill);
    transition: inline-size var(--pa-motion-slow) linear;
  }

  .pa-progress::-moz-progress-bar,
  .pa-meter::-moz-progress-bar {
    background: var(--pa-accent);
    border-radius: var(--pa-radius-pill);
  }

  .pa-meter[data-tone='caution']::-webkit-progress-value {
    background: var(--pa-caution-icon);
  }

  .pa-meter[data-tone='negative']::-webkit-progress-value,
  .pa-progress[data-tone='negative']::-webkit-progress-value {
    background: var(--pa-negative-icon);
  }

  .pa-progress[data-tone='positive']::-webkit-progress-value {
    background: var(--pa-positive-icon);
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
    .pa-meter,
    .pa-progress {
      forced-color-adjust: none;
      border: var(--pa-hairline) solid CanvasText;
      background: Canvas;
    }

    .pa-meter::-webkit-progress-bar,
    .pa-progress::-webkit-progress-bar {
      background: Canvas;
    }

    .pa-meter::-webkit-progress-value,
    .pa-progress::-webkit-progress-value {
      background: Highlight !important;
    }

    .pa-meter::-moz-progress-bar,
    .pa-progress::-moz-progress-bar {
      background: Highlight !important;
    }
  }
`;
