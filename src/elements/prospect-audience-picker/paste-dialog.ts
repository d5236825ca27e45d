import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import type { Audience } from '../../domain/audience.ts';
import { failures } from '../../locales/en/failures.ts';
import { pickerDialogs } from '../../locales/en/picker-dialogs.ts';
import { picker } from '../../locales/en/picker.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import '../../ui/copy-button/copy-button.ts';
import { defineElement } from '../../ui/define.ts';
import '../../ui/dialog/dialog.ts';
import { failure, info, success, warning, type Glyph } from '../../ui/icons/glyphs.ts';
import { icon, type IconTone } from '../../ui/icons/icon.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { fieldStyles } from '../../ui/styles/field.styles.ts';
import { failureWords } from '../activation-error/failure-words.ts';
import { pasteDialogStyles } from './paste-dialog.styles.ts';
import { lookUp, pastedTerms, type PastedList } from './pasted-list.ts';
import type { PickerModel } from './picker-model.ts';
import { reasonOf } from './picker-words.ts';
import { add } from './selection-changes.ts';

/** What was done with a list that was looked up. */
interface Report extends PastedList {
  readonly added: number;
  readonly already: number;
  readonly over: number;
  readonly unavailable: readonly Audience[];
}

type Stage =
  | { readonly kind: 'asking'; readonly problem?: 'empty' | ActivationError }
  | { readonly kind: 'looking' }
  | { readonly kind: 'reporting'; readonly report: Report };

/** Items of each kind that the report names; the rest is counted. */
const MOST_NAMED = 50;

/** Takes a list of ids or names from the clipboard into the selection, and says what became of each. Only for the picker's own use. */
@defineElement('pa-paste-audiences')
export class PasteAudiences extends LitElement {
  static override readonly styles = [...baseStyles, buttonStyles, fieldStyles, pasteDialogStyles];

  @property({ attribute: false }) model?: PickerModel;

  @state() private isOpen = false;

  @state() private stage: Stage = { kind: 'asking' };

  @query('textarea') declare private readonly field: HTMLTextAreaElement | null;

  @query('[data-kind="primary"]') declare private readonly done: HTMLButtonElement | null;

  readonly #words = new Localize(this, 'picker', pickerDialogs);
  readonly #failureWords = new Localize(this, 'picker', failures);
  readonly #pickerWords = new Localize(this, 'picker', picker);
  #work = new AbortController();

  show(): void {
    this.stage = { kind: 'asking' };
    this.isOpen = true;
  }

  /** What had the focus is gone with the form. */
  protected override updated(changed: PropertyValues): void {
    if (changed.has('stage') && this.stage.kind === 'reporting') this.done?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work.abort();
  }

  protected override render(): TemplateResult {
    return html`<pa-dialog
      heading=${this.#words.term('pasteTitle')}
      .open=${this.isOpen}
      @pa-dialog-close=${this.#closed}
    >
      ${this.stage.kind === 'reporting' ? this.#report(this.stage.report) : this.#form(this.stage)} ${this.#buttons()}
    </pa-dialog>`;
  }

  #form(stage: Exclude<Stage, { kind: 'reporting' }>): TemplateResult {
    const problem = stage.kind === 'asking' ? stage.problem : undefined;
    const message =
      problem === undefined
        ? undefined
        : problem === 'empty'
          ? this.#words.term('pasteEmpty')
          : this.#words.term('pasteFailed', failureWords(this.#failureWords, problem));
    return html`<div class="pa-field">
      <label class="pa-label" for="list">${this.#words.term('pasteField')}</label>
      <textarea
        id="list"
        class="pa-textarea pa-mono"
        rows="8"
        spellcheck="false"
        autofocus
        aria-describedby="help"
        aria-invalid=${message === undefined ? nothing : 'true'}
        ?readonly=${stage.kind === 'looking'}
      ></textarea>
      ${
        message === undefined
          ? html`<span id="help" class="pa-help" role="status"
              ><bdi>${this.#words.term(stage.kind === 'looking' ? 'pasteFinding' : 'pasteHelp')}</bdi></span
            >`
          : html`<span id="help" class="pa-error" role="alert">${icon(warning)}<bdi>${message}</bdi></span>`
      }
    </div>`;
  }

  #report({ added, already, over, unavailable, ambiguous, missing }: Report): TemplateResult {
    const words = this.#words;
    const limit = this.model?.selection.limit ?? 0;
    const reasons = unavailable.map((audience) =>
      words.term('itemReason', audience.name, reasonOf(this.#pickerWords, audience, this.#isActivated(audience)) ?? ''),
    );
    const names = ambiguous.map(({ name, count }) => words.term('pasteAmbiguousItem', name, count));
    return html`<div class="report" role="status">
      ${this.#line(success, 'positive', words.term('pasteAdded', added))}
      ${already > 0 ? this.#line(info, 'info', words.term('pasteAlready', already)) : nothing}
      ${over > 0 ? this.#line(warning, 'caution', words.term('pasteOver', over, limit)) : nothing}
      ${unavailable.length > 0 ? this.#line(warning, 'caution', words.term('pasteUnavailable', reasons.length), reasons) : nothing}
      ${ambiguous.length > 0 ? this.#line(warning, 'caution', words.term('pasteAmbiguous', names.length), names) : nothing}
      ${missing.length > 0 ? this.#line(failure, 'negative', words.term('pasteMissing', missing.length), missing) : nothing}
      ${
        missing.length > 0
          ? html`<pa-copy-button .value=${missing.join('\n')} label=${words.term('pasteCopyMissing')}></pa-copy-button>`
          : nothing
      }
    </div>`;
  }

  #line(glyph: Glyph, tone: IconTone, text: string, items: readonly string[] = []): TemplateResult {
    const rest = items.length - MOST_NAMED;
    return html`<div class="line">
      ${icon(glyph, { tone })}
      <div>
        <bdi>${text}</bdi>
        ${
          items.length === 0
            ? nothing
            : html`<ul>
                ${items.slice(0, MOST_NAMED).map((item) => html`<li><bdi>${item}</bdi></li>`)}
                ${rest > 0 ? html`<li><bdi>${this.#words.term('pasteMore', rest)}</bdi></li>` : nothing}
              </ul>`
        }
      </div>
    </div>`;
  }

  #buttons(): TemplateResult {
    const words = this.#words;
    if (this.stage.kind === 'reporting') {
      return html`<button slot="footer" class="pa-button" type="button" @click=${this.show}>
          ${words.term('pasteAnother')}
        </button>
        <button slot="footer" class="pa-button" data-kind="primary" type="button" @click=${this.#close}>
          ${words.term('done')}
        </button>`;
    }
    return html`<button slot="footer" class="pa-button" type="button" @click=${this.#close}>
        ${words.term('cancel')}
      </button>
      <button
        slot="footer"
        class="pa-button"
        data-kind="primary"
        type="button"
        aria-disabled=${this.stage.kind === 'looking' ? 'true' : nothing}
        @click=${this.#add}
      >
        ${words.term('pasteFind')}
      </button>`;
  }

  readonly #add = async (): Promise<void> => {
    const adapter = this.model?.adapter;
    if (this.stage.kind === 'looking' || adapter === null || adapter === undefined) return;
    const terms = pastedTerms(this.field?.value ?? '');
    if (terms.length === 0) {
      this.stage = { kind: 'asking', problem: 'empty' };
      return;
    }
    this.#work = new AbortController();
    const { signal } = this.#work;
    this.stage = { kind: 'looking' };
    try {
      const list = await lookUp(adapter, terms, signal);
      await this.model?.selection.limitTold;
      if (signal.aborted) return;
      if (this.model?.adapter !== adapter) return void this.#addAgain();
      this.stage = { kind: 'reporting', report: this.#take(list) };
    } catch (thrown) {
      if (!signal.aborted) this.stage = { kind: 'asking', problem: toActivationError(thrown) };
    }
  };

  /** What one adapter found is nothing to another. */
  #addAgain(): Promise<void> {
    this.stage = { kind: 'asking' };
    return this.#add();
  }

  #take(list: PastedList): Report {
    const selection = this.model?.selection;
    const unavailable = list.found.filter((audience) => !selection?.canInclude(audience));
    const already = list.found.filter((audience) => selection?.includes(audience)).length;
    const added = selection === undefined ? 0 : add(selection, list.found);
    return { ...list, unavailable, already, added, over: list.found.length - unavailable.length - already - added };
  }

  #isActivated({ id }: Audience): boolean {
    return this.model?.selection.activated.has(id) ?? false;
  }

  readonly #close = (): void => {
    this.isOpen = false;
  };

  readonly #closed = (): void => {
    this.isOpen = false;
    this.#work.abort();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-paste-audiences': PasteAudiences;
  }
}
