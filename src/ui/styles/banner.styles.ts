import { css } from 'lit';

/** Banner: one sentence of what, one of what to do. Glyph and first words carry the tone, not the tint alone. */
export const bannerStyles = css`
  .pa-banner {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--pa-space-1) var(--pa-space-2);
    padding: var(--pa-space-3) var(--pa-space-4);
    border: var(--pa-hairline) solid var(--pa-border-strong);
    border-radius: var(--pa-radius-lg);
    background: var(--pa-surface);
    color: var(--pa-text);
  }

  .pa-banner > .pa-icon {
    margin-block-start: 0.125rem;
  }

  .pa-banner > div {
    display: grid;
    gap: var(--pa-space-1);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .pa-banner strong {
    font-weight: var(--pa-weight-strong);
  }

  .pa-banner p {
    color: var(--pa-text-muted);
  }

  .pa-banner .pa-buttons {
    margin-block-start: var(--pa-space-1);
  }

  .pa-banner[data-tone='info'] {
    background: var(--pa-info-subtle);
    border-color: var(--pa-info-border);
  }

  .pa-banner[data-tone='caution'] {
    background: var(--pa-caution-subtle);
    border-color: var(--pa-caution-border);
  }

  .pa-banner[data-tone='negative'] {
    background: var(--pa-negative-subtle);
    border-color: var(--pa-negative-border);
  }

  .pa-banner[data-tone='positive'] {
    background: var(--pa-positive-subtle);
    border-color: var(--pa-positive-border);
  }
`;
