import type { ActivationInput } from './activation.ts';
import type { WizardDraft } from './draft.ts';

/**
 * What the draft asks for, once a connection is chosen; `undefined` before. Checked by nobody yet: the adapter parses it, as it
 * parses every input.
 */
export function activationInputOf(draft: WizardDraft): ActivationInput | undefined {
  if (draft.connectionId === null) return undefined;
  return {
    name: draft.name.trim(),
    connectionId: draft.connectionId,
    dataType: 'prospects',
    audiences: draft.audiences.map(({ audienceId, schedule, fileName }) => ({ audienceId, schedule, fileName })),
    mapping: (draft.mapping ?? []).map((row) => ({ ...row, target: row.target.trim() })),
    splitting: draft.splitting,
    emptyAudience: draft.emptyAudience,
  };
}
