import { css } from 'lit';
import { checkboxStyles } from './checkbox.styles.ts';
import { switchStyles } from './switch.styles.ts';

/** Checkbox, switch, radio and the option row that labels one. */
export const checkStyles = css`
  ${checkboxStyles}

  ${switchStyles}

  .pa-radio {
    border-radius: 50%;
  }

  .pa-radio::before {
    content: '';
    inline-size: 0.375rem;
    block-size: 0.375rem;
    border-radius: 50%;
    background: var(--pa-on-accent);
    scale: 0;
  }

  .pa-radio:checked {
    background: var(--pa-accent);
    border-color: var(--pa-accent);
  }

  .pa-radio:checked::before {
    scale: 1;
  }

  .pa-radio:disabled {
    background: var(--pa-surface-sunken);
    border-color: var(--pa-border-strong);
    cursor: not-allowed;
  }

  @media (forced-colors: active) {
    .pa-radio::before {
      forced-color-adjust: none;
      background: HighlightText;
    }

    .pa-radio:checked {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
    }

    .pa-radio:disabled {
      border-color: GrayText;
    }

    .pa-radio:disabled:checked {
      background: GrayText;
    }
  }

  label:has(> .pa-switch) {
    min-block-size: var(--pa-target);
  }

  .pa-option {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: var(--pa-space-2);
    align-items: start;
    min-block-size: var(--pa-target);
    padding-block: 0.125rem;
    cursor: pointer;
  }

  .pa-option > :first-child {
    margin-block-start: 0.125rem;
  }

  .pa-option > .pa-help,
  .pa-option > .pa-note {
    grid-column: 2;
  }

  .pa-option[data-disabled] {
    color: var(--pa-text-disabled);
    cursor: not-allowed;
  }
`;
