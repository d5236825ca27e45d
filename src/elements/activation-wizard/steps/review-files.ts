import { html, nothing, type TemplateResult } from 'lit';
import type { PlannedAudience, Review } from '../../../domain/review.ts';
import type { DraftAudience } from '../../../domain/draft.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { bytesQuantity } from '../../../ui/format/bytes.ts';
import { formatDayAndTime } from '../../../ui/format/date-time.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import type { Words } from '../wizard-words.ts';
import { runWords } from './schedule-words.ts';

export interface FilesContent {
  readonly wizard: WizardState;
  readonly review: Review;
  /** Rows that are drawn. */
  readonly shown: number;
  readonly onMore: () => void;
}

/** A row an audience: the keys of its first run, with rows and bytes as far as they can be told. */
export function reviewFiles(words: Words, { wizard, review, shown, onMore }: FilesContent): TemplateResult {
  const { session } = wizard.facts;
  const files = review.audiences.reduce((sum, audience) => sum + audience.files.length, 0);
  const entries = new Map(wizard.draft.audiences.map((entry) => [entry.audienceId, entry]));
  const rows = review.audiences.slice(0, shown);
  const left = review.audiences.length - rows.length;
  return html`<section class="pa-card" aria-labelledby="files-heading">
    <header class="pa-card-head" data-wrap>
      <h3 class="pa-heading" id="files-heading">
        ${words.term(wizard.draft.editing === undefined ? 'filesOfFirstRuns' : 'filesOfNextRuns')}
        <span class="pa-count"
          >${words.term('andManifests', files, review.manifestKey === null ? 0 : review.audiences.length)}</span
        >
      </h3>
      <span class="pa-small pa-subtle pa-push">${estimatedWords(words, wizard)}</span>
    </header>
    <table class="pa-table" data-stack>
      <thead>
        <tr>
          <th scope="col">${words.term('audienceAndKey')}</th>
          <th scope="col">${words.term('firstRun')}</th>
          <th scope="col" class="pa-num">${words.term('filesTerm')}</th>
          <th scope="col" class="pa-num">${words.term('rowsEstimated')}</th>
          <th scope="col" class="pa-num">${words.term('sizeEstimated')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((audience) =>
          fileRow(words, audience, {
            entry: entries.get(audience.audienceId),
            now: wizard.facts.now,
            timeZone: session.timeZone,
          }),
        )}
      </tbody>
      ${review.audiences.length > 1 ? totals(words, review, files) : nothing}
    </table>
    ${
      left <= 0
        ? nothing
        : html`<p class="pa-card-foot">
            <button class="pa-button" data-kind="quiet" data-size="sm" type="button" @click=${onMore}>
              ${words.term('showMore', left)}
            </button>
          </p>`
    }
    ${
      review.manifestKey === null
        ? nothing
        : html`<p class="pa-card-foot pa-small pa-muted">
            <span class="pa-medium">${words.term('manifest')}</span>
            <code class="pa-mono pa-break">${review.manifestKey}</code>
            <span>${words.term('runToCome')}</span>
          </p>`
    }
  </section>`;
}

function fileRow(
  words: Words,
  { name, firstRunAt, files }: PlannedAudience,
  context: { readonly entry: DraftAudience | undefined; readonly now: string; readonly timeZone: string },
): TemplateResult {
  const [first, ...others] = files;
  const approximate = context.entry?.schedule.start.kind === 'after-evaluation';
  return html`<tr>
    <td>
      <span class="pa-cell-2">
        <span class="pa-medium">${name}</span>
        ${first === undefined ? nothing : html`<span class="pa-mono pa-break">${first.key}</span>`}
      </span>
      ${
        others.length === 0
          ? nothing
          : html`<details class="pa-small">
              <summary>${words.term('moreFiles', others.length)}</summary>
              <ul>
                ${others.map(({ key }) => html`<li class="pa-mono pa-break">${key}</li>`)}
              </ul>
            </details>`
      }
    </td>
    <td class="pa-muted" data-label=${words.term('firstRun')}>
      ${firstRunAt === null ? words.term('noRunLeft') : runWords(words, { at: firstRunAt, approximate }, context)}
    </td>
    <td class="pa-num" data-label=${words.term('filesTerm')}>${formatNumber(words.language, files.length)}</td>
    <td class="pa-num" data-label=${words.term('rowsEstimated')}>
      ${count(words, sumOf(files.map(({ rows }) => rows)))}
    </td>
    <td class="pa-num" data-label=${words.term('sizeEstimated')}>
      ${size(words, sumOf(files.map(({ bytes }) => bytes)))}
    </td>
  </tr>`;
}

function totals(words: Words, { audiences }: Review, files: number): TemplateResult {
  const all = audiences.flatMap((audience) => audience.files);
  return html`<tfoot>
    <tr>
      <td>${words.term('total')}</td>
      <td data-hide></td>
      <td class="pa-num" data-label=${words.term('filesTerm')}>${formatNumber(words.language, files)}</td>
      <td class="pa-num" data-label=${words.term('rowsEstimated')}>
        ${count(words, sumOf(all.map(({ rows }) => rows)))}
      </td>
      <td class="pa-num" data-label=${words.term('sizeEstimated')}>
        ${size(words, sumOf(all.map(({ bytes }) => bytes)))}
      </td>
    </tr>
  </tfoot>`;
}

/** `null` where one of them is unknown: a sum that leaves something out would be no estimate. */
function sumOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function count(words: Words, value: number | null) {
  return value === null ? unknown(words) : formatNumber(words.language, value);
}

function size(words: Words, bytes: number | null) {
  if (bytes === null) return unknown(words);
  const { value, unit } = bytesQuantity(words.language, bytes);
  return html`<span>${value} <span class="pa-unit">${unit}</span></span>`;
}

function unknown(words: Words): TemplateResult {
  return html`<span class="pa-none" title=${words.term('unknown')}
    >–<span class="pa-sr">${words.term('unknown')}</span></span
  >`;
}

/** From which evaluation the numbers are, where that is known of one of the audiences at least. */
function estimatedWords(words: Words, { draft, facts }: WizardState): string {
  const { timeZone } = facts.session;
  const latest = draft.audiences
    .map(({ audienceId }) => facts.audiences.get(audienceId)?.evaluatedAt ?? '')
    .reduce((one, other) => (one > other ? one : other), '');
  if (latest === '') return words.term('estimatedIn', timeZone);
  const when = formatDayAndTime(words.language, new Date(latest), new Date(facts.now), { timeZone, within: true });
  return words.term('estimatedFrom', when, timeZone);
}
