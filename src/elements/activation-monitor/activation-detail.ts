import { html, nothing, type TemplateResult } from 'lit';
import { attentionWords } from '../../ui/format/attention.ts';
import { bytesQuantity } from '../../ui/format/bytes.ts';
import { formatDuration } from '../../ui/format/duration.ts';
import { formatNumber, formatPercent } from '../../ui/format/number.ts';
import { pencil, play, retry } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { banner } from '../../ui/templates/banner.ts';
import { reasonedButton } from '../../ui/templates/reasoned-button.ts';
import { activationMenu, type ActivationHandlers } from './activation-table.ts';
import { audiencePanel, type AudiencePanelOptions } from './audience-panel.ts';
import { tabbed, type DetailTab } from './detail-tabs.ts';
import { activationLook, whyNotActivate, whyNotRun, type Words } from './monitor-words.ts';
import { runChart } from './run-chart.ts';
import { bySlot, median, summaryOf, type SlotRuns, type SlotSummary } from './run-history.ts';
import { runPanel, type RunPanelOptions } from './run-panel.ts';
import { settingsPanel } from './settings-panel.ts';

export interface ActivationDetailOptions extends ActivationHandlers, RunPanelOptions, AudiencePanelOptions {
  readonly words: Words;
  readonly tab: DetailTab;
  readonly onTab: (tab: DetailTab) => void;
}

/** The chosen activation: what can be done, four figures, the chart, and its runs, audiences and settings. */
export function activationDetail(options: ActivationDetailOptions): TemplateResult {
  const { activation, words, runs, session } = options;
  const attention = attentionWords(words, activation);
  const slots = bySlot(runs);
  const summaries = slots.map((slot) => summaryOf(slot, options.now));
  return html`<section class="pa-card" part="detail" aria-labelledby="detail-name">
    ${head(options, slots)}
    ${attention === undefined ? nothing : html`<div class="pa-card-body">${banner({ tone: 'negative', title: words.term('status.needs-attention'), text: attention })}</div>`}
    ${
      summaries.length === 0
        ? nothing
        : html`<div class="pa-mon-sum">
            ${figures(words, summaries)} ${runChart(words, summaries, session.timeZone)}
          </div>`
    }
    ${tabbed({
      words,
      chosen: options.tab,
      audiences: activation.audiences.length,
      panel: panel(options, slots),
      onChoose: options.onTab,
    })}
  </section>`;
}

function panel(options: ActivationDetailOptions, slots: readonly SlotRuns[]): TemplateResult {
  switch (options.tab) {
    case 'runs':
      return runPanel(options, slots);
    case 'audiences':
      return audiencePanel(options);
    case 'settings':
      return settingsPanel({
        ...options,
        whyNotEdit: whyNotActivate(options.words, options.session),
        onEdit: () => options.onEdit(options.activation),
      });
  }
}

function head(options: ActivationDetailOptions, slots: readonly SlotRuns[]): TemplateResult {
  const { words, activation, connection, session } = options;
  const reason = whyNotActivate(words, session);
  const whyNot = whyNotRun(words, session, activation.audiences.length);
  const look = activationLook(words, activation);
  const failed = slots[0]?.runs.filter(({ state }) => state.kind === 'failed') ?? [];
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
      ${failed.length === 0 ? nothing : reasonedButton({ face: html`${icon(retry)}${words.term('retryFailed', failed.length)}`, reason, onPress: () => options.onRetryRuns(failed) })}
      ${reasonedButton({ face: html`${icon(play)}${words.term('runNow')}`, reason: whyNot, onPress: () => options.onRun(activation) })}
      ${reasonedButton({ face: html`${icon(pencil)}${words.term('edit')}`, reason, onPress: () => options.onEdit(activation) })}
      <pa-menu
        size=""
        .items=${activationMenu(words, activation, session, options).slice(2)}
        .label=${words.term('moreFor', activation.name)}
      ></pa-menu>
    </span>
  </header>`;
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
