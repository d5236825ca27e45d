import { css } from 'lit';
import { dotStyles } from './dot.styles.ts';

/** Status: a badge for a dense column, without a box. */
export const statusStyles = css`
  ${dotStyles}

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

  .pa-dot[data-tone='info'] {
    background: var(--pa-info-icon);
    box-shadow: 0 0 0 2px var(--pa-info-border);
  }
`;
