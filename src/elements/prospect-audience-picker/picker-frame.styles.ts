import { css } from 'lit';

/** The frame of the picker, which is there before what it holds: about as high as that will be, so that nothing jumps. */
export const pickerFrameStyles = css`
  .picker {
    display: flex;
    flex-direction: column;
    max-block-size: 100%;
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-xl);
    background: var(--pa-surface);
    overflow: clip;
  }

  .picker[inert] {
    background: var(--pa-surface-sunken);
    color: var(--pa-text-disabled);
  }

  .picker[aria-busy] {
    min-block-size: calc(var(--pa-picker-block-size, 46rem) + 11rem);
    padding: var(--pa-space-4);
  }

  .missing {
    align-items: start;
    gap: var(--pa-space-3);
    padding: var(--pa-space-4);
  }

  .again {
    min-block-size: var(--pa-control);
    padding-inline: var(--pa-control-pad);
    border: var(--pa-hairline) solid var(--pa-border-control);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface);
    cursor: pointer;
  }
`;
