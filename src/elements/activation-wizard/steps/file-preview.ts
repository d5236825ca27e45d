import { Task } from '@lit/task';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../../adapter/activation-adapter.ts';
import { toActivationError, type ActivationError } from '../../../adapter/activation-error.ts';
import { systemClock, type Clock } from '../../../adapter/clock.ts';
import type { ActivationInput } from '../../../domain/activation.ts';
import type { Connection } from '../../../domain/connection.ts';
import { activationInputOf } from '../../../domain/draft-to-input.ts';
import type { AudienceId } from '../../../domain/ids.ts';
import type { ExportPreview } from '../../../domain/review.ts';
import { chosenConnection, stepIssues } from '../../../domain/wizard/wizard-issues.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { wizard as english } from '../../../locales/en/wizard.ts';
import '../../../ui/copy-button/copy-button.ts';
import { defineElement } from '../../../ui/define.ts';
import { formatBytes } from '../../../ui/format/bytes.ts';
import { chevronDown, retry } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { Localize } from '../../../ui/localize/localize.ts';
import { banner } from '../../../ui/templates/banner.ts';
import { skeleton } from '../../../ui/templates/skeleton.ts';
import { failureAt } from '../../activation-error/failure-at.ts';
import { keptFailureText } from '../../activation-error/failure-text.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { filePreviewStyles } from './file-preview.styles.ts';
import { bytesOfBase64, previewLines, type PreviewPiece } from './preview-lines.ts';

/** Pause in milliseconds after a change before the preview is asked for. */
const TYPING_PAUSE = 300;

/** The first rows of one audience's file, as its very bytes. */
@defineElement('pa-file-preview')
export class FilePreview extends LitElement {
  static override readonly styles = [...wizardControlStyles, filePreviewStyles];

  @property({ attribute: false }) wizard!: WizardState;

  @property({ attribute: false }) adapter?: ActivationAdapter | undefined;

  @property({ attribute: false }) clock: Clock = systemClock;

  @state() private chosen: AudienceId | undefined;

  readonly #words = new Localize(this, 'wizard', english);

  readonly #preview = new Task(this, {
    args: () => [this.adapter, this.#audienceId, this.#isAsked ? JSON.stringify(this.#input) : undefined] as const,
    task: async ([adapter, audienceId, input], { signal }): Promise<ExportPreview | undefined> => {
      if (adapter === undefined || audienceId === undefined || input === undefined) return this.#last;
      await this.clock.sleep(TYPING_PAUSE, signal);
      return adapter.previewExport(JSON.parse(input) as ActivationInput, audienceId, { signal });
    },
    onComplete: (preview) => (this.#last = preview),
    onError: (thrown) => failureAt(this, thrown),
  });
  /** Stays while the next one is on its way, and while it cannot be asked for. */
  #last: ExportPreview | undefined;

  protected override render(): TemplateResult {
    const connection = chosenConnection(this.wizard);
    return html`<section class="pa-card" aria-labelledby="preview">
      <header class="pa-card-head" data-wrap>
        <h3 class="pa-heading" id="preview">${this.#words.term('preview')}</h3>
        ${this.#renderAudience()}
        <span class="pa-row pa-push" data-wrap
          >${connection === undefined ? nothing : this.#renderTags(connection)} ${this.#renderCopy()}</span
        >
      </header>
      ${connection === undefined ? nothing : this.#renderBody(connection)}
    </section>`;
  }

  #renderAudience() {
    const { audiences } = this.wizard.draft;
    if (audiences.length < 2) return html`<span class="pa-small pa-subtle">${audiences[0]?.name ?? nothing}</span>`;
    return html`<span class="pa-select preview-audience" data-size="sm">
      <select
        aria-label=${this.#words.term('previewOf')}
        @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value as AudienceId)}
      >
        ${audiences.map(
          ({ audienceId, name }) =>
            html`<option value=${audienceId} ?selected=${audienceId === this.#audienceId}>${name}</option>`,
        )}
      </select>
      ${icon(chevronDown)}
    </span>`;
  }

  #renderTags({ format, openPgpPublicKeys }: Connection) {
    const tags = [
      ...(format.type === 'parquet' ? [] : ['UTF-8']),
      ...(format.type === 'csv'
        ? [format.dialect.lineEnding.toUpperCase(), this.#words.term(`delimiter.${format.dialect.delimiter}`)]
        : []),
      ...(format.compression === 'none'
        ? []
        : [this.#words.term('beforePacking', this.#words.term(`compression.${format.compression}`))]),
      ...(openPgpPublicKeys.length === 0 ? [] : [this.#words.term('beforeEncryption')]),
    ];
    return tags.map((tag) => html`<span class="pa-tag">${tag}</span>`);
  }

  #renderCopy() {
    if (this.#last === undefined) return nothing;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOfBase64(this.#last.content));
    return html`<pa-copy-button icon-only .value=${text} .label=${this.#words.term('copyPreview')}></pa-copy-button>`;
  }

  #renderBody(connection: Connection) {
    if (connection.format.type === 'parquet') return this.#renderNote(this.#words.term('previewBinary'));
    if (this.#audienceId === undefined) return this.#renderNote(this.#words.term('previewNoAudience'));
    return html`${this.#isAsked ? nothing : this.#renderNote(this.#words.term('previewWaits'))}
    ${this.#preview.render({
      initial: () => nothing,
      pending: () => (this.#last === undefined ? this.#renderSkeleton() : this.#renderBytes(this.#last, connection)),
      complete: (preview) => (preview === undefined ? nothing : this.#renderBytes(preview, connection)),
      error: (thrown) => this.#renderError(toActivationError(thrown)),
    })}`;
  }

  #renderNote(text: string) {
    return html`<p class="pa-card-body pa-muted">${text}</p>`;
  }

  #renderSkeleton() {
    return html`<div class="pa-card-body pa-stack" aria-busy="true">
      <span class="pa-sr" role="status">${this.#words.term('loading')}</span>
      ${skeleton({ width: 85 })}${skeleton({ width: 70 })}${skeleton({ width: 85 })}
    </div>`;
  }

  #renderError(error: ActivationError) {
    return html`<div class="pa-card-body">
      ${banner({
        tone: 'negative',
        title: this.#words.term('previewFailed'),
        text: keptFailureText(this.#words, error),
        actions: html`<button class="pa-button" data-size="sm" type="button" @click=${() => void this.#preview.run()}>
          ${icon(retry)}${this.#words.term('retry')}
        </button>`,
        urgent: true,
      })}
    </div>`;
  }

  #renderBytes(preview: ExportPreview, { format }: Connection) {
    const bytes = bytesOfBase64(preview.content);
    const lines = previewLines(bytes, format);
    const isQuoted = lines.some((line) => line.some(({ kind }) => kind === 'quoted'));
    const profiles = this.wizard.draft.audiences.find(({ audienceId }) => audienceId === this.#audienceId)?.profiles;
    const size = formatBytes(this.#words.language, bytes.length);
    return html`<div class="pa-scroll" tabindex="0" role="group" aria-labelledby="preview">
        <ol class="pa-bytes" dir="ltr">
          ${lines.map((line) => html`<li><code>${line.map((piece) => this.#renderPiece(piece))}</code></li>`)}
        </ol>
      </div>
      <footer class="pa-card-foot pa-small pa-muted">
        <span>${this.#words.term('rowsShown', preview.rows, profiles ?? null, size)}</span>
        ${
          isQuoted
            ? html`<span class="pa-row" data-gap="1"
                ><mark class="pa-legend">"…"</mark>${this.#words.term('quotedLegend')}</span
              >`
            : nothing
        }
      </footer>`;
  }

  #renderPiece({ kind, text }: PreviewPiece) {
    switch (kind) {
      case 'text':
        return text;
      case 'quoted':
        return html`<mark>${text}</mark>`;
      case 'delimiter':
        return text === '\t' ? html`<i title=${this.#words.term('tab')}>⇥</i>` : html`<i>${text}</i>`;
      case 'line-feed':
        return html`<i class="pa-lf" title=${this.#words.term('lineFeed')}>↵</i>`;
      case 'carriage-return':
        return html`<i class="pa-lf" title=${this.#words.term('carriageReturn')}>␍</i>`;
      case 'byte-order-mark':
        return html`<i class="pa-lf" title=${this.#words.term('byteOrderMark')}>BOM</i>`;
    }
  }

  get #audienceId(): AudienceId | undefined {
    const { audiences } = this.wizard.draft;
    const isThere = audiences.some(({ audienceId }) => audienceId === this.chosen);
    return isThere ? this.chosen : audiences[0]?.audienceId;
  }

  /** The name plays no part in the bytes, and may still be missing. */
  get #input(): ActivationInput | undefined {
    const input = activationInputOf(this.wizard.draft);
    return input && { ...input, name: 'preview' };
  }

  /** A name that no adapter takes is not sent. */
  get #isAsked(): boolean {
    const issues = stepIssues(this.wizard, 'mapping');
    return !issues.some(
      ({ code }) => code === 'no-fields' || code === 'target-missing' || code === 'target-characters',
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-file-preview': FilePreview;
  }
}
