import { css } from 'lit';

/**
 * Button: one primary a view. Quiet buttons carry no border until they are touched.
 * Disabled stays readable and focusable (`aria-disabled`), because it must be able to say why.
 */
export const buttonStyles = css`
  .pa-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--pa-space-1);
    min-block-size: var(--pa-control);
    padding-inline: var(--pa-control-pad);
    border: var(--pa-hairline) solid var(--pa-border-control);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface);
    color: var(--pa-text);
    font-weight: var(--pa-weight-medium);
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    flex: none;
    transition:
      background-color var(--pa-motion-fast) var(--pa-ease),
      border-color var(--pa-motion-fast) var(--pa-ease);
  }

  .pa-button:hover {
    background: var(--pa-surface-hover);
    border-color: var(--pa-border-control-hover);
  }

  .pa-button:active,
  .pa-button[aria-expanded='true'] {
    background: var(--pa-surface-active);
  }

  .pa-button[data-kind='primary'] {
    background: var(--pa-accent);
    border-color: var(--pa-accent);
    color: var(--pa-on-accent);
  }

  .pa-button[data-kind='primary']:hover {
    background: var(--pa-accent-hover);
    border-color: var(--pa-accent-hover);
  }

  .pa-button[data-kind='primary']:active {
    background: var(--pa-accent-active);
    border-color: var(--pa-accent-active);
  }

  .pa-button[data-kind='quiet'] {
    background: transparent;
    border-color: transparent;
    color: var(--pa-text-muted);
  }

  .pa-button[data-kind='quiet']:hover {
    background: var(--pa-surface-active);
    color: var(--pa-text);
  }

  .pa-button[data-kind='accent'] {
    background: transparent;
    border-color: transparent;
    color: var(--pa-accent-text);
  }

  .pa-button[data-kind='accent']:hover {
    background: var(--pa-accent-subtle);
  }

  .pa-button[data-kind='danger'] {
    background: var(--pa-surface);
    border-color: var(--pa-negative-icon);
    color: var(--pa-negative-text);
  }

  .pa-button[data-kind='danger']:hover {
    background: var(--pa-negative-subtle);
  }

  .pa-button[data-kind='danger-primary'] {
    background: var(--pa-negative);
    border-color: var(--pa-negative);
    color: var(--pa-on-negative);
  }

  .pa-button[data-kind='danger-primary']:hover {
    background: var(--pa-negative-hover);
    border-color: var(--pa-negative-hover);
  }

  .pa-button[data-size='sm'] {
    min-block-size: var(--pa-control-sm);
    padding-inline: 0.625rem;
  }

  .pa-button[data-icon-only] {
    inline-size: var(--pa-control);
    padding-inline: 0;
  }

  .pa-button[data-icon-only][data-size='sm'] {
    inline-size: var(--pa-control-sm);
  }

  .pa-button[data-icon-only][data-size='xs'] {
    inline-size: var(--pa-target);
    min-block-size: var(--pa-target);
    border-radius: var(--pa-radius-sm);
  }

  .pa-button .pa-icon:first-child:not(:only-child) {
    margin-inline-start: -0.125rem;
  }

  /* :is(*, …) raises it over the hover rules of every kind. */
  .pa-button:is([aria-disabled='true'], :disabled):is(*, :hover) {
    background: var(--pa-surface-sunken);
    border-color: var(--pa-border);
    color: var(--pa-text-disabled);
    cursor: not-allowed;
  }

  .pa-button:is([data-kind='quiet'], [data-kind='accent']):is([aria-disabled='true'], :disabled):is(*, :hover) {
    background: transparent;
    border-color: transparent;
  }

  .pa-buttons {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-2);
    flex-wrap: wrap;
  }

  @media (forced-colors: active) {
    .pa-button {
      border-color: ButtonBorder;
    }
    .pa-button[data-kind='primary'] {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
    .pa-button:is([aria-disabled='true'], :disabled):is(*, :hover) {
      forced-color-adjust: none;
      background: ButtonFace;
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
