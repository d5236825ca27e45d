import { html, nothing, type TemplateResult } from 'lit';
import type { DataType, Destination } from '../../domain/destination.ts';
import type { Session } from '../../domain/session.ts';
import type { catalog } from '../../locales/en/catalog.ts';
import { prospects } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import { monogram } from '../../ui/monogram/monogram.ts';
import { destinationAction } from './destination-action.ts';
import { destinationMenu } from './destination-menu.ts';
import { missingReason } from './missing-reason.ts';

type Words = Localize<typeof catalog>;

export interface DestinationHandlers {
  readonly onActivate: () => void;
  readonly onSetUp: () => void;
  readonly onView: () => void;
}

/** One destination: what it is, what it takes, and what the person can do with it. */
export function destinationCard(
  words: Words,
  destination: Destination,
  session: Session,
  dataTypes: readonly DataType[],
  handlers: DestinationHandlers,
): TemplateResult {
  const { name, category, description, badges, connectionCount } = destination;
  return html`<li class="pa-card pa-dest" part="card">
    <div class="pa-dest-head">
      <slot name=${`logo-${destination.id}`}>${monogram(name)}</slot>
      <div class="pa-cell-2">
        <h3 class="pa-heading">${name}</h3>
        <span>${words.term(`category.${category}`)}</span>
      </div>
      ${destination.dataTypes.includes('prospects') ? capability(words) : nothing}
    </div>
    <p class="pa-muted pa-clamp">${description}</p>
    <div class="pa-tags" data-wrap>
      ${badges.map((badge) => html`<span class="pa-badge" data-tone=${badge === 'private' ? nothing : 'accent'}>${words.term(`badge.${badge}`)}</span>`)}
      ${destination.dataTypes.map((type) => html`<span class="pa-tag">${words.term(`dataType.${type}`)}</span>`)}
    </div>
    <div class="pa-dest-foot">
      ${
        connectionCount === 0
          ? html`<span class="pa-subtle">${words.term('noConnection')}</span>`
          : html`<button class="pa-dest-count" type="button" @click=${handlers.onView}>
              ${words.term('connections', connectionCount)}
            </button>`
      }
      <span class="pa-buttons pa-push">
        ${destinationMenu(words, destination, session, handlers)}
        ${primary(words, destination, session, dataTypes, handlers)}
      </span>
    </div>
  </li>`;
}

function capability(words: Words): TemplateResult {
  return html`<span class="pa-dest-can" title=${words.term('takesProspects')}>
    ${icon(prospects, { tone: 'accent', flip: true })}<span class="pa-sr">${words.term('takesProspects')}</span>
  </span>`;
}

function primary(
  words: Words,
  destination: Destination,
  session: Session,
  dataTypes: readonly DataType[],
  handlers: DestinationHandlers,
): TemplateResult {
  const action = destinationAction(destination, dataTypes, session.permissions);
  if (action.kind === 'view') return button(words, destination, words.term('view'), { onPress: handlers.onView });
  const label = words.term(action.kind === 'activate' ? 'activate' : 'setUp');
  const kind = action.kind === 'activate' ? 'primary' : undefined;
  if (action.missing !== undefined)
    return button(words, destination, label, { kind, reason: missingReason(words, action.missing, session) });
  return button(words, destination, label, {
    kind,
    onPress: action.kind === 'activate' ? handlers.onActivate : handlers.onSetUp,
  });
}

interface ButtonOptions {
  readonly kind?: 'primary' | undefined;
  readonly onPress?: () => void;
  /** Why the button is off; it stays in the tab order so that this can be read. */
  readonly reason?: string;
}

function button(
  words: Words,
  destination: Destination,
  label: string,
  { kind, onPress, reason }: ButtonOptions,
): TemplateResult {
  const reasonId = `reason-${destination.id}`;
  return html`<button
      class="pa-button"
      part="primary-action"
      type="button"
      data-kind=${kind ?? nothing}
      aria-label=${words.term('ofDestination', label, destination.name)}
      aria-disabled=${reason === undefined ? nothing : 'true'}
      aria-describedby=${reason === undefined ? nothing : reasonId}
      title=${reason ?? nothing}
      @click=${reason === undefined ? onPress : nothing}
    >
      ${label}</button
    >${reason === undefined ? nothing : html`<span class="pa-sr" id=${reasonId}>${reason}</span>`}`;
}
