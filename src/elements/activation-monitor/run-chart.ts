import { html, nothing, svg, type TemplateResult } from 'lit';
import type { monitor } from '../../locales/en/monitor.ts';
import { formatDate } from '../../ui/format/date-time.ts';
import { formatDuration } from '../../ui/format/duration.ts';
import { formatCompact } from '../../ui/format/number.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import type { SlotSummary } from './run-history.ts';

/** Slots that the chart has room for. */
export const CHARTED_SLOTS = 30;

const WIDTH = 900;
const HEIGHT = 132;
const TOP = 8;
const BOTTOM = 124;
const GRID_LINES = 3;

/** Rows as bars and duration as a line over the last slots, oldest first; read aloud in one sentence. */
export function runChart(
  words: Localize<typeof monitor>,
  slots: readonly SlotSummary[],
  timeZone: string,
): TemplateResult {
  const shown = slots.slice(0, CHARTED_SLOTS).reverse();
  const rowScale = roundUp(Math.max(1, ...shown.map(({ rows }) => rows)));
  const timeScale = roundUpTime(Math.max(1, ...shown.map(({ duration }) => duration ?? 0)));
  const step = WIDTH / Math.max(shown.length, 6);
  const x = (index: number) => step * (index + 0.5);
  const y = (share: number) => BOTTOM - share * (BOTTOM - TOP);
  const points = shown.flatMap(({ duration }, index) =>
    duration === null ? [] : [`${x(index).toFixed(1)},${y(duration / timeScale).toFixed(1)}`],
  );
  const failed = shown.filter(({ state }) => state === 'failed').length;
  return html`<figure class="pa-chart-box">
    <figcaption class="pa-row" data-wrap>
      <span class="pa-label">${words.term('lastRuns', shown.length)}</span>
      <span class="pa-row pa-push pa-small pa-muted" data-gap="3">
        <span class="pa-key" data-series="rows">${words.term('rows')}</span>
        <span class="pa-key" data-series="duration">${words.term('duration')}</span>
        ${failed === 0 ? nothing : html`<span class="pa-key" data-series="fail">${words.term('failed')}</span>`}
      </span>
    </figcaption>
    <div class="pa-chart-frame">
      <span class="pa-chart-axis" aria-hidden="true">
        ${ticks().map((share) => html`<span>${formatCompact(words.language, rowScale * share)}</span>`)}
      </span>
      <svg
        class="pa-chart"
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${words.term('chartLabel', shown.length, failed)}
      >
        ${ticks().map((share) => svg`<line class="pa-chart-grid" x1="0" x2=${WIDTH} y1=${y(share)} y2=${y(share)} />`)}
        ${shown.map(({ rows, state }, index) => bar(x(index), y(rows / rowScale), step, state))}
        ${svg`<polyline class="pa-chart-line" points=${points.join(' ')} />`}
      </svg>
      <span class="pa-chart-axis" data-end aria-hidden="true">
        ${ticks().map((share) => html`<span>${share === 0 ? '0' : formatDuration(words.language, timeScale * share)}</span>`)}
      </span>
    </div>
    <div class="pa-chart-x pa-small pa-subtle" aria-hidden="true">
      ${[shown[0], shown.at(-1)].map((end) => (end === undefined ? nothing : html`<span>${formatDate(words.language, new Date(end.slot), { timeZone })}</span>`))}
    </div>
  </figure>`;
}

function bar(centre: number, top: number, step: number, state: SlotSummary['state']): TemplateResult {
  const width = step * 0.56;
  const look = state === 'running' ? 'live' : state === 'failed' ? 'fail' : 'ok';
  const height = Math.max(BOTTOM - top, look === 'fail' ? 4 : 0);
  return svg`<rect class="pa-chart-bar" data-state=${look} x=${centre - width / 2} y=${BOTTOM - height} width=${width} height=${height} rx="2" />`;
}

/** Shares of the scale from top to bottom. */
function ticks(): readonly number[] {
  return Array.from({ length: GRID_LINES + 1 }, (_, index) => 1 - index / GRID_LINES);
}

/** The next number of few digits whose thirds are whole: there are no parts of a row. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const scales = [1.5, 3, 4.5, 6, 9, 15].map((leading) => leading * power);
  return scales.find((scale) => scale >= value && scale % GRID_LINES === 0) ?? 15 * power;
}

/** The next number of milliseconds whose thirds are whole seconds, minutes or hours: no two lines of the grid read alike. */
function roundUpTime(milliseconds: number): number {
  const step = GRID_LINES * (TIME_STEPS.find((unit) => GRID_LINES * unit <= milliseconds) ?? SECOND);
  return Math.ceil(milliseconds / step) * step;
}

const SECOND = 1000;
const TIME_STEPS = [3600 * SECOND, 60 * SECOND];
