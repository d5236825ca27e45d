import { html, nothing, type TemplateResult } from 'lit';
import type { Ledger, Run, RunFile } from '../../domain/run.ts';
import type { Session } from '../../domain/session.ts';
import '../../ui/copy-button/copy-button.ts';
import { bytesQuantity } from '../../ui/format/bytes.ts';
import { formatTime } from '../../ui/format/date-time.ts';
import { formatDuration } from '../../ui/format/duration.ts';
import { formatNumber, formatPercent } from '../../ui/format/number.ts';
import { chevronRight, retry, stop } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { banner } from '../../ui/templates/banner.ts';
import { reasonedButton, type ReasonedButtonOptions } from '../../ui/templates/reasoned-button.ts';
import { inLanguage } from '../activation-error/failure-text.ts';
import { contactOf, runLook, type Words } from './monitor-words.ts';
import { runErrorWords, skipWords } from './run-failure-words.ts';
import { bytesOf, rowsOf, runDuration } from './run-history.ts';
import { stateWords } from './state-words.ts';

export interface RunRowOptions {
  readonly words: Words;
  readonly session: Session;
  readonly now: number;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  readonly onOpenFile: (file: RunFile) => void;
  readonly onDownload: (file: RunFile) => void;
}

/** One audience at one slot: its state in a line, and all that is known of it when it is opened. */
export function runRow(run: Run, options: RunRowOptions): TemplateResult {
  const { words, session, now } = options;
  const started = run.state.kind === 'waiting' ? undefined : run.state.startedAt;
  const duration = runDuration(run, now);
  const none = html`<span class="pa-none">–</span>`;
  return html`<li>
    <details
      class="pa-run"
      part="run"
      ?open=${options.open}
      @toggle=${(event: ToggleEvent) => options.onToggle(event.newState === 'open')}
    >
      <summary class="pa-run-head">
        ${icon(chevronRight, { tone: 'subtle', size: 'sm', flip: true })}
        <span class="pa-medium pa-truncate" title=${run.audienceName}>${run.audienceName}</span>
        ${stateWords(runLook(words, run))}
        <span class="pa-muted pa-nowrap pa-run-start" title=${started ?? nothing}
          >${started === undefined ? none : formatTime(words.language, new Date(started), { timeZone: session.timeZone })}</span
        >
        <span class="pa-num pa-run-dur">${duration === null ? none : formatDuration(words.language, duration)}</span>
        <span class="pa-num pa-run-rows"
          >${started === undefined ? none : formatNumber(words.language, rowsOf(run))}</span
        >
        <span class="pa-num pa-run-size">${started === undefined ? none : size(words, bytesOf(run))}</span>
      </summary>
      ${options.open ? html`<div class="pa-run-body">${body(run, options)}</div>` : nothing}
    </details>
  </li>`;
}

function body(run: Run, options: RunRowOptions): TemplateResult {
  const { words } = options;
  const { state } = run;
  return html`
    ${state.kind === 'running' ? progress(run, state.progress, options) : nothing}
    ${state.kind === 'failed' ? failure(state.error, options) : nothing}
    ${state.kind === 'skipped' ? html`<p class="pa-muted">${skipWords(options.words, state)}</p>` : nothing}
    <div class="pa-row" data-wrap>
      ${ledger(words, run.ledger)}
      <span class="pa-small pa-subtle pa-push">
        ${words.term('run')}
        <span class="pa-id"
          ><code class="pa-mono" title=${run.id}>${run.id}</code
          ><pa-copy-button icon-only .value=${run.id} .label=${words.term('copyRunId')}></pa-copy-button
        ></span>
        <span class="pa-nowrap">${words.term('attempt', run.attempt)}</span>
      </span>
      ${state.kind === 'waiting' || state.kind === 'running' ? cancelButton(options) : nothing}
      ${state.kind === 'cancelled' ? retryButton(options) : nothing}
    </div>
    ${run.files.length === 0 ? nothing : files(run.files, options)}
    ${run.ledger.excluded === 0 ? nothing : html`<p class="pa-small pa-muted">${words.term('excludedNote', run.ledger.excluded)}</p>`}
    ${run.ledger.duplicates === 0 ? nothing : html`<p class="pa-small pa-muted">${words.term('duplicatesNote', run.ledger.duplicates)}</p>`}
  `;
}

function progress(
  run: Run,
  { rows, expectedRows, file, rowsPerSecond }: Extract<Run['state'], { kind: 'running' }>['progress'],
  { words }: RunRowOptions,
): TemplateResult {
  const share = expectedRows === null || expectedRows === 0 ? undefined : Math.min(1, rows / expectedRows);
  const left =
    share === undefined || rowsPerSecond === 0 || expectedRows === null
      ? undefined
      : ((expectedRows - rows) / rowsPerSecond) * 1000;
  return html`<div class="pa-live">
    <div class="pa-row" data-wrap>
      ${share === undefined ? nothing : html`<b class="pa-strong">${formatPercent(words.language, Math.floor(share * 100) / 100)}</b>`}
      <span class="pa-muted">${words.term('writingFile', Math.max(1, file))}</span>
      <span class="pa-push pa-muted">
        ${words.term('rate', Math.round(rowsPerSecond))}
        ${left === undefined ? nothing : html`<span class="pa-subtle">·</span> ${words.term('timeLeft', formatDuration(words.language, Math.max(1000, left)))}`}
      </span>
    </div>
    ${
      share === undefined
        ? html`<progress class="pa-progress" data-size="lg" aria-label=${run.audienceName}></progress>`
        : html`<progress
            class="pa-progress"
            data-size="lg"
            max="1"
            value=${share}
            aria-label=${run.audienceName}
          ></progress>`
    }
  </div>`;
}

function failure(error: Extract<Run['state'], { kind: 'failed' }>['error'], options: RunRowOptions): TemplateResult {
  const { words } = options;
  const { title, text, english } = runErrorWords(words, error);
  const isClean = (error.visibleFiles ?? []).length === 0;
  const code = [error.serviceStatus, error.serviceCode].filter((part) => part !== undefined).join(' ');
  return banner({
    tone: 'negative',
    title,
    text: html`${code === '' ? nothing : html`<code class="pa-mono">${code}</code> `}${text}
    ${isClean ? words.term('nothingVisible') : nothing}
    ${english === undefined ? nothing : html`${words.term('messageOfService')} ${inLanguage('en', english)}`}`,
    actions: html`${retryButton(options)}
    ${error.policy === undefined ? nothing : html`<pa-copy-button .value=${error.policy} .label=${words.term('copyPolicy')}></pa-copy-button>`}`,
  });
}

function cancelButton(options: RunRowOptions): TemplateResult {
  const face = html`${icon(stop)}${options.words.term('cancelRun')}`;
  return activating(options, { face, kind: 'danger', onPress: options.onCancel });
}

function retryButton(options: RunRowOptions): TemplateResult {
  return activating(options, {
    face: html`${icon(retry)}${options.words.term('retryAudience')}`,
    onPress: options.onRetry,
  });
}

function fileButton(options: RunRowOptions, face: string, label: string, onPress: () => void): TemplateResult {
  return activating(options, { face, kind: 'quiet', label, onPress });
}

/** For whoever may activate. */
function activating({ words, session }: RunRowOptions, button: Omit<ReasonedButtonOptions, 'reason'>): TemplateResult {
  const may = session.permissions.includes('activate-destinations');
  const reason = may ? undefined : words.term('needsActivate', contactOf(words, session));
  return reasonedButton({ ...button, size: 'sm', reason });
}

/** Reads as a sum: read − excluded − duplicates − not delivered = written. */
function ledger(words: Words, { read, excluded, duplicates, notDelivered, written }: Ledger): TemplateResult {
  const cell = (label: string, rows: number, total: boolean) =>
    html`<div class="pa-ledger-cell" ?data-total=${total}>
      <dt>${label}</dt>
      <dd>${formatNumber(words.language, rows)}</dd>
    </div>`;
  return html`<dl class="pa-ledger" aria-label=${words.term('ledger')}>
    ${cell(words.term('read'), read, false)} ${cell(words.term('excluded'), excluded, false)}
    ${cell(words.term('duplicates'), duplicates, false)}
    ${notDelivered === 0 ? nothing : cell(words.term('notDelivered'), notDelivered, false)}
    ${cell(words.term('written'), written, true)}
  </dl>`;
}

function files(list: readonly RunFile[], options: RunRowOptions): TemplateResult {
  const { words } = options;
  return html`<table class="pa-table pa-files" data-stack data-compact part="files">
    <thead>
      <tr>
        <th scope="col">${words.term('files')}</th>
        <th scope="col" class="pa-num">${words.term('rows')}</th>
        <th scope="col" class="pa-num">${words.term('size')}</th>
        <th scope="col">${words.term('sha256')}</th>
        ${options.session.capabilities.runFiles ? html`<th scope="col"><span class="pa-sr">${words.term('actions')}</span></th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${list.map((file) => fileRow(file, options))}
    </tbody>
  </table>`;
}

function fileRow(file: RunFile, options: RunRowOptions): TemplateResult {
  const { words } = options;
  return html`<tr>
    <td><span class="pa-mono pa-break">${file.key}</span></td>
    <td class="pa-num" data-label=${words.term('rows')}>
      ${file.rows === null ? html`<span class="pa-none">–</span>` : formatNumber(words.language, file.rows)}
    </td>
    <td class="pa-num" data-label=${words.term('size')}>${size(words, file.bytes)}</td>
    <td data-label=${words.term('sha256')}>
      <span class="pa-id"
        ><code class="pa-mono" title=${file.sha256}>${file.sha256.slice(0, 12)}…</code
        ><pa-copy-button icon-only .value=${file.sha256} .label=${words.term('copySha256')}></pa-copy-button
      ></span>
    </td>
    ${
      options.session.capabilities.runFiles
        ? html`<td class="pa-cell-acts">
            ${fileButton(options, words.term('open'), words.term('openOf', file.key), () => options.onOpenFile(file))}
            ${fileButton(options, words.term('download'), words.term('downloadOf', file.key), () => options.onDownload(file))}
          </td>`
        : nothing
    }
  </tr>`;
}

function size(words: Words, bytes: number): TemplateResult {
  const { value, unit } = bytesQuantity(words.language, bytes);
  return html`<span>${value} <span class="pa-unit">${unit}</span></span>`;
}
