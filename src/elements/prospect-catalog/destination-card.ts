import { html, nothing, type TemplateResult } from 'lit';
import type { DataType, Destination } from '../../domain/destination.ts';
import type { Session } from '../../domain/session.ts';
import type { catalog } from '../../locales/en/catalog.ts';
import { prospects } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import { monogram } from '../../ui/monogram/monogram.ts';
import { reasonedButton } from '../../ui/templates/reasoned-button.ts';
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
    <p class="pa-muted pa-clamp" title=${description}>${description}</p>
    <div class="pa-tags">
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
  const missing = action.kind === 'view' ? undefined : action.missing;
  const { face, onPress } = {
    view: { face: words.term('view'), onPress: handlers.onView },
    activate: { face: words.term('activate'), onPress: handlers.onActivate },
    'set-up': { face: words.term('setUp'), onPress: handlers.onSetUp },
  }[action.kind];
  return reasonedButton({
    face,
    onPress,
    kind: action.kind === 'activate' ? 'primary' : undefined,
    label: words.term('ofDestination', face, destination.name),
    part: 'primary-action',
    reason: missing === undefined ? undefined : missingReason(words, missing, session),
  });
}
