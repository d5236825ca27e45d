import { html, nothing, type TemplateResult } from 'lit';
import type { Glyph } from '../icons/glyphs.ts';
import { icon } from '../icons/icon.ts';

export interface EmptyStateContent {
  readonly glyph: Glyph;
  /** Absent: nothing is wrong, there is only nothing yet. */
  readonly tone?: 'negative';
  /** What the person meets, in a few words without a full stop. */
  readonly title: string;
  /** What it means and what to do first. */
  readonly text?: string | TemplateResult;
  /** Facts or steps below the text: the permission and whom to ask, the service's own code. */
  readonly details?: TemplateResult;
  /** Buttons that do it, of class `pa-button`. */
  readonly actions?: TemplateResult;
  /** Of the heading of its title, below what stands over it; 3 unless told. */
  readonly rank?: 2 | 3;
  /** Spoken as soon as it appears: for an error that takes the place of what was asked for. */
  readonly urgent?: boolean;
}

/** The frame that empty, error and denied states share. Needs `emptyStyles`, and `buttonStyles` for actions. */
export function emptyState({
  glyph,
  tone,
  title,
  text,
  details,
  actions,
  rank = 3,
  urgent = false,
}: EmptyStateContent): TemplateResult {
  return html`<div class="pa-empty" data-tone=${tone ?? nothing} role=${urgent ? 'alert' : nothing}>
    <span class="pa-empty-mark">${icon(glyph, { size: 'lg' })}</span>
    ${rank === 2 ? html`<h2 class="pa-heading" dir="auto">${title}</h2>` : html`<h3 class="pa-heading" dir="auto">${title}</h3>`}
    ${text === undefined ? nothing : html`<p dir="auto">${text}</p>`} ${details ?? nothing}
    ${actions === undefined ? nothing : html`<div class="pa-buttons">${actions}</div>`}
  </div>`;
}
