import { css } from 'lit';

/** Icon: 24 unit grid drawn at 16 px or, small, at 14 px; one stroke weight, always the colour of its text. */
export const plainIconStyles = css`
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

  @media (forced-colors: active) {
    /* Over every tone that a control gives: only the text around it has a colour that the person chose. */
    .pa-icon {
      color: inherit !important;
    }
  }
`;
