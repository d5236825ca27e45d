import { css } from 'lit';
import { plainIconStyles } from './plain-icon.styles.ts';

/** Icon in every size and tone. */
export const iconStyles = css`
  ${plainIconStyles}

  .pa-icon[data-size='lg'] {
    inline-size: var(--pa-icon-lg);
    block-size: var(--pa-icon-lg);
  }

  .pa-icon[data-size='xl'] {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    stroke-width: 1.5;
  }

  .pa-icon[data-tone='positive'] {
    color: var(--pa-positive-icon);
  }

  .pa-icon[data-tone='caution'] {
    color: var(--pa-caution-icon);
  }

  .pa-icon[data-tone='negative'] {
    color: var(--pa-negative-icon);
  }

  .pa-icon[data-tone='info'] {
    color: var(--pa-info-icon);
  }

  .pa-icon[data-tone='accent'] {
    color: var(--pa-accent-icon);
  }

  .pa-icon[data-tone='subtle'] {
    color: var(--pa-text-subtle);
  }

  .pa-icon[data-flip]:dir(rtl) {
    scale: -1 1;
  }

  @keyframes pa-turn {
    to {
      rotate: 1turn;
    }
  }

  .pa-icon[data-spin] {
    animation: pa-turn 900ms linear infinite;
  }

  @media (prefers-reduced-motion: reduce) {
    .pa-icon[data-spin] {
      animation: none;
    }
  }
`;
