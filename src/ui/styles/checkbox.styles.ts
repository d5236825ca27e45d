import { css } from 'lit';
import { plainCheckboxStyles } from './plain-checkbox.styles.ts';

/** Checkbox, and what radio and switch have of it: what a pointer meets, and the keyboard. */
export const checkboxStyles = css`
  ${plainCheckboxStyles}

  .pa-check,
  .pa-radio,
  .pa-switch {
    position: relative;
    cursor: pointer;
    transition:
      background-color var(--pa-motion-fast) var(--pa-ease),
      border-color var(--pa-motion-fast) var(--pa-ease);
  }

  :is(.pa-check, .pa-radio)::after {
    content: '';
    position: absolute;
    inset: -0.3125rem;
  }

  .pa-check:not(:checked, :indeterminate, :disabled):hover,
  .pa-radio:hover,
  .pa-switch:hover {
    border-color: var(--pa-border-control-hover);
  }

  .pa-check:disabled {
    cursor: not-allowed;
  }

  @media (forced-colors: active) {
    :is(.pa-check, .pa-radio, .pa-switch):focus-visible {
      outline-color: Highlight;
    }
  }
`;
