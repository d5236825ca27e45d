import { css } from 'lit';
import { chartTokens } from '../../ui/chart-tokens.ts';
import { registerTokens } from '../../ui/register-tokens.ts';
import { monitorPrintStyles } from './monitor-print.styles.ts';
import { monitorWidthStyles } from './monitor-width.styles.ts';

registerTokens(chartTokens);

/** Layout of the monitor: what it is, how it goes, then each run; a run's row opens in place. */
export const activationMonitorStyles = css`
  .pa-mon-search {
    flex: 0 1 18rem;
    min-inline-size: 12rem;
  }
  .pa-filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pa-space-1);
  }
  .pa-filters > pa-menu::part(button) {
    border-color: var(--pa-border-strong);
  }
  .pa-filters > pa-menu[data-on]::part(button) {
    border-color: var(--pa-accent-border);
    background: var(--pa-accent-subtle);
    color: var(--pa-accent-text);
  }
  .pa-namelink {
    display: inline-block;
    padding-block: 0.125rem;
    margin-block: -0.125rem;
    color: var(--pa-text);
    text-decoration: none;
  }
  .pa-namelink:hover {
    text-decoration: underline;
  }
  .pa-cell-acts {
    white-space: nowrap;
  }
  /* A dozen rows: the chosen activation stays near, however many there are. */
  .pa-mon-list {
    max-block-size: 37rem;
    overflow-y: auto;
    /* The ground of a chosen row ends where the card does. */
    --pa-_corner: calc(var(--pa-radius-xl) - var(--pa-hairline));
    border-radius: 0 0 var(--pa-_corner) var(--pa-_corner);
    /*
     * A shade at the end while more follows: the first layer scrolls with the rows and covers it at their end. Both leave the corners
     * out, which clip no layer that scrolls.
     */
    --pa-_between: calc(100% - 2 * var(--pa-radius-xl));
    background:
      linear-gradient(var(--pa-surface), var(--pa-surface)) bottom / var(--pa-_between) 1rem no-repeat local,
      linear-gradient(to top, var(--pa-border-strong), transparent) bottom / var(--pa-_between) 0.75rem no-repeat scroll;
  }
  .pa-mon-said {
    position: sticky;
    inset-block-start: 0;
    z-index: var(--pa-z-bar);
  }
  .pa-mon-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pa-space-3);
    padding: var(--pa-space-4);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
  }
  .pa-mon-head > .pa-stack {
    flex: 1 1 18rem;
  }
  .pa-mon-sum {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
  }
  .pa-stats {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--pa-space-4);
    padding: var(--pa-space-4);
    align-content: center;
  }
  .pa-stat > dt {
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
  }
  .pa-stat > dd:nth-of-type(1) {
    font-size: var(--pa-font-size-lg);
    line-height: var(--pa-leading-lg);
    font-weight: var(--pa-weight-strong);
    letter-spacing: var(--pa-tracking-title);
    white-space: nowrap;
  }
  .pa-stat > dd:nth-of-type(2) {
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    color: var(--pa-text-subtle);
  }
  .pa-chart-box {
    padding: var(--pa-space-4);
    display: grid;
    gap: var(--pa-space-1);
    min-inline-size: 0;
    border-block-start: var(--pa-hairline) solid var(--pa-border);
  }
  .pa-chart-frame {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr) 2.75rem;
    gap: var(--pa-space-2);
  }
  .pa-chart {
    display: block;
    inline-size: 100%;
    block-size: 8.25rem;
    direction: ltr;
  }
  .pa-chart-grid {
    stroke: var(--pa-chart-grid);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .pa-chart-bar {
    fill: var(--pa-chart-1);
  }
  .pa-chart-bar[data-state='fail'] {
    fill: var(--pa-negative-icon);
  }
  .pa-chart-bar[data-state='live'] {
    fill: var(--pa-accent-border);
    stroke: var(--pa-chart-1-strong);
    stroke-width: 1;
    stroke-dasharray: 3 2;
    vector-effect: non-scaling-stroke;
  }
  .pa-chart-line {
    fill: none;
    stroke: var(--pa-text-muted);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
    stroke-linejoin: round;
  }
  .pa-chart-axis {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    align-items: flex-end;
    font-size: 0.6875rem;
    line-height: 1rem;
    color: var(--pa-text-subtle);
    white-space: nowrap;
  }
  .pa-chart-axis[data-end] {
    align-items: flex-start;
  }
  .pa-chart-x {
    display: flex;
    justify-content: space-between;
    padding-inline: 2.5rem 3.25rem;
  }
  .pa-key {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  .pa-key::before {
    content: '';
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 2px;
    background: var(--pa-chart-1);
    /* As the chart, which keeps its colours. */
    forced-color-adjust: none;
  }
  .pa-key[data-series='duration']::before {
    block-size: 2px;
    inline-size: 0.875rem;
    background: var(--pa-text-muted);
  }
  .pa-key[data-series='fail']::before {
    background: var(--pa-negative-icon);
  }
  .pa-mon-tabs {
    padding-inline: var(--pa-space-4);
    padding-block-start: var(--pa-space-1);
  }
  .pa-mon-tabs .pa-tabs {
    margin-inline: calc(-1 * var(--pa-space-4));
    padding-inline: var(--pa-space-4);
  }
  .pa-run-day {
    display: flex;
    align-items: center;
    gap: var(--pa-space-3);
    min-block-size: 3rem;
    padding: var(--pa-space-2) var(--pa-space-4);
    flex-wrap: wrap;
  }
  .pa-run-head {
    display: grid;
    grid-template-columns: 0.875rem minmax(0, 1.6fr) minmax(6.5rem, 0.6fr) 5rem 6.5rem 6.5rem 6rem;
    gap: var(--pa-space-3);
    align-items: center;
    min-block-size: var(--pa-row);
    padding-inline: var(--pa-space-4);
    cursor: pointer;
    list-style: none;
  }
  .pa-run-head::-webkit-details-marker {
    display: none;
  }
  .pa-run-labels {
    min-block-size: var(--pa-row-head);
    cursor: default;
    background: var(--pa-surface-sunken);
    border-block: var(--pa-hairline) solid var(--pa-border);
    color: var(--pa-text-muted);
    font-size: var(--pa-font-size-xs);
    font-weight: var(--pa-weight-medium);
  }
  .pa-run > .pa-run-head:hover {
    background: var(--pa-surface-hover);
  }
  .pa-run-head:focus-visible {
    outline-offset: -2px;
  }
  .pa-run[open] > .pa-run-head > .pa-icon {
    rotate: 90deg;
  }
  .pa-runlist > li + li {
    border-block-start: var(--pa-hairline) solid var(--pa-border-muted);
  }
  .pa-run-body {
    display: grid;
    gap: var(--pa-space-3);
    grid-template-columns: minmax(0, 1fr);
    padding: var(--pa-space-1) var(--pa-space-4) var(--pa-space-4);
    padding-inline-start: calc(var(--pa-space-4) + 0.875rem + var(--pa-space-3));
  }
  .pa-live {
    display: grid;
    gap: var(--pa-space-2);
    grid-template-columns: minmax(0, 1fr);
  }
  .pa-ledger {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--pa-space-1) var(--pa-space-3);
  }
  .pa-ledger-cell {
    position: relative;
  }
  .pa-ledger-cell + .pa-ledger-cell {
    padding-inline-start: var(--pa-space-5);
  }
  .pa-ledger-cell + .pa-ledger-cell::before {
    content: '−' / '';
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: 0;
    color: var(--pa-text-subtle);
  }
  .pa-ledger-cell + .pa-ledger-cell[data-total]::before {
    content: '=' / '';
  }
  .pa-ledger-cell > dt {
    font-size: var(--pa-font-size-xs);
    line-height: 1rem;
    color: var(--pa-text-subtle);
  }
  .pa-ledger-cell > dd {
    font-weight: var(--pa-weight-medium);
  }
  .pa-ledger-cell[data-total] > dd {
    font-weight: var(--pa-weight-strong);
  }
  .pa-files {
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-lg);
    overflow: clip;
  }
  .pa-files th {
    position: static;
    block-size: 1.75rem;
  }
  .pa-files :is(th, td):first-child {
    padding-inline-start: var(--pa-space-3);
  }
  .pa-namelink {
    padding-inline: 0;
    border: 0;
    background: none;
    font: inherit;
    font-weight: var(--pa-weight-medium);
    text-align: start;
    cursor: pointer;
  }
  .pa-run[open] > .pa-run-head > .pa-icon:first-child:dir(rtl) {
    rotate: -90deg;
  }
  ${monitorWidthStyles}
  ${monitorPrintStyles}
`;
