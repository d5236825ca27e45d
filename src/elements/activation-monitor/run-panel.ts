import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Run, RunFile } from '../../domain/run.ts';
import type { Session } from '../../domain/session.ts';
import { formatDayAndTime } from '../../ui/format/date-time.ts';
import { history } from '../../ui/icons/glyphs.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import type { Words } from './monitor-words.ts';
import type { SlotRuns } from './run-history.ts';
import { runRow } from './run-row.ts';

export interface RunPanelOptions {
  readonly words: Words;
  readonly session: Session;
  readonly now: number;
  readonly onlyFailed: boolean;
  /** How many slots are listed; older ones are in the chart alone until they are asked for. */
  readonly listedSlots: number;
  readonly isOpen: (run: Run) => boolean;
  readonly onMoreSlots: () => void;
  readonly onOnlyFailed: (only: boolean) => void;
  readonly onToggleRun: (run: Run, open: boolean) => void;
  readonly onCancelRun: (run: Run) => void;
  readonly onRetryRuns: (runs: readonly Run[]) => void;
  readonly onOpenFile: (run: Run, file: RunFile) => void;
  readonly onDownload: (run: Run, file: RunFile) => void;
}

/** The runs, slot by slot. */
export function runPanel(options: RunPanelOptions, slots: readonly SlotRuns[]): TemplateResult {
  const { words, onlyFailed } = options;
  if (slots.length === 0)
    return emptyState({ glyph: history, title: words.term('noRuns'), text: words.term('noRunsText') });
  const kept = slots
    .map(({ slot, runs }) => ({ slot, runs: onlyFailed ? runs.filter(({ state }) => state.kind === 'failed') : runs }))
    .filter(({ runs }) => runs.length > 0);
  const toggle = html`<label class="pa-row pa-push">
    <input
      class="pa-switch"
      type="checkbox"
      role="switch"
      aria-checked=${onlyFailed}
      .checked=${onlyFailed}
      @change=${(event: Event) => options.onOnlyFailed((event.target as HTMLInputElement).checked)}
    />
    ${words.term('onlyFailed')}
  </label>`;
  if (kept.length === 0)
    return html`<div class="pa-run-day">
      <h3 class="pa-heading">${words.term('noFailed')}</h3>
      ${toggle}
    </div>`;
  const listed = kept.slice(0, options.listedSlots);
  return html`${listed.map((slot, index) => slotSection(options, slot, index === 0 ? toggle : undefined))}
  ${
    listed.length === kept.length
      ? nothing
      : html`<div class="pa-card-foot">
          <button class="pa-button" data-size="sm" type="button" @click=${options.onMoreSlots}>
            ${words.term('earlierRuns')}
          </button>
        </div>`
  }`;
}

function slotSection(
  options: RunPanelOptions,
  { slot, runs }: SlotRuns,
  toggle: TemplateResult | undefined,
): TemplateResult {
  const { words, session, now } = options;
  return html`<div class="pa-run-day">
      <h3 class="pa-heading" title=${slot}>
        ${formatDayAndTime(words.language, new Date(slot), new Date(now), { timeZone: session.timeZone, zone: true })}
        <span class="pa-count">${words.term('slotAudiences', runs.length)}</span>
      </h3>
      ${toggle ?? nothing}
    </div>
    <div class="pa-run-head pa-run-labels" aria-hidden="true">
      <span></span><span>${words.term('audience')}</span><span>${words.term('state')}</span
      ><span class="pa-run-start">${words.term('start')}</span>
      <span class="pa-num pa-run-dur">${words.term('duration')}</span
      ><span class="pa-num pa-run-rows">${words.term('rows')}</span
      ><span class="pa-num pa-run-size">${words.term('size')}</span>
    </div>
    <ul class="pa-runlist">
      ${repeat(
        runs,
        ({ id }) => id,
        (run) =>
          runRow(run, {
            words,
            session,
            now,
            open: options.isOpen(run),
            onToggle: (open) => options.onToggleRun(run, open),
            onCancel: () => options.onCancelRun(run),
            onRetry: () => options.onRetryRuns([run]),
            onOpenFile: (file) => options.onOpenFile(run, file),
            onDownload: (file) => options.onDownload(run, file),
          }),
      )}
    </ul>`;
}
