import { css } from 'lit';

/**
 * Frame of the picker, and places for the bars around its rows: before their files are there, as high as they will be, so that nothing
 * jumps. Three widths matter, asked of the container: below 36rem, up to 62rem, above.
 */
export const pickerStyles = css`
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

  .tools {
    border-block-end: var(--pa-hairline) solid var(--pa-border);
  }

  .tools:empty {
    --pa-_row: calc(var(--pa-space-2) + var(--pa-control-sm));
    min-block-size: calc(
      2 * var(--pa-space-3) + var(--pa-control) + var(--pa-_rows, var(--pa-_row)) + var(--pa-hairline)
    );
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0 var(--pa-space-2);
    min-block-size: 2.25rem;
    padding-inline: var(--pa-space-4);
    background: var(--pa-surface-selected);
    border-block-end: var(--pa-hairline) solid var(--pa-accent-border);
  }

  .bar > span {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
  }

  .bar[data-caution] {
    background: var(--pa-caution-subtle);
    border-color: var(--pa-caution-border);
    color: var(--pa-caution-text);
  }

  .again {
    min-block-size: var(--pa-control-sm);
    padding-inline: var(--pa-control-pad);
    border: var(--pa-hairline) solid var(--pa-border-control);
    border-radius: var(--pa-radius-md);
    background: var(--pa-surface);
  }

  .foot {
    padding: var(--pa-space-3) var(--pa-space-4);
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }

  /* With a limit, at most widths. */
  .foot:empty {
    min-block-size: calc(var(--pa-control-sm) + var(--pa-_more, 2 * var(--pa-space-3)) + var(--pa-hairline));
  }

  .state {
    display: grid;
    min-block-size: 22rem;
  }

  @container pa (inline-size < 53rem) {
    .foot {
      --pa-_more: 3.625rem;
    }
  }

  @container pa (inline-size < 44rem) {
    .tools {
      --pa-_rows: calc(2 * var(--pa-_row));
    }
  }

  @container pa (inline-size < 36rem) {
    .foot {
      --pa-_more: 5.375rem;
    }

    /* As high as with a button under the words, which comes with the rows. */
    .bar {
      min-block-size: calc(var(--pa-leading-sm) + var(--pa-control-sm) + var(--pa-hairline));
    }
  }

  @container pa (inline-size < 24rem) {
    .foot {
      --pa-_more: 6.625rem;
    }
  }
`;
