import type { DraftAudience } from '../draft.ts';
import { sameValue } from '../same-value.ts';
import { changeScheduleForm, scheduleFormOf, scheduleOf } from './schedule-form.ts';
import type { ScheduleAction } from './wizard-action.ts';
import type { ScheduleEdit, WizardState } from './wizard-state.ts';

type EditAction = Exclude<ScheduleAction, { readonly type: 'copied-from-above' | 'start-made-safe' }>;

/** The editor of schedules and file names, for one audience or many. */
export function reduceScheduleEdit(state: WizardState, action: EditAction): WizardState {
  const edit = state.scheduleEdit;
  switch (action.type) {
    case 'schedule-edit-began':
      return { ...state, scheduleEdit: beginEdit(state.draft.audiences, action) };
    case 'schedule-edit-changed':
      return withEdit(state, edit, (open) => ({
        schedule: changeScheduleForm(open.schedule, action.schedule),
        touched: { ...open.touched, schedule: true },
      }));
    case 'file-name-edit-changed':
      return withEdit(state, edit, (open) => ({
        fileName: action.fileName,
        touched: { ...open.touched, fileName: true },
      }));
    case 'schedule-edit-applied':
      return edit === null ? state : applied(state, edit);
    case 'schedule-edit-discarded':
      return { ...state, scheduleEdit: null };
  }
}

/** Those that are edited, as they would be after the edit is applied. `undefined` while the form says no whole schedule. */
export function editedAudiences(
  audiences: readonly DraftAudience[],
  edit: ScheduleEdit,
): readonly DraftAudience[] | undefined {
  const schedule = scheduleOf(edit.schedule);
  if (schedule === undefined) return undefined;
  return audiences.map((entry) =>
    edit.audienceIds.includes(entry.audienceId)
      ? {
          ...entry,
          schedule: edit.touched.schedule ? schedule : entry.schedule,
          fileName: edit.touched.fileName ? edit.fileName : entry.fileName,
        }
      : entry,
  );
}

/** The edit of those of its audiences that are there still; `null` where none is. */
export function editOfThose(edit: ScheduleEdit | null, audiences: readonly DraftAudience[]): ScheduleEdit | null {
  if (edit === null) return null;
  const audienceIds = edit.audienceIds.filter((id) => audiences.some(({ audienceId }) => audienceId === id));
  if (audienceIds.length === edit.audienceIds.length) return edit;
  return audienceIds.length === 0 ? null : { ...edit, audienceIds };
}

function beginEdit(
  audiences: readonly DraftAudience[],
  { audienceIds, intent }: Extract<EditAction, { readonly type: 'schedule-edit-began' }>,
): ScheduleEdit | null {
  const edited = audiences.filter(({ audienceId }) => audienceIds.includes(audienceId));
  const [first] = edited;
  if (first === undefined) return null;
  return {
    audienceIds: edited.map(({ audienceId }) => audienceId),
    schedule: scheduleFormOf(first.schedule),
    fileName: first.fileName,
    // Asked to edit what differs, the first one's is a wish for all.
    touched: {
      schedule: intent === 'schedule' && edited.some((entry) => !sameValue(entry.schedule, first.schedule)),
      fileName: intent === 'file-name' && edited.some((entry) => !sameValue(entry.fileName, first.fileName)),
    },
  };
}

function applied(state: WizardState, edit: ScheduleEdit): WizardState {
  const audiences = editedAudiences(state.draft.audiences, edit);
  if (audiences === undefined) return state;
  return { ...state, draft: { ...state.draft, audiences: [...audiences] }, scheduleEdit: null };
}

function withEdit(
  state: WizardState,
  edit: ScheduleEdit | null,
  change: (edit: ScheduleEdit) => Partial<ScheduleEdit>,
): WizardState {
  return edit === null ? state : { ...state, scheduleEdit: { ...edit, ...change(edit) } };
}
