import { css } from 'lit';
import { monogramTokens } from '../monogram-tokens.ts';
import { registerTokens } from '../register-tokens.ts';

registerTokens(monogramTokens);

/** Monogram: a destination's mark, a plain shape on a quiet tile; the host may slot its own logo. */
export const monogramStyles = css`
  .pa-monogram {
    display: inline-grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: var(--pa-radius-lg);
    flex: none;
    background: var(--pa-monogram-6);
    color: var(--pa-monogram-6-text);
  }

  .pa-monogram > svg {
    inline-size: 1.375rem;
    block-size: 1.375rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linejoin: round;
    stroke-linecap: round;
  }

  .pa-monogram[data-size='sm'] {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: var(--pa-radius-md);
  }

  .pa-monogram[data-size='sm'] > svg {
    inline-size: 0.9375rem;
    block-size: 0.9375rem;
    stroke-width: 2.25;
  }

  .pa-monogram[data-hue='1'] {
    background: var(--pa-monogram-1);
    color: var(--pa-monogram-1-text);
  }

  .pa-monogram[data-hue='2'] {
    background: var(--pa-monogram-2);
    color: var(--pa-monogram-2-text);
  }

  .pa-monogram[data-hue='3'] {
    background: var(--pa-monogram-3);
    color: var(--pa-monogram-3-text);
  }

  .pa-monogram[data-hue='4'] {
    background: var(--pa-monogram-4);
    color: var(--pa-monogram-4-text);
  }

  .pa-monogram[data-hue='5'] {
    background: var(--pa-monogram-5);
    color: var(--pa-monogram-5-text);
  }

  .pa-monogram svg [data-fill] {
    fill: currentcolor;
    stroke: none;
  }
`;
