import { dayIn } from '../schedule-rules.ts';
import { chosenConnection } from './wizard-issues.ts';
import type { WizardState } from './wizard-state.ts';

/** Most characters in the name of an activation, as its schema takes them. */
export const NAME_LENGTH = 255;

/**
 * A name for the activation once its connection is known: that of the connection and the day, numbered where it is taken. `undefined`
 * where the name is somebody's decision already, or was sent: what was perhaps created under it is not to be created under another.
 */
export function proposedName(state: WizardState): string | undefined {
  const { draft, facts, config, origin } = state;
  const connection = chosenConnection(state);
  if (connection === undefined || draft.editing !== undefined || draft.idempotencyKey !== undefined) return undefined;
  if (draft.name !== '' && draft.name !== origin.name) return undefined;
  if (config.prefill?.name !== undefined) return undefined;
  const taken = new Set(facts.activations?.map(({ name }) => name));
  const day = `, ${dayIn(facts.now, facts.session.timeZone)}`;
  let name = within(connection.name, day);
  for (let number = 2; taken.has(name); number += 1) name = within(connection.name, `${day}, ${number}`);
  return name;
}

function within(name: string, end: string): string {
  return name.slice(0, NAME_LENGTH - end.length) + end;
}
