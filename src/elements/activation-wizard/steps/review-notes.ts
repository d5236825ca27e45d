import { html, nothing, type TemplateResult } from 'lit';
import type { Review, ReviewNote } from '../../../domain/review.ts';
import { error, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { wizard as english } from '../../../locales/en/wizard.ts';
import { stepWords, type Words } from '../wizard-words.ts';
import { findingWords } from './finding-words.ts';
import type { EditableStep } from './review-summaries.ts';

/** Notes of a kind that are told in full; the others are behind a press. */
const TOLD = 2;

/** What stands in the way of Finish, and the step that mends it. */
export interface Obstacle {
  readonly title: string;
  readonly texts: readonly string[];
  readonly step: EditableStep | 'review';
}

/** The blockers of a review. */
export function blockersOf(words: Words, review: Review): readonly Obstacle[] {
  return obstaclesOf(words, review.blockers, review);
}

export function blockerCard(
  words: Words,
  obstacles: readonly Obstacle[],
  onEdit: (step: EditableStep) => void,
): TemplateResult | typeof nothing {
  if (obstacles.length === 0) return nothing;
  return html`<section class="pa-card pa-issue" data-tone="negative" aria-labelledby="blockers-heading">
    <header class="pa-card-head">
      ${icon(error, { tone: 'negative' })}
      <h3 class="pa-heading" id="blockers-heading">${words.term('blocksTitle')}</h3>
      <span class="pa-count">${formatNumber(words.language, obstacles.length)}</span>
    </header>
    <ul>
      ${obstacles.map((obstacle) => noteRow(words, obstacle, 'negative', onEdit))}
    </ul>
  </section>`;
}

/** What the person should know; none of it blocks. */
export function warningCard(
  words: Words,
  review: Review,
  onEdit: (step: EditableStep) => void,
): TemplateResult | typeof nothing {
  const warnings = obstaclesOf(words, review.warnings, review).map((warned) =>
    warned.code === 'outlives-profiles'
      ? { ...warned, texts: [...warned.texts, remainWords(words, review, warned.notes)] }
      : warned,
  );
  if (warnings.length === 0) return nothing;
  return html`<section class="pa-card" aria-labelledby="warnings-heading">
    <header class="pa-card-head" data-wrap>
      <h3 class="pa-heading" id="warnings-heading">
        ${words.term('warnings')} <span class="pa-count">${formatNumber(words.language, warnings.length)}</span>
      </h3>
      <span class="pa-small pa-subtle pa-push">${words.term('doNotBlock')}</span>
    </header>
    <ul>
      ${warnings.map((warned) => noteRow(words, warned, 'caution', onEdit))}
    </ul>
  </section>`;
}

/** Kinds of warnings, as they are counted. */
export function warningCount(review: Review): number {
  return new Set(review.warnings.map(({ code, step }) => `${code} ${step}`)).size;
}

/** One obstacle a kind and step: a schedule that two hundred audiences share is one thing to mend. */
function obstaclesOf(
  words: Words,
  notes: readonly ReviewNote[],
  review: Review,
): readonly (Obstacle & { readonly code: string; readonly notes: readonly ReviewNote[] })[] {
  const kinds = new Map<string, ReviewNote[]>();
  for (const note of notes) {
    const kind = `${note.code} ${note.step}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), note]);
  }
  return [...kinds.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { code, step } = first;
    const texts = same.map((note) => textOf(words, note, review));
    return [{ code, notes: same, step, title: titleOf(words, first), texts }];
  });
}

/** With the audience that it is about, where the sentence does not name it. */
function textOf(words: Words, { audienceId, finding, message }: ReviewNote, review: Review): string {
  const sentence = finding === undefined ? message : findingWords(words, finding);
  const name = review.audiences.find((audience) => audience.audienceId === audienceId)?.name;
  return name === undefined || sentence.includes(name) ? sentence : words.term('saidOf', name, sentence);
}

function titleOf(words: Words, { code, step }: ReviewNote): string {
  const key = `note.${code}`;
  if (key in english) return words.term(key as 'note.other');
  return words.term(step === 'mapping' ? 'note.mapping' : 'note.other');
}

/** What will be left of all audiences that a warning is about. */
function remainWords(words: Words, review: Review, notes: readonly ReviewNote[]): string {
  const about = new Set(notes.map(({ audienceId }) => audienceId));
  const audiences = review.audiences.filter(({ audienceId }) => about.has(audienceId));
  let remain = 0;
  let total = 0;
  for (const { expectedToRemain, profiles } of audiences) {
    if (expectedToRemain === null || profiles === null) return words.term('expectedUnknown');
    remain += expectedToRemain;
    total += profiles;
  }
  return words.term('remainOf', remain, total);
}

function noteRow(
  words: Words,
  { title, texts, step }: Obstacle,
  tone: 'negative' | 'caution',
  onEdit: (step: EditableStep) => void,
): TemplateResult {
  const text = (line: string) => html`<p class="pa-muted pa-break">${line}</p>`;
  const told = texts.length <= TOLD + 1 ? texts : texts.slice(0, TOLD);
  const others = texts.slice(told.length);
  return html`<li class="pa-warnrow">
    ${icon(tone === 'negative' ? error : warning, { tone })}
    <div>
      <b class="pa-medium">${title}</b>
      ${told.map(text)}
      ${
        others.length === 0
          ? nothing
          : html`<details>
              <summary>${words.term('showMore', others.length)}</summary>
              ${others.map(text)}
            </details>`
      }
    </div>
    ${
      step === 'review'
        ? nothing
        : html`<button class="pa-button" data-size="sm" type="button" @click=${() => onEdit(step)}>
            ${words.term('editStep', stepWords(words, step))}
          </button>`
    }
  </li>`;
}
