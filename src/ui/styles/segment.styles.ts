import { css } from 'lit';

/** Segmented control: two to five short, exclusive choices. Radios underneath, so arrow keys work for nothing. */
export const segmentStyles = css`
  .pa-segments {
    display: inline-flex;
    padding: 2px;
    border: var(--pa-hairline) solid var(--pa-border-control);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface-sunken);
    gap: 2px;
    max-inline-size: 100%;
    flex-wrap: wrap;
  }

  .pa-segments[data-fill] {
    display: flex;
  }

  .pa-segments[data-fill] > * {
    flex: 1 1 0;
    min-inline-size: max-content;
  }

  .pa-segment {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--pa-space-1);
    min-block-size: max(var(--pa-target), calc(var(--pa-control) - 6px));
    padding-inline: 0.625rem;
    border-radius: max(0px, calc(var(--pa-radius-md) - 3px));
    border: var(--pa-hairline) solid transparent;
    color: var(--pa-text-muted);
    font-weight: var(--pa-weight-medium);
    white-space: nowrap;
    cursor: pointer;
    min-inline-size: 0;
  }

  .pa-segment input {
    position: absolute;
    inset: 0;
    opacity: 0;
    margin: 0;
    cursor: pointer;
  }

  .pa-segment:hover {
    color: var(--pa-text);
  }

  .pa-segment:has(:checked) {
    background: var(--pa-surface);
    border-color: var(--pa-border-control);
    color: var(--pa-text);
  }

  .pa-segment:has(:disabled) {
    color: var(--pa-text-disabled);
  }

  .pa-segment:has(:focus-visible) {
    outline: var(--pa-focus-width) solid var(--pa-focus);
    outline-offset: 1px;
  }

  @media (forced-colors: active) {
    .pa-segment:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
