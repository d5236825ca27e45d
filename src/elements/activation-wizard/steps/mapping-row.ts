import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DraftMappingRow } from '../../../domain/draft.ts';
import type { Field } from '../../../domain/field.ts';
import type { FileFormat } from '../../../domain/file-format.ts';
import { delimiterCharacter, type MappingIssue } from '../../../domain/mapping-rules.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { arrowDown, arrowRight, arrowUp, error, grip, key, trash, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import type { Words } from '../wizard-words.ts';

/** What of a row can be changed. */
export interface MappingLook {
  readonly isFixed: boolean;
  readonly areNamesFixed: boolean;
  readonly mandatory: 'shown' | 'locked' | 'hidden';
  readonly key: 'shown' | 'locked' | 'hidden';
}

export interface MappingRowContext {
  readonly index: number;
  readonly rows: readonly DraftMappingRow[];
  /** `undefined` where the schema has no such field any more. */
  readonly field: Field | undefined;
  readonly format: FileFormat;
  readonly issues: readonly MappingIssue[];
  readonly look: MappingLook;
  readonly isDragged: boolean;
  readonly isOver: boolean;
  readonly onChange: (changes: Partial<Omit<DraftMappingRow, 'source'>>) => void;
  /** @param control the button that keeps the focus, if one was pressed */
  readonly onMove: (to: number, control: 'up' | 'down' | null) => void;
  readonly onRemove: () => void;
  readonly onDrag: (phase: 'start' | 'over' | 'drop' | 'end') => void;
}

/** The headings for the eye; each control has a name of its own for readers. */
export function mappingHead(words: Words, look: MappingLook): TemplateResult {
  return html`<div class="pa-map-row pa-map-head" aria-hidden="true">
    <span class="pa-map-move"></span>
    <span class="pa-num pa-map-n">#</span>
    <span class="pa-map-src">${words.term('sourceField')}</span>
    <span class="pa-map-arrow"></span>
    <span class="pa-map-tgt">${words.term('columnName')}</span>
    <span class="pa-map-mark">${look.mandatory === 'hidden' ? nothing : words.term('mandatory')}</span>
    <span class="pa-map-mark">${look.key === 'hidden' ? nothing : words.term('key')}</span>
    <span class="pa-map-del"></span>
  </div>`;
}

/** One column of the file: where it comes from, what it is called, and its marks. */
export function mappingRow(words: Words, row: DraftMappingRow, context: MappingRowContext): TemplateResult {
  const { index, field, issues, look, isDragged, isOver, onChange, onDrag } = context;
  const noteId = `note-${index}`;
  return html`<li
    class="pa-map-row"
    data-row=${row.source}
    ?data-dragged=${isDragged}
    ?data-over=${isOver}
    @dragover=${(event: DragEvent) => {
      event.preventDefault();
      onDrag('over');
    }}
    @drop=${(event: DragEvent) => {
      event.preventDefault();
      onDrag('drop');
    }}
  >
    ${look.isFixed ? html`<span class="pa-map-move"></span>` : moveControls(words, row, context)}
    <span class="pa-num pa-subtle pa-map-n">${formatNumber(words.language, index + 1)}</span>
    <span class="pa-cell-2 pa-map-src">
      <span class="pa-mono pa-truncate" title=${row.source}>${row.source}</span>
      <span class="pa-truncate" title=${sourceWords(words, field)}>${sourceWords(words, field)}</span>
    </span>
    <span class="pa-map-arrow">${icon(arrowRight, { flip: true, size: 'sm' })}</span>
    <span class="pa-map-tgt">
      <input
        class="pa-input pa-mono"
        data-size="sm"
        spellcheck="false"
        autocomplete="off"
        aria-label=${words.term('columnNameOf', row.source)}
        aria-invalid=${issues.some(({ code }) => code.startsWith('target')) ? 'true' : nothing}
        aria-describedby=${issues.length === 0 ? nothing : noteId}
        ?readonly=${look.areNamesFixed}
        .value=${live(row.target)}
        @input=${(event: InputEvent) => onChange({ target: (event.target as HTMLInputElement).value })}
      />
    </span>
    ${mark(words.term('mandatory'), words.term('mandatoryOf', row.source), row.mandatory, look.mandatory, (mandatory) => onChange({ mandatory }))}
    ${mark(words.term('key'), words.term('keyOf', row.source), row.deduplicationKey, look.key, (deduplicationKey) => onChange({ deduplicationKey }), { isKey: true })}
    <span class="pa-map-del">${look.isFixed ? nothing : removeButton(words, row, context)}</span>
    ${notes(words, row, context, noteId)}
  </li>`;
}

function moveControls(words: Words, row: DraftMappingRow, { index, rows, onMove, onDrag }: MappingRowContext) {
  const button = (direction: 'up' | 'down') => {
    const to = direction === 'up' ? index - 1 : index + 1;
    const isOff = to < 0 || to >= rows.length;
    return html`<button
      class="pa-button"
      data-kind="quiet"
      data-icon-only
      data-size="xs"
      type="button"
      data-move=${direction}
      aria-label=${words.term(direction === 'up' ? 'moveUp' : 'moveDown', row.source)}
      aria-disabled=${isOff ? 'true' : nothing}
      title=${isOff ? words.term(direction === 'up' ? 'firstAlready' : 'lastAlready') : nothing}
      @click=${() => !isOff && onMove(to, direction)}
    >
      ${icon(direction === 'up' ? arrowUp : arrowDown)}
    </button>`;
  };
  return html`<span class="pa-map-move">
    <span
      class="pa-grip"
      draggable="true"
      aria-hidden="true"
      title=${words.term('dragToReorder')}
      @dragstart=${(event: DragEvent) => {
        event.dataTransfer?.setData('text/plain', row.source);
        onDrag('start');
      }}
      @dragend=${() => onDrag('end')}
      >${icon(grip)}</span
    >
    ${button('up')} ${button('down')}
  </span>`;
}

function removeButton(words: Words, row: DraftMappingRow, { onRemove }: MappingRowContext) {
  return html`<button
    class="pa-button"
    data-kind="quiet"
    data-icon-only
    data-size="sm"
    type="button"
    data-remove
    aria-label=${words.term('removeColumn', row.source)}
    @click=${onRemove}
  >
    ${icon(trash)}
  </button>`;
}

function mark(
  shortLabel: string,
  label: string,
  checked: boolean,
  look: 'shown' | 'locked' | 'hidden',
  onChange: (checked: boolean) => void,
  { isKey = false }: { readonly isKey?: boolean } = {},
) {
  if (look === 'hidden') return html`<span class="pa-map-mark"></span>`;
  return html`<label class="pa-map-mark" title=${label}>
    <input
      class="pa-check"
      type="checkbox"
      aria-label=${label}
      ?disabled=${look === 'locked'}
      .checked=${live(checked)}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
    />${isKey ? icon(key, { size: 'sm', tone: 'accent' }) : nothing}<span class="pa-map-word">${shortLabel}</span>
  </label>`;
}

function sourceWords(words: Words, field: Field | undefined): string {
  if (field === undefined) return words.term('unknown');
  const type = words.term(`type.${field.type}`);
  const [sample] = field.samples;
  return sample === undefined ? type : words.term('forExample', type, sample);
}

function notes(words: Words, row: DraftMappingRow, context: MappingRowContext, id: string) {
  const { issues } = context;
  if (issues.length > 0)
    return html`<p class="pa-error pa-map-note" id=${id} data-problem tabindex="-1">
      ${icon(error)}<span>${issues.map((issue) => issueWords(words, row, issue, context)).join(' ')}</span>
    </p>`;
  return isQuoted(context)
    ? html`<p class="pa-reason pa-map-note">${icon(warning)}${words.term('quotedNote')}</p>`
    : nothing;
}

function issueWords(
  words: Words,
  row: DraftMappingRow,
  { code }: MappingIssue,
  { index, rows }: MappingRowContext,
): string {
  switch (code) {
    case 'target-duplicate': {
      const other = rows.findIndex((one, at) => at !== index && one.target.trim() === row.target.trim());
      return words.term('row.target-duplicate', other + 1, row.target.trim());
    }
    case 'target-missing':
    case 'target-characters':
    case 'source-unknown':
    case 'type-not-in-csv':
    case 'bare-value-holds-delimiter':
      return words.term(`row.${code}`);
    case 'no-fields':
    case 'too-many-fields':
    case 'too-many-keys':
    case 'identity-with-attributes':
      return words.term(`issue.${code}`);
  }
}

function isQuoted({ field, format }: MappingRowContext): boolean {
  if (field === undefined || format.type !== 'csv' || format.dialect.quote === 'none') return false;
  const delimiter = delimiterCharacter(format.dialect.delimiter);
  return field.samples.some((sample) => sample.includes(delimiter));
}
