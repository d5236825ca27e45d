import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { activationInputOf } from '../../../domain/draft-to-input.ts';
import { activationDifference } from '../../../domain/wizard/activation-difference.ts';
import { isNameTaken, wizardIssues, type WizardIssue } from '../../../domain/wizard/wizard-issues.ts';
import { Announcer } from '../../../ui/controllers/announcer.ts';
import { defineElement } from '../../../ui/define.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { error, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { skeleton } from '../../../ui/templates/skeleton.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { WizardStepElement } from '../wizard-step-element.ts';
import type { SubmissionState } from '../wizard-submission.ts';
import { issueWords } from '../wizard-words.ts';
import { policyViolation } from './policy-violation.ts';
import { deliveryForm } from './review-delivery.ts';
import { differenceTable } from './review-difference.ts';
import { reviewFiles } from './review-files.ts';
import { blockerCard, blockersOf, warningCard, warningCount, type Obstacle } from './review-notes.ts';
import { reviewStepStyles } from './review-step.styles.ts';
import { reviewSummaries, type EditableStep } from './review-summaries.ts';
import { submissionBanner } from './submission-banner.ts';

/** Rows of files that are drawn at once. */
const ROWS = 50;

/**
 * The fifth step: what was decided, what speaks against it, and the files that a first run would write.
 *
 * @event take-theirs - A newer version of the activation under edit is to be begun with.
 * @event save-mine - The changes are to be saved over a newer version.
 */
@defineElement('pa-wizard-review')
export class WizardReviewStep extends WizardStepElement {
  static override readonly styles = [...wizardControlStyles, reviewStepStyles];

  /** How Finish stands. */
  @property({ attribute: false }) submission: SubmissionState = { kind: 'idle' };

  /** Rows of a file as they are typed; what cannot be taken stays until it is mended. */
  @state() private typedRows: string | undefined;
  @state() private rows = ROWS;

  readonly #announcer = new Announcer(this);

  override get invalid(): string | undefined {
    const isTaken = this.typedRows === undefined || rowsIn(this.typedRows) !== undefined;
    return isTaken ? undefined : this.words.term('rowsPerFileInvalid');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('wizard')) return;
    const { review } = this.wizard.facts;
    if (review !== null && changed.get('wizard')?.facts.review !== review)
      this.#announcer.say(this.words.term('readyAnnounced', this.#blockers(), warningCount(review)));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('submission')) this.#showSubmission();
  }

  protected override render(): TemplateResult {
    const { wizard, words } = this;
    const { review } = wizard.facts;
    const earlier = this.#obstaclesBefore();
    return html`<div class="pa-step-body">
      ${this.#renderIntro()}
      <div class="pa-stack pa-submission" data-gap="4">
        ${submissionBanner(words, wizard, this.submission, {
          onTakeTheirs: () => this.dispatchEvent(new Event('take-theirs')),
          onSaveMine: () => this.dispatchEvent(new Event('save-mine')),
        })}
      </div>
      ${reviewSummaries(words, wizard, this.#edit)} ${blockerCard(words, earlier, this.#edit)}
      ${review === null ? nothing : this.#renderBlocks()}
      ${wizard.facts.editing === null ? nothing : this.#renderChanges()} ${this.#renderDelivery()}
      ${review === null ? (earlier.length === 0 ? this.#renderWaiting() : nothing) : this.#renderReview()}
      ${this.#announcer.region()}
    </div>`;
  }

  #renderIntro() {
    const { draft, facts } = this.wizard;
    const blockers = this.#blockers();
    const warnings = facts.review === null ? 0 : warningCount(facts.review);
    return html`<div class="pa-wizard-intro">
      <div class="pa-stack" data-gap="0">
        <h2 class="pa-title" id="title" tabindex="-1">${this.words.term('reviewTitle')}</h2>
        <p class="pa-muted">${this.words.term(draft.editing === undefined ? 'reviewIntro' : 'reviewEditIntro')}</p>
      </div>
      <span class="pa-row" data-wrap>
        ${
          blockers === 0
            ? nothing
            : html`<span class="pa-badge" data-tone="negative"
                >${icon(error)}${this.words.term('blockerCount', blockers)}</span
              >`
        }
        ${
          warnings === 0
            ? nothing
            : html`<span class="pa-badge" data-tone="caution"
                >${icon(warning)}${this.words.term('warningCount', warnings)}</span
              >`
        }
      </span>
    </div>`;
  }

  /** Policies that are violated, and what else the adapter says must be mended. */
  #renderBlocks() {
    const { config, draft, facts } = this.wizard;
    if (facts.review === null) return nothing;
    const mayChoose = draft.editing === undefined && !this.isLocked('connection') && !this.isHidden('connection');
    const hasStep = !(config.dropSteps?.includes('destination') ?? false);
    const mayRemove = !this.isLocked('columns') && !this.isHidden('columns');
    return html`${facts.review.violations.map((violation, index) =>
      policyViolation(this.words, violation, index, {
        mapping: draft.mapping ?? [],
        onRemoveColumn: mayRemove ? (row) => this.#removeColumn(row) : undefined,
        onChooseConnection: mayChoose && hasStep ? () => this.#edit('destination') : undefined,
      }),
    )}
    ${blockerCard(this.words, blockersOf(this.words, facts.review), this.#edit)}`;
  }

  #renderDelivery() {
    const { draft } = this.wizard;
    return deliveryForm(this.words, {
      draft,
      isNameTaken: isNameTaken(this.wizard),
      rows: this.typedRows ?? formatNumber(this.words.language, draft.splitting.maxRows),
      rowsError: this.invalid,
      isLocked: (field) => this.isLocked(field),
      isHidden: (field) => this.isHidden(field),
      onName: (name) => this.act({ type: 'named', name }),
      onEmptyAudience: (emptyAudience) => this.act({ type: 'delivery-changed', changes: { emptyAudience } }),
      onRows: (typed) => this.#splitAt(typed),
      onRowsEntered: () => {
        if (this.invalid === undefined) this.typedRows = undefined;
      },
    });
  }

  #renderChanges() {
    const input = activationInputOf(this.wizard.draft);
    const { editing } = this.wizard.facts;
    if (input === undefined || editing === null) return nothing;
    const differences = activationDifference(editing, input);
    return html`<section class="pa-card" aria-labelledby="changes-heading">
      <header class="pa-card-head">
        <h3 class="pa-heading" id="changes-heading">${this.words.term('changes')}</h3>
        ${differences.length === 0 ? nothing : html`<span class="pa-count">${formatNumber(this.words.language, differences.length)}</span>`}
      </header>
      ${
        differences.length === 0
          ? html`<p class="pa-card-body pa-muted">${this.words.term('noChanges')}</p>`
          : differenceTable(this.words, this.wizard, differences)
      }
    </section>`;
  }

  #renderReview() {
    const { wizard } = this;
    const { review } = wizard.facts;
    if (review === null) return nothing;
    return html`${warningCard(this.words, review, this.#edit)}
    ${reviewFiles(this.words, {
      wizard,
      review,
      shown: this.rows,
      onMore: () => (this.rows += ROWS),
    })}`;
  }

  /** In the shape of the files that come. */
  #renderWaiting() {
    const row = html`<div class="pa-review-waiting">
      <span class="pa-stack" data-gap="2">${skeleton({ width: 40 })}${skeleton({ width: 70 })}</span>
      ${skeleton({ width: 55 })}${skeleton({ width: 55, end: true })}
    </div>`;
    return html`<section class="pa-card" aria-busy="true" aria-labelledby="files-heading">
      <header class="pa-card-head">
        <h3 class="pa-heading" id="files-heading">
          ${this.words.term(this.wizard.draft.editing === undefined ? 'filesOfFirstRuns' : 'filesOfNextRuns')}
        </h3>
        <span class="pa-small pa-subtle pa-push">${this.words.term('checking')}</span>
      </header>
      ${this.wizard.draft.audiences.slice(0, 5).map(() => row)}
    </section>`;
  }

  readonly #edit = (step: EditableStep): void => this.act({ type: 'step-entered', step });

  #removeColumn(row: number): void {
    this.act({ type: 'row-removed', row });
    this.focusTitle();
  }

  /** What is no whole number of rows is not taken, and stays as it was typed. */
  #splitAt(typed: string): void {
    this.typedRows = typed;
    const maxRows = rowsIn(typed);
    if (maxRows === undefined) this.dispatchEvent(new Event('step-typed'));
    else this.act({ type: 'delivery-changed', changes: { splitting: { ...this.wizard.draft.splitting, maxRows } } });
  }

  /** What stands in the way at earlier steps: time has passed, or what was chosen is gone. Nothing is reviewed before it is mended. */
  #obstaclesBefore(): readonly Obstacle[] {
    const kinds = new Map<string, WizardIssue[]>();
    for (const issue of wizardIssues(this.wizard)) {
      if (issue.step === 'review') continue;
      const kind = `${issue.step} ${issue.code}`;
      kinds.set(kind, [...(kinds.get(kind) ?? []), issue]);
    }
    return [...kinds.values()].flatMap(([first, ...others]): Obstacle[] =>
      first === undefined || first.step === 'review'
        ? []
        : [{ title: issueWords(this.words, first, others.length + 1), texts: [], step: first.step }],
    );
  }

  #blockers(): number {
    const { review } = this.wizard.facts;
    const told = review === null ? 0 : blockersOf(this.words, review).length + review.violations.length;
    return told + this.#obstaclesBefore().length;
  }

  /** Finish stands at the foot, and what came of it at the head. */
  #showSubmission(): void {
    const { kind } = this.submission;
    if (kind === 'failed' || kind === 'stopped' || kind === 'conflict')
      this.renderRoot.querySelector('.pa-submission')?.scrollIntoView({ block: 'nearest' });
  }
}

/** Digits, in groups if the person likes, as languages have them: three, in India also two. */
function rowsIn(typed: string): number | undefined {
  if (!/^\s*(\d+|\d{1,3}([\s.,’']\d{2,3})*[\s.,’']\d{3})\s*$/u.test(typed)) return undefined;
  const rows = Number(typed.replaceAll(/\D/g, ''));
  return Number.isSafeInteger(rows) && rows >= 1 ? rows : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-review': WizardReviewStep;
  }
}
