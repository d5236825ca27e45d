import { html, nothing, type TemplateResult } from 'lit';
import type { Audience } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { copy, info, warning } from '../../ui/icons/row-glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { formatNumber } from '../../ui/format/number.ts';
import { columnKinds, type AudienceColumn, type AudienceColumnKey } from './audience-columns.ts';
import { ageOf, expiryOf, reasonOf, statusTones, type PickerWords } from './picker-words.ts';
import { cellId, rowId } from './row-ids.ts';

/** What every row needs to know of the picker around it. */
export interface RowContext {
  readonly words: PickerWords;
  readonly columns: readonly AudienceColumn[];
  /** Of each column its place among those that there is room for, the checkbox being 1; `undefined`: there is none. */
  readonly places: readonly (number | undefined)[];
  /** How many there is room for, the checkbox counted. */
  readonly columnCount: number;
  /** By the adapter's clock, in milliseconds. */
  readonly now: number;
  /** Why nothing can be added any more; absent: something can. */
  readonly full: Reason | undefined;
  readonly isSelected: (audience: Audience) => boolean;
  readonly isActivated: (audience: Audience) => boolean;
  /** The column at which the keyboard is, of the row at which it is. */
  readonly activeColumn: (row: number) => number | null | undefined;
}

type Reason = string | TemplateResult;

/**
 * One row; its audience may still be on its way. Both are drawn by the same templates, so that an audience that comes only fills in words
 * and no element is made anew: of a row that is busy, the style sheet shows bones in place of what is inside.
 */
export function audienceRow(context: RowContext, loaded: Audience | undefined, row: number): TemplateResult {
  const { words, columns, places } = context;
  const audience = loaded ?? NO_AUDIENCE;
  const isActivated = context.isActivated(audience);
  const isSelected = context.isSelected(audience) || isActivated;
  const reason =
    reasonOf(words, audience, isActivated) ?? (isSelected || loaded === undefined ? undefined : context.full);
  // What is selected and has become unavailable can be taken off.
  const isFixed = reason !== undefined && (isActivated || !isSelected);
  const active = context.activeColumn(row);
  // A row that is loading has no cells to be at.
  const activeCell = loaded === undefined ? undefined : active;
  const isPlace = active !== undefined;
  return html`<div
    id=${isPlace ? rowId(row) : nothing}
    class="pa-grid-row"
    part=${loaded === undefined ? 'row row-loading' : isSelected ? 'row row-selected' : 'row'}
    role="row"
    aria-rowindex=${row + 2}
    aria-selected=${isSelected}
    aria-disabled=${isFixed ? 'true' : nothing}
    aria-busy=${loaded === undefined ? 'true' : nothing}
    ?data-active=${isPlace && (active === null || loaded === undefined)}
  >
    <span
      id=${isPlace ? cellId(row, 0) : nothing}
      class="cell"
      part="cell cell-select"
      role="gridcell"
      aria-colindex="1"
      aria-label=${loaded === undefined ? words.term('loading') : nothing}
      ?data-active=${activeCell === 0}
      ><input
        class="pa-check"
        type="checkbox"
        tabindex="-1"
        aria-label=${words.term('select')}
        .checked=${isSelected}
        ?disabled=${isFixed}
    /></span>
    ${columns.map(({ key }, index) =>
      cell(
        key,
        { id: isPlace ? cellId(row, index + 1) : nothing, place: places[index], isActive: activeCell === index + 1 },
        loaded === undefined,
        content(context, key, audience, reason, isActivated),
      ),
    )}
  </div>`;
}

/** Stands in for an audience that is on its way; nothing of it is shown. */
const NO_AUDIENCE: Audience = {
  id: '' as AudienceId,
  name: '',
  dataType: 'prospects',
  profiles: null,
  status: 'published',
  availability: { kind: 'available' },
  origin: '',
  tags: [''],
  evaluatedAt: null,
  createdAt: '',
  updatedAt: '',
};

interface CellPlace {
  readonly id: string | typeof nothing;
  readonly place: number | undefined;
  /** Whether the keyboard is there. */
  readonly isActive: boolean;
}

function cell(
  key: AudienceColumnKey,
  { id, place, isActive }: CellPlace,
  isLoading: boolean,
  inside: TemplateResult | string,
): TemplateResult {
  return html`<span
    id=${id}
    class="cell"
    part="cell cell-${key}"
    role=${key === 'name' && !isLoading ? 'rowheader' : 'gridcell'}
    aria-colindex=${place ?? nothing}
    data-column=${key}
    data-tier=${columnKinds[key].tier}
    ?data-active=${isActive}
    >${typeof inside === 'string' ? html`<span>${inside}</span>` : inside}</span
  >`;
}

function content(
  context: RowContext,
  key: AudienceColumnKey,
  audience: Audience,
  reason: Reason | undefined,
  isActivated: boolean,
): TemplateResult | string {
  const { words } = context;
  switch (key) {
    case 'name':
      return name(context, audience, reason, isActivated);
    case 'profiles':
      return audience.profiles === null ? NOTHING_TO_SHOW : formatNumber(words.language, audience.profiles);
    case 'status':
      return html`<span class="pa-status"
        ><span class="pa-dot" data-tone=${statusTones[audience.status]}></span>${words.term(
          `status.${audience.status}`,
        )}</span
      >`;
    case 'id':
      return html`<span class="id"
        ><code class="pa-mono pa-truncate">${audience.id}</code
        ><button class="copy" type="button" tabindex="-1" aria-label=${words.term('copyId')}>
          ${icon(copy, { size: 'sm' })}
        </button></span
      >`;
    case 'evaluatedAt':
      return twoLines(time(context, audience.evaluatedAt), expiryOf(words, audience));
    case 'createdAt':
    case 'updatedAt':
      return time(context, audience[key]);
    case 'tags':
      return audience.tags.length === 0
        ? NOTHING_TO_SHOW
        : html`<span class="pa-tags"
            >${audience.tags.map((tag) => html`<span class="pa-tag" dir="auto">${tag}</span>`)}</span
          >`;
    case 'origin':
    case 'folder':
      return html`<span class="pa-truncate" dir="auto">${audience[key] ?? NOTHING_TO_SHOW}</span>`;
    case 'expiry':
      return html`<span class="pa-truncate" dir="auto">${expiryOf(words, audience) ?? NOTHING_TO_SHOW}</span>`;
  }
}

/** Name over description; where there is no room for columns, over status and age; where it is unavailable, over the reason. */
function name(
  context: RowContext,
  audience: Audience,
  reason: Reason | undefined,
  isActivated: boolean,
): TemplateResult {
  return html`<span class="pa-truncate" dir="auto">${audience.name}</span>${
      reason === undefined ? belowName(context, audience) : why(reason, isActivated)
    }`;
}

function why(reason: Reason, isActivated: boolean): TemplateResult {
  return html`<span class="reason"
    >${icon(isActivated ? info : warning)}<span class="pa-truncate">${reason}</span></span
  >`;
}

function belowName({ words, now }: RowContext, audience: Audience): TemplateResult {
  const facts = [
    words.term(`status.${audience.status}`),
    ageOf(words, audience.evaluatedAt, now),
    expiryOf(words, audience),
  ];
  return html`<span class="second pa-truncate if-roomy" dir="auto">${audience.description}</span
    ><span class="second pa-truncate if-narrow" dir="auto"
      >${facts.filter((fact) => fact !== undefined).join(' · ')}</span
    >`;
}

/** The grid tells the exact moment once a pointer comes to it: to word that for every row would cost more than to draw the row. */
function time({ words, now }: RowContext, instant: string | null): TemplateResult {
  return html`<span class="pa-truncate" dir="auto" data-instant=${instant || nothing}
    >${ageOf(words, instant, now)}</span
  >`;
}

function twoLines(first: TemplateResult, second: string | undefined): TemplateResult {
  if (second === undefined) return first;
  return html`${first}<span class="second pa-truncate" dir="auto">${second}</span>`;
}

const NOTHING_TO_SHOW = '–';
