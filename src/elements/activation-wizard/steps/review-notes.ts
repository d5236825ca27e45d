import { html, nothing, type TemplateResult } from 'lit';
import type { PolicyViolation, Review, ReviewNote } from '../../../domain/review.ts';
import { error, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { stepWords, type Words } from '../wizard-words.ts';

type EditableStep = 'destination' | 'audiences' | 'scheduling' | 'mapping';

/** What blocks, above what warns; each leads to the step that mends it. */
export function reviewNotes(words: Words, review: Review, onEdit: (step: EditableStep) => void): TemplateResult {
  const blocks = review.blockers.length + review.violations.length;
  return html`${
    blocks === 0
      ? nothing
      : html`<section class="pa-card" aria-labelledby="blocks-heading">
          <header class="pa-card-head">
            <h3 class="pa-heading" id="blocks-heading">${words.term('blocksTitle')}</h3>
          </header>
          ${review.violations.map((violation) => violationRow(words, violation))}
          ${review.blockers.map((note) => noteRow(words, note, 'negative', onEdit))}
        </section>`
  }
  ${
    review.warnings.length === 0
      ? nothing
      : html`<section class="pa-card" aria-labelledby="warnings-heading">
          <header class="pa-card-head">
            <h3 class="pa-heading" id="warnings-heading">${words.term('warnings')}</h3>
            <span class="pa-muted">${words.term('doNotBlock')}</span>
          </header>
          ${review.warnings.map((note) => noteRow(words, note, 'caution', onEdit))}
        </section>`
  }`;
}

function noteRow(
  words: Words,
  { message, step }: ReviewNote,
  tone: 'negative' | 'caution',
  onEdit: (step: EditableStep) => void,
): TemplateResult {
  return html`<div class="pa-warnrow">
    ${icon(tone === 'negative' ? error : warning, { tone })}
    <p>${message}</p>
    ${
      step === 'review'
        ? nothing
        : html`<button class="pa-button" data-size="sm" type="button" @click=${() => onEdit(step)}>
            ${words.term('editSomething', stepWords(words, step))}
          </button>`
    }
  </div>`;
}

function violationRow(words: Words, violation: PolicyViolation): TemplateResult {
  return html`<div class="pa-card-body pa-stack">
    <p class="pa-row">
      ${icon(error, { tone: 'negative' })}<b class="pa-strong">${words.term('violated', violation.policy)}</b>
    </p>
    <p>${violation.condition} ${words.term('usedForAction', violation.marketingAction)}</p>
    <ol class="pa-lineage" aria-label=${words.term('lineage')}>
      ${violation.lineage.map(
        ({ kind, name, at }) =>
          html`<li class="pa-node" ?data-bad=${at !== undefined}>
            <span class="pa-small pa-muted">${words.term(`node.${kind}`)}</span>
            <span>${name}</span>
            ${at === undefined ? nothing : html`<span class="pa-small">${words.term(at === 'label' ? 'carriesLabel' : 'isBreach')}</span>`}
          </li>`,
      )}
    </ol>
    <p class="pa-strong">${words.term('whatToDo')}</p>
    <ul>
      ${violation.fixes.map((fix) => html`<li>${fix}</li>`)}
    </ul>
  </div>`;
}
