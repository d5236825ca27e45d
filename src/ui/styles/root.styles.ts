import { css } from 'lit';

/**
 * Host of a whole screen: takes the family around it, sets the base size and is the container, named "pa", that its layout asks.
 * Not for small controls: a size container has no width of its own content.
 */
export const rootStyles = css`
  :host {
    display: block;
    container: pa / inline-size;
    font-family: var(--pa-font, inherit);
    font-size: var(--pa-font-size-sm);
    line-height: var(--pa-leading-sm);
    color: var(--pa-text);
    font-variant-numeric: tabular-nums;
    text-align: start;
    -webkit-font-smoothing: antialiased;
  }
`;
