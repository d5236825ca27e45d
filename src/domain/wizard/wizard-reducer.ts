import type { Connection } from '../connection.ts';
import type { Activation } from '../activation.ts';
import type { Audience } from '../audience.ts';
import { wizardSteps, type WizardDraft } from '../draft.ts';
import type { AudienceId } from '../ids.ts';
import { recommendedMapping } from '../mapping-rules.ts';
import { chooseAudiences, copyFromAbove, describeAudiences, madeSafe } from './draft-audiences.ts';
import { addField, changeRow, moveRow } from './draft-mapping.ts';
import { proposedName } from './proposed-name.ts';
import { sameValue } from '../same-value.ts';
import { editOfThose, reduceScheduleEdit } from './schedule-edit.ts';
import type { MappingAction, WizardAction } from './wizard-action.ts';
import { beginEditing, decisions, type WizardFacts, type WizardState } from './wizard-state.ts';
import { reachableStep } from './wizard-steps.ts';

/** The wizard after something has happened to it. Decides everything and does nothing: no call, no clock, no storage. */
export function wizardReducer(state: WizardState, action: WizardAction): WizardState {
  const next = withoutStrayEdit(reduce(state, action));
  if (next.draft === state.draft || sameValue(decisions(next.draft), decisions(state.draft))) return next;
  return forgetAnswers(next, state);
}

/**
 * The key under which another draft may have been created says nothing of this one, nor does what was said of it; a key that a draft
 * brings along is its own. A name alone changes nothing of what a run would write.
 */
function forgetAnswers(next: WizardState, before: WizardState): WizardState {
  const { idempotencyKey, ...rest } = next.draft;
  const draft = idempotencyKey === before.draft.idempotencyKey ? rest : next.draft;
  const onlyNamed = sameValue(decisions({ ...next.draft, name: before.draft.name }), decisions(before.draft));
  return { ...next, draft, facts: onlyNamed ? next.facts : { ...next.facts, review: null } };
}

/** An editor is open for audiences that are there, and for no others. */
function withoutStrayEdit(state: WizardState): WizardState {
  const scheduleEdit = editOfThose(state.scheduleEdit, state.draft.audiences);
  return scheduleEdit === state.scheduleEdit ? state : { ...state, scheduleEdit };
}

function reduce(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'told-session':
      return withFacts(state, { session: action.session, now: action.now });
    case 'told-time':
      return withFacts(state, { now: action.now });
    case 'told-config':
      return { ...state, config: action.config };
    case 'told-connections':
      return named(
        withFacts(state, {
          connections: action.connections,
          otherConnections: action.otherConnections,
          activations: action.activations,
        }),
      );
    case 'told-fields':
      return recommended(withFacts(state, { fields: action.fields }));
    case 'told-audiences':
      return described(state, action.audiences);
    case 'told-prefilled-audiences':
      return onBoth(described(state, action.audiences), (draft, told) => ({
        audiences: chooseAudiences(draft.audiences, action.audiences, told),
      }));
    case 'told-review':
      return withFacts(state, { review: action.review });
    case 'told-newer-activation':
      return rebased(state, action.activation);
    case 'step-entered':
      return entered(state, reachableStep(state, action.step));
    case 'draft-restored':
      return restored(state, action.draft);
    case 'draft-saved':
      return withDraft(state, { savedAt: action.at });
    case 'connection-chosen':
      return state.draft.editing === undefined ? named(withDraft(state, { connectionId: action.connectionId })) : state;
    case 'connection-saved':
      return named(
        withDraft(
          withFacts(state, {
            connections: withConnection(state.facts.connections ?? [], action.connection),
            review: null,
          }),
          state.draft.editing === undefined ? { connectionId: action.connection.id } : {},
        ),
      );
    case 'audiences-chosen':
      return withDraft(described(state, action.audiences), {
        audiences: chooseAudiences(state.draft.audiences, action.audiences, state),
      });
    case 'audience-removed':
      return withDraft(state, {
        audiences: state.draft.audiences.filter(({ audienceId }) => audienceId !== action.audienceId),
      });
    case 'copied-from-above':
      return withDraft(state, { audiences: copyFromAbove(state.draft.audiences, action.audienceIds) });
    case 'start-made-safe':
      return withDraft(state, {
        audiences: state.draft.audiences.map((entry) =>
          entry.audienceId === action.audienceId
            ? { ...entry, schedule: madeSafe(entry.schedule, state.facts) }
            : entry,
        ),
      });
    case 'schedule-edit-began':
    case 'schedule-edit-changed':
    case 'file-name-edit-changed':
    case 'schedule-edit-applied':
    case 'schedule-edit-discarded':
      return reduceScheduleEdit(state, action);
    case 'field-added':
    case 'row-removed':
    case 'row-moved':
    case 'row-changed':
    case 'mapping-reset':
    case 'mapping-put-back':
      return withDraft(state, { mapping: [...reduceMapping(state, action)] });
    case 'named':
      return withDraft(state, { name: action.name });
    case 'delivery-changed':
      return withDraft(state, action.changes);
    case 'submit-began':
      return withDraft(state, { idempotencyKey: state.draft.idempotencyKey ?? action.idempotencyKey });
  }
}

function reduceMapping({ draft, facts }: WizardState, action: MappingAction) {
  const rows = draft.mapping ?? [];
  switch (action.type) {
    case 'field-added':
      return addField(rows, action.path);
    case 'row-removed':
      return rows.filter((_, index) => index !== action.row);
    case 'row-moved':
      return moveRow(rows, action.from, action.to);
    case 'row-changed':
      return changeRow(rows, action.row, action.changes, facts.fields ?? []);
    case 'mapping-reset':
      return recommendedMapping(facts.fields ?? []);
    case 'mapping-put-back':
      return action.mapping;
  }
}

function withFacts(state: WizardState, facts: Partial<WizardFacts>): WizardState {
  return { ...state, facts: { ...state.facts, ...facts } };
}

function withDraft(state: WizardState, draft: Partial<WizardDraft>): WizardState {
  return { ...state, draft: { ...state.draft, ...draft } };
}

/** Changes that nobody made: they belong to the beginning, so that leaving does not ask about them. */
function onBoth(
  state: WizardState,
  change: (draft: WizardDraft, state: WizardState) => Partial<WizardDraft>,
): WizardState {
  return {
    ...withDraft(state, change(state.draft, state)),
    origin: { ...state.origin, ...change(state.origin, state) },
  };
}

function described(state: WizardState, audiences: readonly Audience[]): WizardState {
  const known = new Map<AudienceId, Audience>(state.facts.audiences);
  for (const audience of audiences) known.set(audience.id, audience);
  return onBoth(withFacts(state, { audiences: known }), (draft) => ({
    audiences: describeAudiences(draft.audiences, known),
  }));
}

/** The recommended columns, where nothing is mapped yet. */
function recommended(state: WizardState): WizardState {
  const { fields } = state.facts;
  if (fields === null || state.draft.mapping !== null) return state;
  const mapping = [...recommendedMapping(fields)];
  return onBoth(state, (draft) => ({ mapping: draft.mapping ?? mapping }));
}

function named(state: WizardState): WizardState {
  const name = proposedName(state);
  return name === undefined ? state : onBoth(state, () => ({ name }));
}

function entered(state: WizardState, step: WizardDraft['step']): WizardState {
  const visited = state.visited.includes(step) ? state.visited : [...state.visited, step];
  return { ...withDraft(state, { step }), visited };
}

/** A draft that was kept. The steps before the one where it stood had been shown. */
function restored(state: WizardState, draft: WizardDraft): WizardState {
  const shown = wizardSteps.slice(0, wizardSteps.indexOf(draft.step) + 1);
  return recommended({ ...state, draft, visited: shown, scheduleEdit: null });
}

function rebased(state: WizardState, activation: Activation): WizardState {
  const { origin } = beginEditing(activation, { ...state.facts, config: state.config });
  return {
    ...state,
    origin,
    draft: { ...state.draft, editing: { activationId: activation.id, etag: activation.etag } },
    facts: { ...state.facts, editing: activation, review: null },
  };
}

/** A new one comes first; one that was changed keeps its place. */
function withConnection(known: readonly Connection[], saved: Connection): readonly Connection[] {
  const isKnown = known.some(({ id }) => id === saved.id);
  return isKnown ? known.map((connection) => (connection.id === saved.id ? saved : connection)) : [saved, ...known];
}
