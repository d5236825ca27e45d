import { html, nothing, type TemplateResult } from 'lit';
import type { DraftAudience } from '../../../domain/draft.ts';
import { expectedToRemain, outlivesProfiles } from '../../../domain/expiry-rules.ts';
import type { FileNameTemplate } from '../../../domain/file-name.ts';
import { longestGapDays, type PlannedRun } from '../../../domain/next-runs.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { comingKeys, fileNameFindings, RUNS_COMPARED } from '../../../domain/wizard/file-name-check.ts';
import { sameValue } from '../../../domain/same-value.ts';
import { editedAudiences } from '../../../domain/wizard/schedule-edit.ts';
import { scheduleOf, type ScheduleForm } from '../../../domain/wizard/schedule-form.ts';
import { audienceScheduleIssues, chosenConnection } from '../../../domain/wizard/wizard-issues.ts';
import type { ScheduleEdit, WizardState } from '../../../domain/wizard/wizard-state.ts';
import { dayWords } from '../../../ui/format/schedule.ts';
import { x } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { banner } from '../../../ui/templates/banner.ts';
import type { Words } from '../wizard-words.ts';
import type { FileNameChangeEvent } from './file-name-change-event.ts';
import type { FileNameFinding } from './file-name-editor.ts';
import { nextRunsTable, RUNS_SHOWN } from './next-runs-table.ts';
import { scheduleControls } from './schedule-editor.ts';
import { comingRuns } from './schedule-facts.ts';
import { runWords, scheduleIssueWords } from './schedule-words.ts';

export interface SchedulePanelContext {
  readonly isExpiryAccepted: boolean;
  readonly locks: { readonly schedule: boolean; readonly fileName: boolean };
  readonly onSchedule: (changes: Partial<ScheduleForm>) => void;
  readonly onFileName: (fileName: FileNameTemplate) => void;
  readonly onAcceptExpiry: () => void;
  readonly onApply: () => void;
  readonly onDiscard: () => void;
}

/** The editor beside the list, and the coming runs of what it says. */
export function schedulePanel(
  words: Words,
  wizard: WizardState,
  edit: ScheduleEdit,
  context: SchedulePanelContext,
): TemplateResult {
  const edited = wizard.draft.audiences.filter(({ audienceId }) => edit.audienceIds.includes(audienceId));
  const schedule = scheduleOf(edit.schedule);
  const runs = schedule === undefined ? [] : comingRuns(schedule, wizard.facts, RUNS_SHOWN);
  return html`<aside class="pa-panel" aria-labelledby="editor" part="editor">
      ${panelHead(words, edited, context)}
      <div class="pa-panel-body">
        ${
          context.locks.schedule
            ? html`<p class="pa-muted">${words.term('locked')}</p>`
            : scheduleControls(words, {
                form: edit.schedule,
                now: wizard.facts.now,
                evaluation: evaluationWords(words, wizard, edit.schedule.timeZone),
                onChange: context.onSchedule,
              })
        }
        <div class="pa-stack pa-panel-notes" data-gap="4">
          ${differNote(words, edited, edit)}
          ${schedule === undefined || context.locks.schedule ? nothing : html`${tooSoon(words, wizard, schedule, context)} ${expiry(words, wizard, edited, schedule, runs, context)}`}
        </div>
        ${context.locks.fileName ? nothing : fileName(wizard, edit, schedule, context)}
      </div>
      ${panelFoot(words, edit, schedule, context)}
    </aside>
    ${
      schedule === undefined
        ? nothing
        : nextRunsTable(words, {
            runs,
            schedule,
            count: edited.length,
            lifetimeDays: wizard.facts.session.limits.profileLifetimeDays,
          })
    }`;
}

function panelHead(
  words: Words,
  edited: readonly DraftAudience[],
  { onDiscard }: SchedulePanelContext,
): TemplateResult {
  return html`<header class="pa-card-head">
    <div class="pa-stack pa-grow" data-gap="0">
      <h3 class="pa-heading" id="editor">${words.term('editSchedules', edited.length)}</h3>
      <p class="pa-small pa-subtle pa-truncate" title=${edited.map(({ name }) => name).join('; ')}>
        ${words.term('andMore', edited[0]?.name ?? '', edited.length - 1)}
      </p>
    </div>
    <button
      class="pa-button"
      data-kind="quiet"
      data-icon-only
      data-size="sm"
      type="button"
      aria-label=${words.term('closeEditor')}
      @click=${onDiscard}
    >
      ${icon(x)}
    </button>
  </header>`;
}

function panelFoot(
  words: Words,
  edit: ScheduleEdit,
  schedule: Schedule | undefined,
  { onApply, onDiscard }: SchedulePanelContext,
): TemplateResult {
  const why =
    schedule === undefined
      ? words.term('mendToApply')
      : edit.fileName.tokens.length === 0
        ? words.term('nameNeedsToken')
        : edit.touched.schedule || edit.touched.fileName
          ? undefined
          : words.term('nothingToApply');
  return html`<footer class="pa-card-foot">
    <button class="pa-button" data-kind="quiet" type="button" @click=${onDiscard}>${words.term('discard')}</button>
    <span class="pa-small pa-subtle pa-push" id="apply-why">${why}</span>
    <button
      class="pa-button"
      data-kind="primary"
      type="button"
      aria-disabled=${why === undefined ? nothing : 'true'}
      aria-describedby=${why === undefined ? nothing : 'apply-why'}
      @click=${() => why === undefined && onApply()}
    >
      ${words.term('apply', edit.audienceIds.length)}
    </button>
  </footer>`;
}

/** Several schedules that are not the same yet will be. */
function differNote(words: Words, edited: readonly DraftAudience[], { touched }: ScheduleEdit) {
  const [first] = edited;
  const differ = edited.some((entry) => !sameValue(entry.schedule, first?.schedule));
  return differ && touched.schedule ? banner({ tone: 'info', title: words.term('differNow') }) : nothing;
}

function tooSoon(words: Words, { facts }: WizardState, schedule: Schedule, { onSchedule }: SchedulePanelContext) {
  const [issue] = audienceScheduleIssues({ schedule }, facts);
  if (issue === undefined) return nothing;
  if (issue.code !== 'starts-too-soon') return banner({ tone: 'negative', title: scheduleIssueWords(words, issue) });
  const { day, time } = issue.earliestSafeStart;
  return banner({
    tone: 'negative',
    title: scheduleIssueWords(words, issue),
    actions: html`<button
      class="pa-button"
      data-size="sm"
      type="button"
      @click=${() => onSchedule({ firstDay: day, time, start: 'at' })}
    >
      ${words.term('useStart', time)}
    </button>`,
  });
}

/** Says when profiles can all be gone before the next run, and how many are expected to be there still. */
function expiry(
  words: Words,
  { facts }: WizardState,
  edited: readonly DraftAudience[],
  schedule: Schedule,
  runs: readonly PlannedRun[],
  { isExpiryAccepted, onSchedule, onAcceptExpiry }: SchedulePanelContext,
) {
  const lifetime = facts.session.limits.profileLifetimeDays;
  const gap = longestGapDays(schedule, { after: facts.now, nextEvaluationAt: facts.session.nextEvaluationAt });
  if (isExpiryAccepted || lifetime === undefined || gap === null || !outlivesProfiles(gap, lifetime)) return nothing;
  const second = runs[1];
  const counts = edited.map(({ audienceId, profiles }) => {
    const audience = facts.audiences.get(audienceId);
    const remain =
      second === undefined || audience === undefined ? null : expectedToRemain(audience, second.at, lifetime);
    return remain === null || profiles === null ? null : { remain, profiles };
  });
  const known = counts.filter((count) => count !== null);
  const remainText =
    second === undefined || known.length < counts.length
      ? words.term('expectedUnknown')
      : words.term(
          'expectedToRemain',
          known.reduce((sum, { remain }) => sum + remain, 0),
          known.reduce((sum, { profiles }) => sum + profiles, 0),
          dayWords(words, second.at.slice(0, 10)),
        );
  return banner({
    tone: 'caution',
    title: words.term('nobodyLeft'),
    text: `${words.term('nobodyLeftText', lifetime, gap)} ${remainText}`,
    actions: html`<button
        class="pa-button"
        data-size="sm"
        type="button"
        @click=${() => onSchedule({ frequency: 'weekly' })}
      >
        ${words.term('makeItWeekly')}
      </button>
      <button class="pa-button" data-kind="quiet" data-size="sm" type="button" @click=${onAcceptExpiry}>
        ${words.term('keepFrequency', words.term(`frequency.${schedule.frequency}`))}
      </button>`,
  });
}

function fileName(
  wizard: WizardState,
  edit: ScheduleEdit,
  schedule: Schedule | undefined,
  { onFileName }: SchedulePanelContext,
) {
  const finding = fileNameFinding(wizard, edit);
  if (finding === undefined) return nothing;
  return html`<pa-file-name-editor
    class="pa-panel-name"
    .template=${edit.fileName}
    .timeZone=${edit.schedule.timeZone}
    .finding=${finding}
    ?repeats=${schedule !== undefined && schedule.frequency !== 'once'}
    @file-name-change=${(event: FileNameChangeEvent) => onFileName(event.detail)}
  ></pa-file-name-editor>`;
}

/** `undefined` until the connection, whose folder and format the names depend on, is known. */
function fileNameFinding(wizard: WizardState, edit: ScheduleEdit): FileNameFinding | undefined {
  const connection = chosenConnection(wizard);
  if (connection === undefined) return undefined;
  const context = { connection, facts: wizard.facts };
  const audiences = editedAudiences(wizard.draft.audiences, edit) ?? wizard.draft.audiences;
  const { collisions, notAllowed } = fileNameFindings(audiences, context);
  const collision = collisions.find(({ audienceIds }) => audienceIds.some((id) => edit.audienceIds.includes(id)));
  const names = collision?.audienceIds.map((id) => audiences.find(({ audienceId }) => audienceId === id)?.name ?? id);
  const first = audiences.find(({ audienceId }) => edit.audienceIds.includes(audienceId));
  return {
    example: first === undefined ? '' : (comingKeys({ ...first, fileName: edit.fileName }, context, 1)[0] ?? ''),
    collision: names === undefined ? undefined : [names[0] ?? '', names[1] ?? ''],
    tooLong: notAllowed.some(({ audienceId }) => edit.audienceIds.includes(audienceId)),
    audiences: audiences.length,
    runs: RUNS_COMPARED,
  };
}

function evaluationWords(words: Words, { facts }: WizardState, timeZone: string): string | undefined {
  const { nextEvaluationAt } = facts.session;
  if (nextEvaluationAt === null) return undefined;
  return runWords(words, { at: nextEvaluationAt, approximate: true }, { now: facts.now, timeZone, within: true });
}
