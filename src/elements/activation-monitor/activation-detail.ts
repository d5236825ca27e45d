import { html, nothing, type TemplateResult } from 'lit';
import type { Activation } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Run, RunFile } from '../../domain/run.ts';
import type { Session } from '../../domain/session.ts';
import { bytesQuantity } from '../../ui/format/bytes.ts';
import { formatDayAndTime } from '../../ui/format/date-time.ts';
import { formatDuration } from '../../ui/format/duration.ts';
import { formatNumber, formatPercent } from '../../ui/format/number.ts';
import { history, pencil, play, retry } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { banner } from '../../ui/templates/banner.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { activationMenu, type ActivationHandlers } from './activation-table.ts';
import { activationLook, contactOf, type Words } from './monitor-words.ts';
import { runChart } from './run-chart.ts';
import { bySlot, median, summaryOf, type SlotRuns, type SlotSummary } from './run-history.ts';
import { runRow } from './run-row.ts';

export interface ActivationDetailOptions extends ActivationHandlers {
  readonly words: Words;
  readonly activation: Activation;
  readonly connection: Connection | undefined;
  readonly runs: readonly Run[];
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

/** The chosen activation: what can be done, four figures, the chart, and its runs by slot. */
export function activationDetail(options: ActivationDetailOptions): TemplateResult {
  const { activation, words, runs, session } = options;
  const slots = bySlot(runs);
  const summaries = slots.map((slot) => summaryOf(slot, options.now));
  return html`<section class="pa-card" part="detail" aria-labelledby="detail-name">
    ${head(options, slots)}
    ${activation.attention === undefined ? nothing : html`<div class="pa-card-body">${banner({ tone: 'negative', title: words.term('status.needs-attention'), text: activation.attention })}</div>`}
    ${
      summaries.length === 0
        ? emptyState({ glyph: history, title: words.term('noRuns'), text: words.term('noRunsText') })
        : html`<div class="pa-mon-sum">
              ${figures(words, summaries)} ${runChart(words, summaries, session.timeZone)}
            </div>
            ${runLists(options, slots)}`
    }
  </section>`;
}

function head(options: ActivationDetailOptions, slots: readonly SlotRuns[]): TemplateResult {
  const { words, activation, connection, session } = options;
  const look = activationLook(words, activation);
  const failed = slots[0]?.runs.filter(({ state }) => state.kind === 'failed') ?? [];
  const reason = session.permissions.includes('activate-destinations')
    ? undefined
    : words.term('needsActivate', contactOf(words, session));
  return html`<header class="pa-mon-head">
    <div class="pa-stack pa-grow" data-gap="0">
      <div class="pa-row" data-wrap>
        <h2 class="pa-title" id="detail-name">${activation.name}</h2>
        <span class="pa-badge" data-tone=${look.tone === 'subtle' || look.tone === 'accent' ? nothing : look.tone}
          >${icon(look.glyph)}${look.words}</span
        >
      </div>
      ${
        connection === undefined
          ? nothing
          : html`<p class="pa-muted">
              ${connection.name} <span class="pa-subtle">·</span>
              <span class="pa-mono">${connection.location.bucket}/${connection.location.folder}</span>
            </p>`
      }
    </div>
    <span class="pa-buttons">
      ${failed.length === 0 ? nothing : button(html`${icon(retry)}${words.term('retryFailed', failed.length)}`, reason, () => options.onRetryRuns(failed))}
      ${button(html`${icon(play)}${words.term('runNow')}`, reason, () => options.onRun(activation))}
      ${button(html`${icon(pencil)}${words.term('edit')}`, reason, () => options.onEdit(activation))}
      <pa-menu
        size=""
        .items=${activationMenu(words, activation, session, options).slice(2)}
        .label=${words.term('moreFor', activation.name)}
      ></pa-menu>
    </span>
  </header>`;
}

function button(face: TemplateResult, reason: string | undefined, onPress: () => void): TemplateResult {
  return html`<button
    class="pa-button"
    type="button"
    aria-disabled=${reason === undefined ? nothing : 'true'}
    title=${reason ?? nothing}
    @click=${reason === undefined ? onPress : nothing}
  >
    ${face}
  </button>`;
}

function figures(words: Words, summaries: readonly SlotSummary[]): TemplateResult {
  const [last] = summaries;
  const ended = summaries.filter(({ state }) => state !== 'running');
  const delivered = ended.filter(({ state }) => state === 'succeeded').length;
  const usual = median(ended.flatMap(({ duration }) => duration ?? []));
  const size = bytesQuantity(words.language, last?.bytes ?? 0);
  const none = '–';
  const expected = last?.expectedRows ?? null;
  return html`<dl class="pa-stats">
    ${stat(words.term('rowsLastRun'), formatNumber(words.language, last?.rows ?? 0), expected === null ? words.term('rowsWritten') : words.term('rowsOf', expected))}
    ${stat(
      words.term('duration'),
      last === undefined || last.duration === null ? none : formatDuration(words.language, last.duration),
      usual === null ? '' : words.term('medianDuration', formatDuration(words.language, usual)),
    )}
    ${stat(words.term('delivered'), ended.length === 0 ? none : formatPercent(words.language, delivered / ended.length), words.term('deliveredOf', delivered, ended.length))}
    ${stat(words.term('bytesLastRun'), `${size.value} ${size.unit}`, words.term('filesLastRun', last?.files ?? 0))}
  </dl>`;
}

function stat(term: string, value: string, note: string): TemplateResult {
  return html`<div class="pa-stat">
    <dt>${term}</dt>
    <dd>${value}</dd>
    <dd>${note}</dd>
  </div>`;
}

function runLists(options: ActivationDetailOptions, slots: readonly SlotRuns[]): TemplateResult {
  const { words, onlyFailed } = options;
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
  options: ActivationDetailOptions,
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
      ${runs.map((run) =>
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
