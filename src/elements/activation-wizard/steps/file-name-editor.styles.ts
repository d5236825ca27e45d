import { css } from 'lit';

export const fileNameEditorStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  .pa-token {
    cursor: default;
    padding-inline-start: 0;
  }

  .pa-token[data-literal] {
    padding-inline: 0.0625rem;
    cursor: default;
  }

  .pa-token > button.token-name {
    display: inline-flex;
    align-items: center;
    inline-size: auto;
    margin: 0;
    padding-inline: 0.375rem 0.125rem;
  }

  .pa-token[data-chosen] {
    border-color: var(--pa-accent);
  }

  .settings {
    padding: var(--pa-space-3);
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-md);
  }

  .settings .pa-row {
    flex-wrap: wrap;
  }

  .pa-example {
    display: grid;
    gap: var(--pa-space-1);
    padding: var(--pa-space-2) var(--pa-space-3);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface-sunken);
  }

  .finding {
    white-space: normal;
    align-items: start;
  }

  .finding > .pa-icon {
    flex: none;
    margin-block-start: 0.0625rem;
  }

  .options > summary {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-target);
    color: var(--pa-accent-text);
    font-weight: var(--pa-weight-medium);
    cursor: pointer;
    list-style: none;
    border-radius: var(--pa-radius-sm);
  }

  .options > summary::-webkit-details-marker {
    display: none;
  }

  .options[open] > summary > .pa-icon {
    rotate: 90deg;
  }

  .options[open] > summary > .pa-icon:dir(rtl) {
    rotate: -90deg;
  }

  .options > :not(summary) {
    margin-block-start: var(--pa-space-2);
  }
`;
