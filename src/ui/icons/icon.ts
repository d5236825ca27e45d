import { html, nothing, type TemplateResult } from 'lit';
import type { Glyph } from './glyphs.ts';

export type IconTone = 'positive' | 'caution' | 'negative' | 'info' | 'accent' | 'subtle';

export interface IconOptions {
  /** 14, 20 or 28 px; absent: 16 px. */
  readonly size?: 'sm' | 'lg' | 'xl';
  /** Absent: the colour of the text around it. */
  readonly tone?: IconTone;
  /** Mirrored where the text runs right to left: for arrows and chevrons that point along the line. */
  readonly flip?: boolean;
  /** Turns, for work in progress; stands still under reduced motion. */
  readonly spin?: boolean;
}

/** Draws a glyph, hidden from readers: the word beside it, or the label of its button, says what it means. Needs `iconStyles`. */
export function icon(glyph: Glyph, { size, tone, flip = false, spin = false }: IconOptions = {}): TemplateResult {
  return html`<svg
    class="pa-icon"
    viewBox="0 0 24 24"
    aria-hidden="true"
    data-size=${size ?? nothing}
    data-tone=${tone ?? nothing}
    ?data-flip=${flip}
    ?data-spin=${spin}
  >
    <path d=${glyph}></path>
  </svg>`;
}
