import { css } from 'lit';

/**
 * Looks of a checkbox: a native input, drawn; the mark is a clip-path so that no image is loaded. Radio and switch have the same frame.
 * What a pointer meets comes with `checkboxStyles`.
 */
export const plainCheckboxStyles = css`
  .pa-check,
  .pa-radio,
  .pa-switch {
    appearance: none;
    flex: none;
    display: inline-grid;
    place-content: center;
    margin: 0;
    inline-size: 1rem;
    block-size: 1rem;
    border: var(--pa-hairline) solid var(--pa-border-control);
    background: var(--pa-surface);
  }

  .pa-check {
    border-radius: var(--pa-radius-sm);
  }

  .pa-check::before {
    content: '';
    inline-size: 0.625rem;
    block-size: 0.625rem;
    background: var(--pa-on-accent);
    clip-path: polygon(12% 50%, 0 62%, 38% 98%, 100% 20%, 87% 9%, 37% 74%);
    scale: 0;
  }

  .pa-check:is(:checked, :indeterminate) {
    background: var(--pa-accent);
    border-color: var(--pa-accent);
  }

  .pa-check:is(:checked, :indeterminate)::before {
    scale: 1;
  }

  .pa-check:indeterminate::before {
    clip-path: inset(41% 0 41% 0 round 1px);
  }

  .pa-check:disabled {
    background: var(--pa-surface-sunken);
    border-color: var(--pa-border-strong);
  }

  .pa-check:disabled:checked {
    background: var(--pa-border-control);
    border-color: var(--pa-border-control);
  }

  /* The mark and the fill are drawn, so they take the system's colours by hand. */
  @media (forced-colors: active) {
    .pa-check::before {
      forced-color-adjust: none;
      background: HighlightText;
    }

    .pa-check:is(:checked, :indeterminate) {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
    }

    .pa-check:disabled {
      border-color: GrayText;
    }

    .pa-check:disabled:checked {
      background: GrayText;
    }
  }
`;
