import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationError } from '../../../adapter/activation-error.ts';
import { isValueIssueCode } from '../../../domain/value-issues.ts';
import { activationDifference } from '../../../domain/wizard/activation-difference.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { valueIssueWords } from '../../../ui/format/value-issue.ts';
import { banner } from '../../../ui/templates/banner.ts';
import { failureText } from '../../activation-error/failure-text.ts';
import { meaningOf } from '../../activation-error/failure-words.ts';
import type { SubmissionState } from '../wizard-submission.ts';
import type { Words } from '../wizard-words.ts';
import { differenceTable } from './review-difference.ts';

export interface SubmissionHandlers {
  readonly onTakeTheirs: () => void;
  readonly onSaveMine: () => void;
}

/** Why Finish did not end it, and what to do; what was entered is still there. */
export function submissionBanner(
  words: Words,
  wizard: WizardState,
  submission: SubmissionState,
  handlers: SubmissionHandlers,
): TemplateResult | typeof nothing {
  const title = words.term(wizard.draft.editing === undefined ? 'submitFailed' : 'saveFailed');
  switch (submission.kind) {
    case 'idle':
    case 'submitting':
      return nothing;
    case 'failed':
      return submission.error.code === 'unauthenticated'
        ? banner({
            tone: 'caution',
            title: words.term('sessionEnded'),
            text: words.term('sessionEndedText'),
            urgent: true,
          })
        : banner({ tone: 'negative', title, text: reasons(words, submission.error), urgent: true });
    case 'stopped':
      return banner({
        tone: 'negative',
        title,
        text: `${words.term('stopped')} ${words.term('failedKept')}`,
        urgent: true,
      });
    case 'conflict':
      return html`${banner({
        tone: 'caution',
        title: words.term('conflict'),
        text: words.term('conflictText'),
        actions: html`<button class="pa-button" type="button" @click=${handlers.onSaveMine}>
            ${words.term('saveMine')}
          </button>
          <button class="pa-button" data-kind="quiet" type="button" @click=${handlers.onTakeTheirs}>
            ${words.term('takeTheirs')}
          </button>`,
        urgent: true,
      })}
      ${theirs(words, wizard, submission.newer)}`;
  }
}

function reasons(words: Words, error: ActivationError): TemplateResult {
  // others are in a language that the person may not read; the review finds them too
  const issues = error.issues.filter(({ code }) => isValueIssueCode(code ?? '') || meaningOf(words, error) === '');
  return html`${failureText(words, error)} ${words.term('failedKept')}
  ${
    issues.length === 0
      ? nothing
      : html`<span class="pa-reasons"
          >${issues.map((issue) => html`<span>${valueIssueWords(words, issue.path, issue)}</span>`)}</span
        >`
  }`;
}

function theirs(
  words: Words,
  wizard: WizardState,
  newer: Extract<SubmissionState, { readonly kind: 'conflict' }>['newer'],
) {
  const differences = wizard.facts.editing === null ? [] : activationDifference(wizard.facts.editing, newer);
  // Of a draft that was older than what the edit began from, the changes below tell it all.
  if (differences.length === 0) return nothing;
  return html`<section class="pa-card" aria-labelledby="theirs-heading">
    <header class="pa-card-head">
      <h3 class="pa-heading" id="theirs-heading">${words.term('theirChanges')}</h3>
    </header>
    ${differenceTable(words, wizard, differences)}
  </section>`;
}
