import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { search } from '../icons/glyphs.ts';
import { icon } from '../icons/icon.ts';

export interface SearchFieldOptions {
  readonly label: string;
  /** Shown while nothing is typed; the label unless told. */
  readonly placeholder?: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** The key that leads here from anywhere in the element. */
  readonly shortcut?: string;
  /** At the end of the field: that key, or a button of class `pa-button` that clears it. */
  readonly end?: TemplateResult;
}

/** A field that narrows a list with every letter. Needs `searchStyles` and `inputStyles`. */
export function searchField({
  label,
  placeholder = label,
  value,
  onSearch,
  shortcut,
  end,
}: SearchFieldOptions): TemplateResult {
  return html`<span class="pa-search">
    ${icon(search)}
    <input
      class="pa-input"
      type="search"
      aria-label=${label}
      aria-keyshortcuts=${shortcut ?? nothing}
      placeholder=${placeholder}
      .value=${live(value)}
      @input=${(event: InputEvent) => onSearch((event.target as HTMLInputElement).value)}
    />
    ${end ?? nothing}
  </span>`;
}
