import { css } from 'lit';

/** Badge: a state with its glyph and its word; and the frame that it shares with a tag where colours are forced. */
export const badgeStyles = css`
  .pa-badge {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    min-block-size: 1.25rem;
    padding-inline: 0.375rem;
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-sm);
    background: var(--pa-surface);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    font-weight: var(--pa-weight-medium);
    white-space: nowrap;
    flex: none;
  }

  .pa-badge > .pa-icon {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    stroke-width: 2.25;
  }

  .pa-badge[data-tone='positive'] {
    background: var(--pa-positive-subtle);
    border-color: var(--pa-positive-border);
    color: var(--pa-positive-text);
  }

  .pa-badge[data-tone='caution'] {
    background: var(--pa-caution-subtle);
    border-color: var(--pa-caution-border);
    color: var(--pa-caution-text);
  }

  .pa-badge[data-tone='negative'] {
    background: var(--pa-negative-subtle);
    border-color: var(--pa-negative-border);
    color: var(--pa-negative-text);
  }

  .pa-badge[data-tone='info'] {
    background: var(--pa-info-subtle);
    border-color: var(--pa-info-border);
    color: var(--pa-info-text);
  }

  .pa-badge[data-tone='accent'] {
    background: var(--pa-accent-subtle);
    border-color: var(--pa-accent-border);
    color: var(--pa-accent-text);
  }

  @media (forced-colors: active) {
    .pa-badge {
      border-color: ButtonBorder;
    }

    /* Forced colours take its ground away. */
    .pa-tag {
      outline: var(--pa-hairline) solid ButtonBorder;
      outline-offset: calc(-1 * var(--pa-hairline));
    }
  }
`;
