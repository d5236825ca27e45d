import { css } from 'lit';

/** Skeleton: the shape of what is coming, at its true size. One slow breath, none under reduced motion. */
export const skeletonStyles = css`
  @keyframes pa-breathe {
    50% {
      opacity: 0.6;
    }
  }

  .pa-skeleton {
    display: block;
    inline-size: 100%;
    block-size: 0.625rem;
    border-radius: var(--pa-radius-sm);
    background: var(--pa-border);
    animation: pa-breathe 1.8s ease-in-out infinite;
  }

  .pa-skeleton[data-w='20'] {
    inline-size: 20%;
  }

  .pa-skeleton[data-w='30'] {
    inline-size: 30%;
  }

  .pa-skeleton[data-w='40'] {
    inline-size: 40%;
  }

  .pa-skeleton[data-w='55'] {
    inline-size: 55%;
  }

  .pa-skeleton[data-w='70'] {
    inline-size: 70%;
  }

  .pa-skeleton[data-w='85'] {
    inline-size: 85%;
  }

  .pa-skeleton[data-shape='box'] {
    inline-size: 1rem;
    block-size: 1rem;
  }

  .pa-skeleton[data-shape='tile'] {
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: var(--pa-radius-lg);
  }

  .pa-skeleton[data-shape='button'] {
    inline-size: 5rem;
    block-size: 2rem;
    border-radius: var(--pa-radius-md);
  }

  .pa-skeleton[data-end] {
    margin-inline-start: auto;
  }

  @media (prefers-reduced-motion: reduce) {
    .pa-skeleton {
      animation: none;
    }
  }
`;
