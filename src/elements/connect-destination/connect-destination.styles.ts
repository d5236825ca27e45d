import { css } from 'lit';

/** Layout of the form: fields at the start, what the bucket really answers beside them, always in view. */
export const connectDestinationStyles = css`
  .pa-connect {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .pa-connect-head {
    display: flex;
    align-items: center;
    gap: var(--pa-space-3);
  }
  [part='form'] {
    container: connect-form / inline-size;
  }
  .pa-form-section {
    display: grid;
    gap: var(--pa-space-4);
    padding: var(--pa-space-5) var(--pa-space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .pa-form-section + .pa-form-section {
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }
  .pa-form-grid {
    display: grid;
    gap: var(--pa-space-4);
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
  }
  .pa-form-grid[data-dense] {
    grid-template-columns: repeat(auto-fit, minmax(min(6.75rem, 100%), 1fr));
    gap: var(--pa-space-3);
  }
  .pa-form-grid[data-six] {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    column-gap: var(--pa-space-3);
  }
  /* Where there is no help, the line that an error will take lies in the gap below: close together, and nothing moves. */
  .pa-field[data-no-help] {
    margin-block-end: calc(var(--pa-space-1) - var(--pa-leading-xs));
  }
  .pa-region {
    position: relative;
    display: block;
  }
  .pa-region > .pa-input {
    padding-inline-end: 2.25rem;
  }
  /* What is typed runs left to right in either direction of the page, and so do its paddings. */
  .pa-region:dir(rtl) > .pa-input {
    padding-inline: 2.25rem 0.625rem;
  }
  .pa-region > pa-menu {
    position: absolute;
    inset-inline-end: 0.125rem;
    inset-block: 0;
    align-items: center;
  }
  /* The whole list would hide the form. */
  .pa-region > pa-menu::part(menu) {
    max-block-size: min(20rem, 50vb);
  }
  .pa-folder-tokens {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pa-space-1);
  }
  .pa-folder-token {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-target);
    padding-inline: 0.375rem;
    border: var(--pa-hairline) dashed var(--pa-border-strong);
    border-radius: var(--pa-radius-sm);
    background: none;
    color: var(--pa-accent-text);
    font-size: var(--pa-font-size-xs);
    white-space: nowrap;
    cursor: pointer;
  }
  .pa-folder-token:hover {
    background: var(--pa-surface-active);
  }
  .pa-folder-token[aria-pressed='true'] {
    border-style: solid;
    border-color: var(--pa-accent-border);
    background: var(--pa-accent-subtle);
  }
  .pa-choices[data-two] {
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
  }
  .pa-disclosure > summary {
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
  .pa-disclosure > summary::-webkit-details-marker {
    display: none;
  }
  .pa-disclosure[open] > summary > .pa-icon {
    rotate: 90deg;
  }
  .pa-disclosure > :not(summary) {
    margin-block-start: var(--pa-space-2);
  }
  .pa-check-list {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: var(--pa-space-1) var(--pa-space-4);
  }
  .pa-stages {
    display: grid;
  }
  .pa-stage {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 var(--pa-space-2);
    padding: var(--pa-space-2) var(--pa-space-4);
    align-items: start;
    position: relative;
  }
  .pa-stage > .pa-icon {
    margin-block-start: 0.125rem;
    background: var(--pa-surface);
    border-radius: 50%;
    z-index: 1;
  }
  .pa-stage:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.75rem -0.375rem;
    inset-inline-start: calc(var(--pa-space-4) + 0.5rem - 0.5px);
    inline-size: 1px;
    background: var(--pa-border-strong);
  }
  .pa-stage[data-state='fail'] > .pa-icon {
    background: var(--pa-negative-subtle);
  }
  .pa-stage[data-state='skip'] {
    color: var(--pa-text-subtle);
  }
  .pa-stage[data-state='fail'] {
    background: var(--pa-negative-subtle);
  }
  .pa-stage > .pa-stage-body {
    grid-column: 2 / -1;
  }
  .pa-stage > .pa-num {
    color: var(--pa-text-subtle);
    font-size: var(--pa-font-size-xs);
  }
  .pa-stage-body {
    display: grid;
    gap: var(--pa-space-2);
    padding-block: var(--pa-space-1) var(--pa-space-1);
    color: var(--pa-text-muted);
    min-inline-size: 0;
  }

  @container pa (inline-size >= 40rem) {
    .pa-form-section {
      padding-inline: var(--pa-space-6);
    }
  }

  @container connect-form (inline-size >= 26rem) {
    .pa-form-grid[data-six] {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container connect-form (inline-size >= 48rem) {
    .pa-form-grid[data-six] {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
  }

  /* Beside the form of a page that is not wide, the test leaves room for two fields in a row. */
  @container pa (inline-size >= 70rem) {
    .pa-connect {
      --pa-aside: 26rem;
    }
  }
`;
