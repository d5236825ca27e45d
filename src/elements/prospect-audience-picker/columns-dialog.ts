import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { pickerDialogs } from '../../locales/en/picker-dialogs.ts';
import { picker } from '../../locales/en/picker.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { defineElement } from '../../ui/define.ts';
import '../../ui/dialog/dialog.ts';
import { arrowDown, arrowUp } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { checkboxStyles } from '../../ui/styles/checkbox.styles.ts';
import {
  COLUMN_WIDTHS,
  columnKinds,
  defaultColumns,
  type AudienceColumn,
  type AudienceColumnKey,
} from './audience-columns.ts';
import { WIDTH_STEP, columnKeys, movedColumn, toggledColumn, sizedColumn } from './column-choices.ts';
import { columnsDialogStyles } from './columns-dialog.styles.ts';

/** Px in a rem where nobody changed the size of text: what a column without a width of its own is about as wide as. */
const REM = 16;

/** Chooses, orders and sizes the columns of the picker, without dragging. Only for the picker's own use. */
@defineElement('pa-audience-columns')
export class AudienceColumns extends LitElement {
  static override readonly styles = [...baseStyles, buttonStyles, checkboxStyles, columnsDialogStyles];

  @property({ attribute: false }) columns: readonly AudienceColumn[] = defaultColumns;

  @property({ attribute: false }) onColumns?: (columns: readonly AudienceColumn[]) => void;

  @state() private isOpen = false;

  readonly #words = new Localize(this, 'picker', pickerDialogs);
  readonly #pickerWords = new Localize(this, 'picker', picker);

  #moved: string | undefined;

  show(): void {
    this.isOpen = true;
  }

  /** A column that was moved takes the focus with it, to be moved on. */
  protected override updated(): void {
    if (this.#moved !== undefined) this.renderRoot.querySelector<HTMLElement>(`#${this.#moved}`)?.focus();
    this.#moved = undefined;
  }

  protected override render(): TemplateResult {
    const hidden = columnKeys.filter((key) => !this.columns.some((column) => column.key === key));
    return html`<pa-dialog
      heading=${this.#words.term('columnsTitle')}
      .open=${this.isOpen}
      @pa-dialog-close=${this.#close}
    >
      <p><bdi>${this.#words.term('columnsHelp')}</bdi></p>
      <ul>
        ${this.columns.map((column, index) => this.#shown(column, index))} ${hidden.map((key) => this.#hidden(key))}
      </ul>
      <button slot="footer" class="pa-button" type="button" @click=${() => this.onColumns?.(defaultColumns)}>
        ${this.#words.term('columnsReset')}
      </button>
      <button slot="footer" class="pa-button" data-kind="primary" type="button" @click=${this.#close}>
        ${this.#words.term('done')}
      </button>
    </pa-dialog>`;
  }

  #shown({ key, width }: AudienceColumn, index: number): TemplateResult {
    const name = this.#pickerWords.term(`column.${key}`);
    const px = width ?? columnKinds[key].least * REM;
    return html`<li>
      ${this.#check(key, name, true)}
      <input
        type="range"
        aria-label=${this.#words.term('columnWidth', name)}
        aria-valuetext=${this.#words.term('columnWidthPx', px)}
        min=${COLUMN_WIDTHS.min}
        max=${COLUMN_WIDTHS.max}
        step=${WIDTH_STEP}
        .value=${String(px)}
        @change=${(event: Event) =>
          this.onColumns?.(sizedColumn(this.columns, key, (event.target as HTMLInputElement).valueAsNumber))}
      />
      ${this.#move(key, -1, this.#words.term('columnUp', name), index < 2)}
      ${this.#move(key, 1, this.#words.term('columnDown', name), index === 0 || index === this.columns.length - 1)}
    </li>`;
  }

  #hidden(key: AudienceColumnKey): TemplateResult {
    return html`<li>${this.#check(key, this.#pickerWords.term(`column.${key}`), false)}</li>`;
  }

  #check(key: AudienceColumnKey, name: string, isShown: boolean): TemplateResult {
    return html`<label class="pa-row"
      ><input
        class="pa-check"
        type="checkbox"
        aria-label=${this.#words.term('columnShow', name)}
        .checked=${isShown}
        ?disabled=${key === 'name'}
        @change=${() => this.onColumns?.(toggledColumn(this.columns, key))}
      /><span class="pa-truncate">${name}</span></label
    >`;
  }

  #move(key: AudienceColumnKey, by: -1 | 1, label: string, isAtEnd: boolean): TemplateResult {
    const id = `${key}${by === -1 ? 'Up' : 'Down'}`;
    return html`<button
      id=${id}
      class="pa-button"
      data-kind="quiet"
      data-icon-only
      data-size="sm"
      type="button"
      aria-label=${label}
      aria-disabled=${isAtEnd ? 'true' : nothing}
      @click=${() => {
        this.#moved = id;
        this.onColumns?.(movedColumn(this.columns, key, by));
      }}
    >
      ${icon(by === -1 ? arrowUp : arrowDown)}
    </button>`;
  }

  readonly #close = (): void => {
    this.isOpen = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-audience-columns': AudienceColumns;
  }
}
