import { html, nothing, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import type { WizardStep } from '../../domain/draft.ts';
import {
  shownSteps,
  stepAfter,
  stepBefore,
  stepStanding,
  type StepStanding,
} from '../../domain/wizard/wizard-steps.ts';
import type { WizardState } from '../../domain/wizard/wizard-state.ts';
import { formatTime } from '../../ui/format/date-time.ts';
import { arrowRight, check, chevronLeft, error, lock, save, spinner, warning, x } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { monogram } from '../../ui/monogram/monogram.ts';
import { stepWords, type FootNote, type Words } from './wizard-words.ts';

export interface HeadContent {
  readonly destinationName: string | undefined;
  readonly isEdit: boolean;
  /** When the draft was kept last; `failed` where it could not be. */
  readonly draft: { readonly savedAt: string; readonly timeZone: string } | 'failed' | undefined;
  readonly onClose: () => void;
}

export function wizardTitle(words: Words, content: HeadContent): TemplateResult {
  const { destinationName } = content;
  return html`<div class="pa-wizard-title">
    ${destinationName === undefined ? nothing : monogram(destinationName, { size: 'sm' })}
    <h1 class="pa-heading" tabindex="-1">${words.term(content.isEdit ? 'editTitle' : 'title')}</h1>
    ${
      destinationName === undefined
        ? nothing
        : html`<span class="pa-subtle pa-wizard-sub">${words.term('toDestination', destinationName)}</span>`
    }
    <span class="pa-row pa-push" data-gap="3">
      <span class="pa-status pa-subtle pa-small pa-draft" role=${content.draft === 'failed' ? 'alert' : nothing}
        >${draftState(words, content.draft)}</span
      >
      <button
        class="pa-button"
        data-kind="quiet"
        data-icon-only
        data-size="sm"
        type="button"
        aria-label=${words.term('closeAndKeep')}
        @click=${content.onClose}
      >
        ${icon(x)}
      </button>
    </span>
  </div>`;
}

function draftState(words: Words, draft: HeadContent['draft']) {
  if (draft === undefined) return nothing;
  if (draft === 'failed')
    return html`<span class="pa-status" data-tone="caution" title=${words.term('draftNotSavedText')}
      >${icon(warning)}${words.term('draftNotSaved')}</span
    >`;
  const time = formatTime(words.language, new Date(draft.savedAt), { timeZone: draft.timeZone });
  return html`${icon(save)}${words.term('draftSaved', time)}`;
}

export function wizardSteps(
  words: Words,
  state: WizardState,
  /** Absent while something else is to be ended first. */
  onStep: ((step: WizardStep) => void) | undefined,
): TemplateResult {
  return html`<nav aria-label=${words.term('steps')}>
    <ol class="pa-steps" part="steps">
      ${shownSteps(state.config).map((step) => stepItem(words, step, stepStanding(state, step), onStep))}
    </ol>
  </nav>`;
}

function stepItem(
  words: Words,
  step: WizardStep,
  standing: StepStanding,
  onStep: ((step: WizardStep) => void) | undefined,
): TemplateResult {
  const content = html`<span class="pa-step-mark"
      >${standing === 'done' ? icon(check) : standing === 'problem' ? icon(warning) : nothing}</span
    ><span class="pa-step-word"
      >${stepWords(words, step)}<span class="pa-sr"
        >${standing === 'done' ? words.term('stepDone') : standing === 'problem' ? words.term('stepProblem') : nothing}</span
      ></span
    >`;
  return html`<li class="pa-step" data-state=${standing}>
    ${
      onStep !== undefined && (standing === 'done' || standing === 'problem')
        ? html`<button type="button" @click=${() => onStep(step)}>${content}</button>`
        : html`<span aria-current=${standing === 'current' ? 'step' : nothing}>${content}</span>`
    }
  </li>`;
}

export interface FootContent {
  readonly note: FootNote;
  /** Whether something is under way that must end before it goes on. */
  readonly busy: string | undefined;
  readonly canGoOn: boolean;
  readonly onCancel: () => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly nextButton: Ref<HTMLButtonElement>;
}

export function wizardFoot(words: Words, state: WizardState, content: FootContent): TemplateResult {
  const isFirst = stepBefore(state) === undefined;
  const isLast = stepAfter(state) === undefined;
  const off = !content.canGoOn || content.busy !== undefined;
  const finish = state.draft.editing === undefined ? words.term('finish') : words.term('saveChanges');
  return html`<div class="pa-foot" part="foot">
    <button class="pa-button" data-kind="quiet" type="button" @click=${content.onCancel}>
      ${words.term('cancel')}
    </button>
    <span class="pa-foot-note pa-small" id="foot-note" aria-live=${isNews(content) ? 'polite' : 'off'}
      >${footWords(content)}</span
    >
    <span class="pa-buttons pa-push">
      <button
        class="pa-button"
        type="button"
        aria-disabled=${isFirst ? 'true' : nothing}
        title=${isFirst ? words.term('firstStep') : nothing}
        @click=${() => !isFirst && content.onBack()}
      >
        ${icon(chevronLeft, { flip: true })}${words.term('back')}
      </button>
      <button
        class="pa-button"
        data-kind="primary"
        type="button"
        aria-disabled=${off ? 'true' : nothing}
        aria-describedby="foot-note"
        ${ref(content.nextButton)}
        @click=${content.onNext}
      >
        ${isLast ? finish : html`${words.term('next')}${icon(arrowRight, { flip: true })}`}
      </button>
    </span>
  </div>`;
}

/** What is ready, or waits for the person, is what they have just done or been told; Next says it too. */
function isNews({ note, busy }: FootContent): boolean {
  return busy !== undefined || note.kind === 'problem' || note.kind === 'blocked';
}

function footWords({ note, busy }: FootContent) {
  if (busy !== undefined) return html`${icon(spinner, { spin: true })} ${busy}`;
  switch (note.kind) {
    case 'problem':
      return html`${icon(error, { tone: 'negative' })} ${note.text}`;
    case 'blocked':
      return html`${icon(lock, { tone: 'negative' })} ${note.text}`;
    case 'wait':
    case 'ready':
      return note.text;
  }
}
