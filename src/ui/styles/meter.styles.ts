import { css } from 'lit';
import { limitStyles } from './limit.styles.ts';

/** Meter of a limit, and progress of work: native elements. */
export const meterStyles = css`
  ${limitStyles}

  .pa-progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 0.25rem;
    border: 0;
    border-radius: var(--pa-radius-pill);
    background: var(--pa-surface-active);
    overflow: hidden;
  }

  .pa-progress[data-size='lg'] {
    block-size: 0.5rem;
  }

  .pa-progress::-webkit-progress-bar {
    background: var(--pa-surface-active);
    border-radius: var(--pa-radius-pill);
  }

  .pa-progress::-webkit-progress-value {
    background: var(--pa-accent);
    border-radius: var(--pa-radius-pill);
    transition: inline-size var(--pa-motion-slow) linear;
  }

  .pa-progress::-moz-progress-bar {
    background: var(--pa-accent);
    border-radius: var(--pa-radius-pill);
  }

  .pa-progress[data-tone='negative']::-webkit-progress-value {
    background: var(--pa-negative-icon);
  }

  .pa-progress[data-tone='positive']::-webkit-progress-value {
    background: var(--pa-positive-icon);
  }

  /* Track and value are drawn, so they take the system's colours by hand. */
  @media (forced-colors: active) {
    .pa-progress {
      forced-color-adjust: none;
      border: var(--pa-hairline) solid CanvasText;
      background: Canvas;
    }

    .pa-progress::-webkit-progress-bar {
      background: Canvas;
    }

    .pa-progress::-webkit-progress-value {
      background: Highlight !important;
    }

    .pa-progress::-moz-progress-bar {
      background: Highlight !important;
    }
  }
`;
