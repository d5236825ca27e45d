import { html, nothing, type TemplateResult } from 'lit';
import { error as errorGlyph } from './icons/glyphs.ts';
import { icon } from './icons/icon.ts';

/** What the native control of a field binds, so that a reader hears its help or its error with it. */
export interface FieldControl {
  readonly id: string;
  /** For `aria-describedby`. */
  readonly describedBy: string;
  /** For `aria-invalid`. */
  readonly invalid: 'true' | 'false';
}

export interface FieldContent {
  /** Unique in its shadow root. */
  readonly id: string;
  readonly label: string | TemplateResult;
  /** The word for optional, in the language; absent: required, which is not marked. */
  readonly optional?: string | undefined;
  readonly help?: string | TemplateResult | undefined;
  /** Takes the place of the help: what is wrong and how to right it. */
  readonly error?: string | undefined;
  /** Renders the native control, which binds what it is given. */
  readonly control: (control: FieldControl) => TemplateResult;
}

/**
 * Label above, control, and one line of reserved height for help or error, so that nothing jumps. The line is a live region: an
 * error is spoken when it appears. Needs `fieldStyles`, and `selectStyles` for a select.
 *
 * @example
 * field({
 *   id: 'bucket',
 *   label: 'Bucket',
 *   help: '3 to 63 characters, lower case.',
 *   control: ({ id, describedBy, invalid }) =>
 *     html`<input class="pa-input" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
 * })
 */
export function field({ id, label, optional, help, error, control }: FieldContent): TemplateResult {
  const describedBy = `${id}-line`;
  return html`<div class="pa-field" ?data-no-help=${help === undefined}>
    <label class="pa-label" for=${id}>
      ${label}${optional === undefined ? nothing : html`<span class="pa-optional">${optional}</span>`}
    </label>
    ${control({ id, describedBy, invalid: error === undefined ? 'false' : 'true' })}
    <div id=${describedBy} aria-live="polite">
      ${
        error === undefined
          ? html`<p class="pa-help">${help ?? nothing}</p>`
          : html`<p class="pa-error">${icon(errorGlyph)}<span>${error}</span></p>`
      }
    </div>
  </div>`;
}
