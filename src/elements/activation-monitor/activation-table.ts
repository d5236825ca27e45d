import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Activation } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Session } from '../../domain/session.ts';
import { formatNumber } from '../../ui/format/number.ts';
import { arrowDown, arrowUp, pause, play } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { MenuItem } from '../../ui/menu/menu-item.ts';
import '../../ui/menu/menu.ts';
import { reasonedButton } from '../../ui/templates/reasoned-button.ts';
import { shownNextRun, sortKeys, type ActivationSort, type SortKey } from './activation-order.ts';
import { activationLook, nextRunWords, resultLook, whyNotActivate, whyNotRun, type Words } from './monitor-words.ts';
import { stateWords } from './state-words.ts';

export interface ActivationHandlers {
  readonly onSelect: (activation: Activation) => void;
  readonly onToggle: (activation: Activation) => void;
  readonly onRun: (activation: Activation) => void;
  readonly onEdit: (activation: Activation) => void;
  readonly onDelete: (activation: Activation) => void;
}

export interface ActivationTableOptions extends ActivationHandlers {
  readonly words: Words;
  readonly activations: readonly Activation[];
  readonly connections: ReadonlyMap<string, Connection>;
  readonly selectedId: string | undefined;
  readonly session: Session;
  readonly now: number;
  readonly sort: ActivationSort;
  readonly onSort: (by: SortKey) => void;
}

/** Every activation in a row: what it is, when it goes next, how it ended last. */
export function activationTable(options: ActivationTableOptions): TemplateResult {
  const { words } = options;
  return html`<table class="pa-table" data-stack part="activations">
    <thead>
      <tr>
        ${sortKeys.map((by) => heading(by, options))}
        <th scope="col"><span class="pa-sr">${words.term('actions')}</span></th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        options.activations,
        ({ id }) => id,
        (activation) => row(activation, options),
      )}
    </tbody>
  </table>`;
}

function heading(by: SortKey, { words, sort, onSort }: ActivationTableOptions): TemplateResult {
  const direction = sort.by === by ? sort.direction : undefined;
  const counts = by === 'audiences';
  return html`<th
    scope="col"
    class=${counts ? 'pa-num' : nothing}
    ?data-mid-hide=${counts}
    aria-sort=${direction ?? nothing}
  >
    <button class="pa-sort" type="button" ?data-sorted=${direction !== undefined} @click=${() => onSort(by)}>
      ${words.term(by)}${direction === undefined ? nothing : icon(direction === 'ascending' ? arrowUp : arrowDown)}
    </button>
  </th>`;
}

/** What can be done with an activation, also in its own head; what a permission forbids keeps its place and says why. */
export function activationMenu(
  words: Words,
  activation: Activation,
  session: Session,
  handlers: ActivationHandlers,
): readonly MenuItem[] {
  const reason = whyNotActivate(words, session);
  const whyNot = whyNotRun(words, session, activation.audiences.length);
  const toggle = activation.status === 'enabled' ? 'pause' : 'resume';
  return [
    { kind: 'action', label: words.term('runNow'), unavailable: whyNot, select: () => handlers.onRun(activation) },
    { kind: 'action', label: words.term('edit'), unavailable: reason, select: () => handlers.onEdit(activation) },
    { kind: 'action', label: words.term(toggle), unavailable: reason, select: () => handlers.onToggle(activation) },
    { kind: 'separator' },
    {
      kind: 'action',
      label: words.term('delete'),
      danger: true,
      unavailable: reason,
      select: () => handlers.onDelete(activation),
    },
  ];
}

function row(activation: Activation, options: ActivationTableOptions): TemplateResult {
  const { words, session, now } = options;
  const result = resultLook(words, activation.lastResult);
  const rests = activation.status !== 'enabled';
  return html`<tr aria-selected=${activation.id === options.selectedId}>
    <td>
      <span class="pa-cell-2">
        <button
          class="pa-namelink pa-medium"
          type="button"
          aria-pressed=${activation.id === options.selectedId}
          @click=${() => options.onSelect(activation)}
        >
          ${activation.name}
        </button>
        <span>${options.connections.get(activation.connectionId)?.name ?? nothing}</span>
      </span>
    </td>
    <td data-label=${words.term('status')}>${stateWords(activationLook(words, activation))}</td>
    <td class="pa-num" data-label=${words.term('audiences')} data-mid-hide>
      ${formatNumber(words.language, activation.audiences.length)}
    </td>
    <td class="pa-nowrap" data-label=${words.term('nextRun')} title=${activation.nextRunAt ?? nothing}>
      <span class=${shownNextRun(activation) === null ? 'pa-none' : nothing}
        >${nextRunWords(words, activation, session, now)}</span
      >
    </td>
    <td data-label=${words.term('lastResult')}>
      ${result === undefined ? html`<span class="pa-none">${words.term('noneYet')}</span>` : stateWords(result)}
    </td>
    <td class="pa-cell-acts">
      ${reasonedButton({
        face: icon(rests ? play : pause),
        iconOnly: true,
        kind: 'quiet',
        size: 'sm',
        label: words.term(rests ? 'resumeOf' : 'pauseOf', activation.name),
        reason: whyNotActivate(words, session),
        onPress: () => options.onToggle(activation),
      })}
      <pa-menu
        .items=${activationMenu(words, activation, session, options)}
        .label=${words.term('moreFor', activation.name)}
      ></pa-menu>
    </td>
  </tr>`;
}
