import { css } from 'lit';

export const limitMeterStyles = css`
  :host {
    display: block;
  }

  :host(:state(near)) .count,
  :host(:state(reached)) .count {
    color: var(--pa-caution-text);
  }

  :host(:state(exceeded)) .count {
    color: var(--pa-negative-text);
  }
`;
