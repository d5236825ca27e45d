import { html, nothing, type TemplateResult } from 'lit';
import { plus } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { reasonedButton } from '../../ui/templates/reasoned-button.ts';
import type { Words } from './monitor-words.ts';

export interface MonitorHeadOptions {
  /** Whether changes arrive as they happen; `undefined` where there is nobody to tell them. */
  readonly linked: boolean | undefined;
  /** Why nothing new can be activated now; `undefined`: it can. */
  readonly whyNotNew: string | undefined;
  readonly onNew: () => void;
}

/** What the screen is, whether it is live, and the way to a new activation. */
export function monitorHead(words: Words, { linked, whyNotNew, onNew }: MonitorHeadOptions): TemplateResult {
  return html`<header class="pa-row" data-wrap data-gap="3">
    <div class="pa-stack pa-grow" data-gap="0">
      <h1 class="pa-title" tabindex="-1">${words.term('title')}</h1>
      <p class="pa-muted">${words.term('intro')}</p>
    </div>
    <span class="pa-row">
      ${linked === undefined ? nothing : link(words, linked)}
      ${reasonedButton({
        face: html`${icon(plus)}${words.term('newActivation')}`,
        kind: 'primary',
        reason: whyNotNew,
        onPress: onNew,
      })}
    </span>
  </header>`;
}

function link(words: Words, linked: boolean): TemplateResult {
  return html`<span
    class="pa-status pa-small pa-subtle"
    role="status"
    title=${linked ? nothing : words.term('linkLost')}
  >
    <span class="pa-dot" data-tone=${linked ? 'info' : 'off'}></span>${words.term(linked ? 'live' : 'notLive')}
  </span>`;
}
