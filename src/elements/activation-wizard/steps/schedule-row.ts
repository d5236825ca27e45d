import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DraftAudience } from '../../../domain/draft.ts';
import { sameValue } from '../../../domain/same-value.ts';
import type { WizardFacts } from '../../../domain/wizard/wizard-state.ts';
import { frequencyWords, spanWords, startWords } from '../../../ui/format/schedule.ts';
import { clock, enter, error, pencil, trash, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import type { MenuItem } from '../../../ui/menu/menu-item.ts';
import type { Words } from '../wizard-words.ts';
import { scheduleFacts } from './schedule-facts.ts';
import { runWords, scheduleIssueWords } from './schedule-words.ts';

export interface ScheduleRowContext {
  readonly facts: Pick<WizardFacts, 'now' | 'session' | 'editing'>;
  /** The row above it, if any. */
  readonly above: DraftAudience | undefined;
  readonly selected: boolean;
  /** Whether rows have zones of their own, so that each must name it. */
  readonly zonesDiffer: boolean;
  readonly locks: { readonly schedule: boolean; readonly fileName: boolean; readonly audiences: boolean };
  readonly onSelect: (selected: boolean) => void;
  readonly onEdit: (intent: 'schedule' | 'file-name') => void;
  readonly onSameAsAbove: () => void;
  readonly onMakeSafe: () => void;
  readonly onRemove: () => void;
}

/** One audience with its schedule, and what speaks against it. */
export function scheduleRow(words: Words, entry: DraftAudience, context: ScheduleRowContext): TemplateResult {
  const { facts, selected, locks } = context;
  const known = scheduleFacts(entry.schedule, facts);
  return html`<tr aria-selected=${selected} part="audience">
    <td>
      <label class="pa-option">
        <input
          class="pa-check"
          type="checkbox"
          .checked=${live(selected)}
          @change=${(event: Event) => context.onSelect((event.target as HTMLInputElement).checked)}
        />
        <span class="pa-cell-2">
          <span class="pa-medium">${entry.name}</span>
          <span
            >${entry.profiles === null ? words.term('profilesUnknown') : words.term('profiles', entry.profiles)}</span
          >
        </span>
      </label>
    </td>
    <td data-indent>${scheduleCell(words, entry, context)}</td>
    <td data-label=${words.term('nextRun')} data-indent class="pa-nowrap">
      ${known.issue?.code === 'starts-too-soon' && !locks.schedule ? safeStart(words, entry, known.issue.earliestSafeStart.time, context) : nextRun(words, entry, context)}
    </td>
    <td class="pa-cell-acts">
      <button
        class="pa-button"
        data-kind="quiet"
        data-icon-only
        data-size="sm"
        type="button"
        data-edit=${entry.audienceId}
        aria-label=${words.term('editScheduleOf', entry.name)}
        aria-disabled=${locks.schedule ? 'true' : nothing}
        title=${locks.schedule ? words.term('locked') : nothing}
        @click=${() => !locks.schedule && context.onEdit('schedule')}
      >
        ${icon(pencil)}
      </button>
      <pa-menu .label=${words.term('moreFor', entry.name)} .items=${menuItems(words, context)}></pa-menu>
    </td>
  </tr>`;
}

function scheduleCell(words: Words, entry: DraftAudience, { facts, above }: ScheduleRowContext): TemplateResult {
  const { schedule } = entry;
  const { issue, outlivingGap } = scheduleFacts(schedule, facts);
  const isSame =
    above !== undefined && sameValue(above.schedule, schedule) && sameValue(above.fileName, entry.fileName);
  return html`<span class="pa-sched">
    <span>${frequencyWords(words, schedule)}<span class="pa-subtle">, ${startWords(words, schedule)}</span></span>
    <span class="pa-small pa-subtle"
      >${spanWords(words, schedule)}${isSame ? ` · ${words.term('isSameAsAbove')}` : nothing}</span
    >
    ${
      issue === undefined
        ? nothing
        : html`<span class="pa-error" data-problem tabindex="-1"
            >${icon(error)}<span>${scheduleIssueWords(words, issue)}</span></span
          >`
    }
    ${
      outlivingGap === null
        ? nothing
        : html`<span class="pa-reason">${icon(warning)}${words.term('outlives', outlivingGap)}</span>`
    }
  </span>`;
}

function nextRun(words: Words, { schedule }: DraftAudience, { facts, zonesDiffer }: ScheduleRowContext) {
  const { next } = scheduleFacts(schedule, facts);
  if (next === undefined) return html`<span class="pa-none">${words.term('noRunLeft')}</span>`;
  return runWords(words, next, { now: facts.now, timeZone: schedule.timeZone, zone: zonesDiffer });
}

function safeStart(words: Words, entry: DraftAudience, time: string, context: ScheduleRowContext): TemplateResult {
  return html`<button
    class="pa-button"
    data-size="sm"
    type="button"
    aria-label=${words.term('useStartFor', time, entry.name)}
    @click=${context.onMakeSafe}
  >
    ${words.term('useStart', time)}
  </button>`;
}

function menuItems(
  words: Words,
  { above, locks, onEdit, onSameAsAbove, onRemove }: ScheduleRowContext,
): readonly MenuItem[] {
  const lockedWhy = (locked: boolean) => (locked ? words.term('locked') : undefined);
  return [
    {
      kind: 'action',
      label: words.term('editSchedule'),
      glyph: clock,
      unavailable: lockedWhy(locks.schedule),
      select: () => onEdit('schedule'),
    },
    {
      kind: 'action',
      label: words.term('editFileName'),
      glyph: pencil,
      unavailable: lockedWhy(locks.fileName),
      select: () => onEdit('file-name'),
    },
    {
      kind: 'action',
      label: words.term('sameAsAbove'),
      glyph: enter,
      unavailable: above === undefined ? words.term('nothingAbove') : lockedWhy(locks.schedule || locks.fileName),
      select: onSameAsAbove,
    },
    { kind: 'separator' },
    {
      kind: 'action',
      label: words.term('remove'),
      glyph: trash,
      danger: true,
      unavailable: lockedWhy(locks.audiences),
      select: onRemove,
    },
  ];
}
