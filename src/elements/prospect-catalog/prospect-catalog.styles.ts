import { css } from 'lit';

/** Layout of the catalogue: a rail that never scrolls away, cards that all end on the same line. */
export const prospectCatalogStyles = css`
  .pa-catalog {
    display: grid;
    gap: var(--pa-space-4) var(--pa-space-8);
    grid-template-columns: minmax(0, 1fr);
  }
  .pa-catalog-head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--pa-space-3) var(--pa-space-6);
    justify-content: space-between;
    grid-column: 1 / -1;
  }
  .pa-catalog-head > .pa-stack {
    flex: 1 1 16rem;
  }
  .pa-catalog-head > .pa-search {
    flex: 0 1 20rem;
    min-inline-size: min(16rem, 100%);
  }
  .pa-rail {
    display: none;
  }
  .pa-rail ul {
    margin-inline: -0.5rem;
  }
  .pa-rail-link {
    inline-size: 100%;
    border: 0;
    background: none;
    font: inherit;
    text-align: start;
    cursor: pointer;
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: var(--pa-space-2);
    min-block-size: 1.75rem;
    padding-inline: 0.5rem;
    border-radius: var(--pa-radius-md);
    color: var(--pa-text-muted);
    text-decoration: none;
  }
  .pa-rail-link:hover {
    background: var(--pa-surface-active);
    color: var(--pa-text);
  }
  .pa-rail-link[aria-current] {
    background: var(--pa-surface-active);
    color: var(--pa-text);
    font-weight: var(--pa-weight-medium);
  }
  @media (forced-colors: active) {
    .pa-rail-link[aria-current] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .pa-rail-link[aria-current] > .pa-num {
      color: inherit;
    }
  }
  .pa-rail-link[aria-current] > .pa-num {
    font-weight: var(--pa-weight-regular);
  }
  .pa-rail-check {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 1.75rem;
    padding-inline-end: 0;
    color: var(--pa-text-muted);
  }
  .pa-rail-check:has(:checked) {
    color: var(--pa-text);
  }
  .pa-catalog-main {
    display: grid;
    gap: var(--pa-space-3);
    align-content: start;
    min-inline-size: 0;
  }
  .pa-catalog-bar {
    min-block-size: 2rem;
  }
  /* Strong: many system faces have nothing between regular and bold. */
  .pa-chip > b {
    font-weight: var(--pa-weight-strong);
  }
  .pa-row.pa-catalog-sort {
    gap: var(--pa-space-2);
  }
  .pa-catalog-sort .pa-select {
    inline-size: 10rem;
  }
  .pa-dest-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
    gap: var(--pa-space-3);
  }
  .pa-dest {
    display: grid;
    grid-template-rows: auto 1fr auto auto;
    gap: var(--pa-space-3);
    padding: var(--pa-space-4);
    transition: border-color var(--pa-motion-fast) var(--pa-ease);
    position: relative;
  }
  /* Stretched, it would show the lines below its ellipsis. */
  .pa-dest > .pa-clamp {
    align-self: start;
  }
  /* In one column no neighbour is made higher, and there is no pointer that would show the title. */
  @container pa (inline-size < 40rem) {
    .pa-dest > .pa-clamp {
      -webkit-line-clamp: 6;
      line-clamp: 6;
    }
  }
  .pa-dest > .pa-tags {
    flex-wrap: wrap;
  }
  .pa-dest:hover {
    border-color: var(--pa-border-control);
  }
  .pa-dest-head {
    display: flex;
    gap: var(--pa-space-3);
    align-items: center;
    padding-inline-end: var(--pa-space-6);
    min-inline-size: 0;
  }
  .pa-dest-can {
    position: absolute;
    inset-block-start: var(--pa-space-4);
    inset-inline-end: var(--pa-space-4);
    display: grid;
  }
  .pa-dest-foot {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    min-block-size: var(--pa-control);
  }
  .pa-dest-foot .pa-buttons {
    gap: var(--pa-space-1);
  }
  .pa-dest-count {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-decoration: underline;
    text-decoration-color: var(--pa-border-strong);
    text-underline-offset: 0.25em;
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    min-block-size: var(--pa-target);
    color: var(--pa-text-muted);
  }
  .pa-dest-more {
    display: grid;
    align-content: center;
    justify-items: start;
    gap: var(--pa-space-1);
    padding: var(--pa-space-4);
    border: var(--pa-hairline) dashed var(--pa-border-strong);
    border-radius: var(--pa-radius-xl);
    text-wrap: pretty;
  }
  .pa-dest-more .pa-button {
    margin-inline-start: -0.625rem;
  }

  @container pa (inline-size < 28rem) {
    .pa-catalog-sort {
      display: none;
    }
    .pa-catalog-head > .pa-stack,
    .pa-catalog-head > .pa-search {
      flex: 1 1 100%;
    }
  }

  @container pa (inline-size >= 50rem) {
    .pa-catalog {
      grid-template-columns: 13rem minmax(0, 1fr);
    }
    .pa-rail {
      display: grid;
      gap: var(--pa-space-5);
      align-content: start;
      position: sticky;
      inset-block-start: var(--pa-space-4);
      align-self: start;
      padding-block-start: 0.5rem;
      padding-inline: 0.5rem;
    }
    .pa-rail-toggle {
      display: none;
    }
  }

  .pa-dest-count:hover {
    color: var(--pa-text);
    text-decoration-color: currentcolor;
  }

  .pa-catalog-whole {
    grid-column: 1 / -1;
  }

  /* Narrow, the rail is a disclosure under the bar's button. */
  .pa-rail[data-open] {
    display: grid;
    gap: var(--pa-space-5);
    padding: var(--pa-space-4);
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-xl);
    background: var(--pa-surface);
  }

  @container pa (inline-size >= 50rem) {
    .pa-rail[data-open] {
      padding: 0.5rem 0.5rem 0;
      border: 0;
      background: none;
    }
  }
`;
