import { css } from 'lit';

/** Switch: a checkbox that acts at once. Needs `checkboxStyles`. */
export const switchStyles = css`
  .pa-switch {
    inline-size: 1.75rem;
    border-radius: var(--pa-radius-pill);
    justify-content: start;
    padding-inline: 0.125rem;
  }

  .pa-switch::before {
    content: '';
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 50%;
    background: var(--pa-border-control);
    transition: translate var(--pa-motion-fast) var(--pa-ease);
  }

  .pa-switch:checked {
    background: var(--pa-accent);
    border-color: var(--pa-accent);
  }

  .pa-switch:checked::before {
    background: var(--pa-on-accent);
    translate: 0.75rem 0;
  }

  .pa-switch:checked:dir(rtl)::before {
    translate: -0.75rem 0;
  }

  /* Thumb and fill are drawn, so they take the system's colours by hand. */
  @media (forced-colors: active) {
    .pa-switch::before {
      forced-color-adjust: none;
      background: ButtonText;
    }

    .pa-switch:checked {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
    }

    .pa-switch:checked::before {
      background: HighlightText;
    }
  }
`;
