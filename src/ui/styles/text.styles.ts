import { css } from 'lit';
import { headingStyles } from './heading.styles.ts';
import { wordStyles } from './word.styles.ts';

/** Text: the few ranks that repeat. */
export const textStyles = css`
  ${headingStyles}

  ${wordStyles}

  .pa-small {
    font-size: var(--pa-font-size-xs);
    line-height: var(--pa-leading-xs);
  }

  .pa-strong {
    font-weight: var(--pa-weight-strong);
  }

  .pa-medium {
    font-weight: var(--pa-weight-medium);
  }

  .pa-num {
    text-align: end;
    white-space: nowrap;
  }

  .pa-nowrap {
    white-space: nowrap;
  }

  .pa-break {
    overflow-wrap: anywhere;
  }

  .pa-clamp {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .pa-clamp[data-lines='6'] {
    -webkit-line-clamp: 6;
    line-clamp: 6;
  }

  .pa-unit {
    color: var(--pa-text-subtle);
  }

  .pa-none {
    color: var(--pa-text-subtle);
  }

  .pa-count {
    color: var(--pa-text-subtle);
    font-weight: var(--pa-weight-regular);
  }
`;
