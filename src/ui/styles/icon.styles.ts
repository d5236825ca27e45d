import { css } from 'lit';

/** Icon: 24 unit grid drawn at 16 px, one stroke weight, always the colour of its text unless a tone says otherwise. */
export const iconStyles = css`
  .pa-icon {
    inline-size: var(--pa-icon);
    block-size: var(--pa-icon);
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: var(--pa-stroke);
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .pa-icon[data-size='sm'] {
    inline-size: var(--pa-icon-sm);
    block-size: var(--pa-icon-sm);
  }

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

  @media (forced-colors: active) {
    /* Over every tone that a control gives: only the text around it has a colour that the person chose. */
    .pa-icon {
      color: inherit !important;
    }
  }
`;
