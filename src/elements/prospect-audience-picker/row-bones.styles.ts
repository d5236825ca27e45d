import { css } from 'lit';

/** Bones of a row that is on its way, in place of what its cells will hold. */
export const rowBonesStyles = css`
  .rows [aria-busy] > .cell > * {
    display: none;
  }

  .rows [aria-busy] > .cell::before,
  .rows [aria-busy] > [data-column='name']::after {
    content: '';
    display: block;
    inline-size: 70%;
    block-size: 0.625rem;
    border-radius: var(--pa-radius-sm);
    background: var(--pa-border);
  }

  /* All of them together: a hundred bones that each breathe by themselves keep a processor busy that has rows to draw. */
  .rows[data-first] > .seen {
    animation: pa-breathe 1.8s ease-in-out infinite;
  }

  @media (forced-colors: active) {
    .rows [aria-busy] > .cell::before,
    .rows [aria-busy] > [data-column='name']::after {
      forced-color-adjust: none;
      background: GrayText;
    }
  }

  .rows [aria-busy] > .cell:first-child::before {
    inline-size: 1rem;
    block-size: 1rem;
  }

  .rows [aria-busy] > [data-column='name']::before {
    inline-size: 55%;
    margin-block-end: var(--pa-space-2);
  }

  .rows [aria-busy] > [data-column='name']::after {
    inline-size: 85%;
  }

  .rows [aria-busy] > [data-column='profiles']::before {
    inline-size: 55%;
    margin-inline-start: auto;
  }

  @keyframes pa-breathe {
    50% {
      opacity: 0.6;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .rows[data-first] > .seen {
      animation: none;
    }
  }
`;
