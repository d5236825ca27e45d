import { html, nothing, type TemplateResult } from 'lit';
import { error, info, success, warning, type Glyph } from '../icons/glyphs.ts';
import { icon } from '../icons/icon.ts';

export type BannerTone = 'info' | 'positive' | 'caution' | 'negative';

export interface BannerContent {
  readonly tone: BannerTone;
  /** What is the case, in a few words without a full stop. */
  readonly title: string;
  /** What it means and what to do. */
  readonly text?: string | TemplateResult;
  /** Buttons that do it, of class `pa-button`. */
  readonly actions?: TemplateResult;
  /** Spoken as soon as it appears: for what the person waits for or must not miss. */
  readonly urgent?: boolean;
}

/** One sentence of what, one of what to do. Needs `bannerStyles`, and `buttonStyles` for actions. */
export function banner({ tone, title, text, actions, urgent = false }: BannerContent): TemplateResult {
  return html`<div class="pa-banner" data-tone=${tone} role=${urgent ? 'alert' : 'note'}>
    ${icon(GLYPHS[tone], { tone })}
    <div>
      <strong>${title}</strong>
      ${text === undefined ? nothing : html`<p>${text}</p>`}
      ${actions === undefined ? nothing : html`<div class="pa-buttons">${actions}</div>`}
    </div>
  </div>`;
}

const GLYPHS: Readonly<Record<BannerTone, Glyph>> = { info, positive: success, caution: warning, negative: error };
