import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { limitState } from '../../domain/limit.ts';
import { formatNumber } from '../../ui/format/number.ts';
import { error as errorGlyph, retry, warning } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { failureWords } from '../activation-error/failure-words.ts';
import type { ControlsWords } from './controls-words.ts';
import type { PickerModel } from './picker-model.ts';
import { reasonOf } from './picker-words.ts';
import { freeIn, hasAll, isOfList, lostIds, selectedIn } from './selection-changes.ts';

/** Of what was done last, in place of the words about the selection; what can be done with that stays. */
export interface BarNote {
  readonly text: string;
  readonly isCaution: boolean;
}

export interface BarHandlers {
  readonly onAll: () => void;
  readonly onStop: () => void;
  readonly onClear: () => void;
  readonly onTakeOff: () => void;
  readonly onSelectedOnly: (selectedOnly: boolean) => void;
}

/** Above the rows: what is selected, how all of it can be, and what stands in the way. Always there, so that no row moves when a box is ticked. */
export function selectionBar(
  words: ControlsWords,
  model: PickerModel,
  handlers: BarHandlers,
  note: BarNote | null,
): TemplateResult {
  const bar = (text: string, button?: TemplateResult, isCaution = false) =>
    barOf(note?.text ?? text, button, { isCaution: note?.isCaution ?? isCaution, isNote: note !== null });
  const { notice } = model.selection;
  const lost = lostIds(model.selection).length;
  const unavailable = model.selection.unfit.length - lost;
  if (notice?.kind === 'selecting') return bar(words.term('selecting'), action(words.term('stop'), handlers.onStop));
  if (notice?.kind === 'failed')
    return bar(`${words.term('selectFailed')} ${failureWords(words, notice.error)}`, undefined, true);
  if (notice?.kind === 'refused') {
    const { audience } = notice;
    const reason = reasonOf(words, audience, model.selection.activated.has(audience.id)) ?? '';
    return bar(words.term('refused', audience.name, reason), undefined, true);
  }
  if (notice?.kind === 'too-many') return bar(words.term('tooManyToJoin', notice.most), undefined, true);
  const { limit, used, room } = model.selection;
  if (limit !== undefined && used > limit) return bar(words.term('tooMany', used - limit, limit), undefined, true);
  if (limit !== undefined && room === 0) return bar(words.term('limitReached', limit), undefined, true);
  if (lost + unavailable > 0) {
    const what = [lost > 0 && words.term('lost', lost), unavailable > 0 && words.term('unavailable', unavailable)];
    return bar(what.filter(Boolean).join(' '), action(words.term('takeOff'), handlers.onTakeOff), true);
  }
  return bar(selectionWords(words, model), selectAllAction(words, model, handlers));
}

/** Above the rows: what was asked for did not come. The rows before, if there are any, are still there. */
export function listProblem(
  words: ControlsWords,
  { error, selected }: { readonly error: ActivationError; readonly selected: number },
  onRetry: () => void,
): TemplateResult {
  return html`<div class="outdated">
    ${icon(errorGlyph, { tone: 'negative' })}
    <span dir="auto"
      ><strong>${words.term('outdated')}.</strong> ${failureWords(words, error)}${keptWords(words, selected)}</span
    >
    <button class="pa-button" data-size="sm" type="button" @click=${onRetry}>
      ${icon(retry)}${words.term('tryAgain')}
    </button>
  </div>`;
}

/** After what went wrong: nothing that was selected is lost. */
export function keptWords(words: ControlsWords, selected: number): string {
  return selected === 0 ? '' : ` ${words.term('kept', selected)}`;
}

/** What the box in the header does. */
export function selectAllLabel(words: ControlsWords, { list, selection }: PickerModel): string {
  const free = list === null ? null : freeIn(selection, list);
  if (list === null || free === null) return words.term('selectEvery');
  // Of what is in the activation it may not be known yet whether it matches: then nobody can count what remains.
  const unknown = selection.unknownOf(selection.activated).length;
  if (selection.room < free.count - unknown - selectedIn(selection, list)) {
    return words.term('selectFirst', selection.room);
  }
  return unknown > 0 ? words.term('selectEvery') : words.term('selectAll', free.count);
}

/** Below the rows: the selection in numbers, its limit, and what can be done with it. */
export function pickerFoot(words: ControlsWords, model: PickerModel, handlers: BarHandlers): TemplateResult {
  const { size, profiles } = model.selection;
  const isNothing = size === 0 && !model.selectedOnly;
  return html`<div class="foot" part="footer">
    <span role="status" dir="auto"
      ><b>${formatNumber(words.language, size)}</b> ${words.term('selected', size)}${
        profiles === null
          ? nothing
          : html` <span class="pa-subtle">·</span> <b>${formatNumber(words.language, profiles)}</b>
              <span class="pa-muted">${words.term('profiles', profiles)}</span>`
      }</span
    >
    ${meter(words, model)}
    <span class="pa-row pa-push" data-gap="3">
      <label class="pa-row"
        ><input
          class="pa-switch"
          type="checkbox"
          role="switch"
          .checked=${model.selectedOnly}
          ?disabled=${isNothing}
          @change=${(event: Event) => handlers.onSelectedOnly((event.target as HTMLInputElement).checked)}
        />${words.term('selectedOnly')}</label
      >
      <button
        class="pa-button"
        data-kind="quiet"
        data-size="sm"
        type="button"
        ?disabled=${size === 0}
        @click=${handlers.onClear}
      >
        ${words.term('clear')}
      </button>
    </span>
  </div>`;
}

function selectionWords(words: ControlsWords, { selection, list }: PickerModel): string {
  const { query } = selection.chosen;
  if (query === null) return selection.size === 0 ? words.term('noneSelected') : words.term('byHand', selection.size);
  if (list === null || !isOfList(selection, list)) return words.term('earlier', selection.size);
  const left = [...query.except].filter((id) => !selection.activated.has(id)).length;
  return left === 0 ? words.term('allSelected', query.count) : words.term('allBut', query.count, left);
}

function selectAllAction(words: ControlsWords, model: PickerModel, handlers: BarHandlers) {
  const { list, selection } = model;
  if (list === null || freeIn(selection, list)?.count === 0 || hasAll(selection, list)) return undefined;
  return action(selectAllLabel(words, model), handlers.onAll);
}

function barOf(
  text: string,
  button: TemplateResult | undefined,
  { isCaution, isNote }: { readonly isCaution: boolean; readonly isNote: boolean },
): TemplateResult {
  return html`<div class="bar" part="selection-bar" ?data-caution=${isCaution} ?data-note=${isNote}>
    <span dir="auto">${isCaution ? icon(warning, { tone: 'caution' }) : nothing}${text}</span>${button ?? nothing}
  </div>`;
}

function action(label: string, onClick: () => void): TemplateResult {
  return html`<button class="pa-button" data-kind="accent" data-size="sm" type="button" @click=${onClick}>
    ${label}
  </button>`;
}

function meter(words: ControlsWords, { selection }: PickerModel): TemplateResult | typeof nothing {
  const state = limitState(selection.used, selection.limit);
  if (state.kind === 'unlimited') return nothing;
  const tone = state.kind === 'exceeded' ? 'negative' : state.kind === 'within' ? nothing : 'caution';
  return html`<div class="pa-limit" part="limit" data-state=${state.kind}>
    <div>
      <span>${words.term('limit')}</span
      ><span class="count" dir="auto">${words.term('limitOf', state.used, state.limit)}</span>
    </div>
    <progress
      class="pa-meter"
      data-tone=${tone}
      aria-hidden="true"
      value=${Math.min(state.used, state.limit)}
      max=${state.limit}
    ></progress>
  </div>`;
}
