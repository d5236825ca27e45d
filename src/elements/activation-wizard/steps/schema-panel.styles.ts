import { css } from 'lit';

export const schemaPanelStyles = css`
  .pa-input {
    text-overflow: ellipsis;
  }

  .pa-fields {
    border-block-start: var(--pa-hairline) solid var(--pa-border);
    padding-block: var(--pa-space-1);
    max-block-size: 31rem;
    overflow: auto;
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
  }

  .pa-fields:focus-visible {
    outline-offset: -2px;
  }

  .pa-field-group > summary {
    display: flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: 2rem;
    padding-inline: var(--pa-space-3) var(--pa-space-4);
    cursor: pointer;
    list-style: none;
  }

  .pa-field-group > summary:focus-visible {
    outline-offset: -2px;
  }

  .pa-field-group > summary::-webkit-details-marker {
    display: none;
  }

  .pa-field-group[open] > summary > .pa-icon {
    rotate: 90deg;
  }

  .pa-field-group[open] > summary > .pa-icon:dir(rtl) {
    rotate: -90deg;
  }

  .pa-field-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 2.75rem 1.5rem;
    gap: var(--pa-space-2);
    align-items: center;
    min-block-size: 2.5rem;
    padding-block: 0.125rem;
    padding-inline: 2rem var(--pa-space-3);
  }

  .pa-field-row .pa-mono {
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .pa-field-row:hover {
    background: var(--pa-surface-hover);
  }

  .pa-field-mapped {
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    color: var(--pa-positive-icon);
  }
`;
