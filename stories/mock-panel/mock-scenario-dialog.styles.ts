import { css } from 'lit';

export const scenarioDialogStyles = css`
  .scenarios {
    display: grid;
    gap: var(--pa-space-1);
    margin-block: var(--pa-space-3);
  }

  .scenario {
    display: flex;
    align-items: start;
    gap: var(--pa-space-2);
  }

  .scenario > label {
    flex: 1;
  }

  .count,
  .seed > input {
    inline-size: 6rem;
  }
`;
