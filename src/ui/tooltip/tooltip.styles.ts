import { css } from 'lit';

export const tooltipBoxStyles = css`
  :host {
    display: contents;
  }

  .pa-tooltip {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 0;
    overflow: visible;
    inline-size: max-content;
    max-inline-size: min(18rem, calc(100vi - 1rem));
    overflow-wrap: anywhere;
    text-align: start;
    white-space: normal;
    opacity: 1;
    /* Waits before it shows, so that a pointer on its way does not raise it. */
    transition: opacity var(--pa-motion-fast) linear var(--pa-motion-slow);
  }

  .pa-tooltip:not(:popover-open) {
    display: none;
  }

  @starting-style {
    .pa-tooltip:popover-open {
      opacity: 0;
    }
  }

  /* Bridges the gap, so that a pointer can move onto the words. */
  .pa-tooltip::before {
    content: '';
    position: absolute;
    inset: -8px;
    z-index: -1;
  }

  @media (forced-colors: active) {
    .pa-tooltip {
      border: var(--pa-hairline) solid CanvasText;
    }
  }
`;
