import { html, nothing, type TemplateResult } from 'lit';
import type { Activation } from '../../../domain/activation.ts';
import type { Connection } from '../../../domain/connection.ts';
import { chosenConnection } from '../../../domain/wizard/wizard-issues.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import '../../../ui/copy-button/copy-button.ts';
import { attentionWords } from '../../../ui/format/attention.ts';
import { formatDayAndTime } from '../../../ui/format/date-time.ts';
import { chevronLeft, chevronRight, error, pause, plus, success, type Glyph } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import type { Words } from '../wizard-words.ts';

export interface ResultDetailsContent {
  readonly wizard: WizardState;
  readonly activation: Activation;
  /** Absent where an activation was changed: there is nothing to begin anew. */
  readonly onMore: (() => void) | undefined;
  readonly onLeave: () => void;
}

/** By which the activation is found again, where its files are picked up, and where to go on. */
export function resultDetails(words: Words, content: ResultDetailsContent): TemplateResult {
  const { wizard, activation, onMore, onLeave } = content;
  const connection = chosenConnection(wizard);
  return html`<aside class="pa-card" aria-labelledby="details">
    <header class="pa-card-head"><h2 class="pa-heading" id="details">${words.term('details')}</h2></header>
    <div class="pa-card-body pa-stack" data-gap="4">
      ${facts(words, wizard, activation)}
      ${
        connection === undefined
          ? nothing
          : html`<hr class="pa-rule" />
              ${pickUp(words, connection)}`
      }
      <hr class="pa-rule" />
      <ul class="pa-stack" data-gap="1">
        ${onMore === undefined ? nothing : html`<li>${nextLink(plus, words.term('activateMore'), onMore)}</li>`}
        <li>${nextLink(chevronLeft, words.term('backToDestinations'), onLeave)}</li>
      </ul>
    </div>
  </aside>`;
}

function facts(words: Words, { facts: known }: WizardState, activation: Activation): TemplateResult {
  const created = formatDayAndTime(words.language, new Date(activation.createdAt), new Date(known.now), {
    timeZone: known.session.timeZone,
    zone: true,
  });
  return html`<dl class="pa-facts">
    <dt>${words.term('name')}</dt>
    <dd>${activation.name}</dd>
    <dt>${words.term('activationId')}</dt>
    <dd>
      <span class="pa-id">
        <code class="pa-mono" title=${activation.id}>${activation.id}</code>
        <pa-copy-button .value=${activation.id} .label=${words.term('copyActivationId')} icon-only></pa-copy-button>
      </span>
    </dd>
    <dt>${words.term('createdAt')}</dt>
    <dd>${created}</dd>
    <dt>${words.term('state')}</dt>
    <dd>${status(words, activation)}</dd>
  </dl>`;
}

function status(words: Words, activation: Activation): TemplateResult {
  const { status: is } = activation;
  const attention = attentionWords(words, activation);
  switch (is) {
    case 'enabled':
      return html`<span class="pa-status">${icon(success, { tone: 'positive' })}${words.term('enabled')}</span>`;
    case 'paused':
      return html`<span class="pa-status" data-tone="muted"
        >${icon(pause, { tone: 'subtle' })}${words.term('paused')}</span
      >`;
    case 'needs-attention':
      return html`<span class="pa-status" data-tone="negative"
          >${icon(error, { tone: 'negative' })}${words.term('needsAttention')}</span
        >
        ${attention === undefined ? nothing : html`<p class="pa-small pa-muted">${attention}</p>`}`;
  }
}

function pickUp(words: Words, connection: Connection): TemplateResult {
  const address = addressOf(connection);
  return html`<div class="pa-stack" data-gap="2">
    <h3 class="pa-label">${words.term('forTheReceiver')}</h3>
    <div class="pa-copy">
      <code class="pa-mono" title=${address} dir="ltr">${address}</code>
      <pa-copy-button .value=${address} .label=${words.term('copyAddress')}></pa-copy-button>
    </div>
    <p class="pa-help">${words.term(connection.includeManifest ? 'waitForManifest' : 'noManifest')}</p>
  </div>`;
}

/** As far as all audiences share it: a folder may end with the name of each. */
function addressOf({ location }: Connection): string {
  const shared = location.folder.split('%')[0] ?? '';
  const folder = shared
    .slice(0, shared === location.folder ? undefined : shared.lastIndexOf('/') + 1)
    .replace(/\/$/, '');
  return `s3://${location.bucket}/${folder === '' ? '' : `${folder}/`}`;
}

function nextLink(glyph: Glyph, label: string, onPress: () => void): TemplateResult {
  return html`<button class="pa-nextlink" type="button" @click=${onPress}>
    ${icon(glyph, { tone: 'subtle', flip: glyph === chevronLeft })}${label}${icon(chevronRight, { tone: 'subtle', size: 'sm', flip: true })}
  </button>`;
}
