import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { ActivationError } from '../../adapter/activation-error.ts';
import type { Activation, ActivationInput } from '../../domain/activation.ts';
import type { WizardDraft } from '../../domain/draft.ts';
import { failureAt } from '../activation-error/failure-at.ts';
import { ActivationSubmitEvent } from './activation-submit-event.ts';

/** How Finish stands. */
export type SubmissionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'submitting' }
  | { readonly kind: 'failed'; readonly error: ActivationError }
  /** A listener stopped it and gave no reason that may be shown. */
  | { readonly kind: 'stopped' }
  /** The activation under edit was changed by someone else since. */
  | { readonly kind: 'conflict'; readonly newer: Activation };

export type SubmissionEnd =
  | Exclude<SubmissionState, { readonly kind: 'submitting' }>
  | { readonly kind: 'done'; readonly activation: Activation };

/** Asks the host, and then creates or changes the activation. */
export async function submitActivation(options: {
  readonly adapter: ActivationAdapter;
  readonly draft: WizardDraft;
  readonly input: ActivationInput;
  readonly idempotencyKey: string;
  /** Where the host listens. */
  readonly element: EventTarget;
}): Promise<SubmissionEnd> {
  const { adapter, draft, input, idempotencyKey, element } = options;
  const event = new ActivationSubmitEvent({ input, editing: draft.editing?.activationId });
  if (!element.dispatchEvent(event)) return { kind: 'idle' };
  try {
    await event.settled();
  } catch (thrown) {
    const error = failureAt(element, thrown);
    return thrown instanceof ActivationError ? { kind: 'failed', error } : { kind: 'stopped' };
  }
  try {
    const activation =
      draft.editing === undefined
        ? await adapter.createActivation(input, { idempotencyKey })
        : await adapter.updateActivation(draft.editing.activationId, changeOf(input), { etag: draft.editing.etag });
    return { kind: 'done', activation };
  } catch (thrown) {
    const error = failureAt(element, thrown);
    if (error.code === 'conflict' && draft.editing !== undefined)
      return conflictOf(draft.editing, error, { adapter, element });
    return { kind: 'failed', error };
  }
}

/** A conflict of versions brings the newer one along; one with the same version, as of a name that is taken, is an error like any other. */
async function conflictOf(
  editing: NonNullable<WizardDraft['editing']>,
  error: ActivationError,
  { adapter, element }: { readonly adapter: ActivationAdapter; readonly element: EventTarget },
): Promise<SubmissionEnd> {
  try {
    const newer = await adapter.getActivation(editing.activationId);
    return newer.etag === editing.etag ? { kind: 'failed', error } : { kind: 'conflict', newer };
  } catch (thrown) {
    return { kind: 'failed', error: failureAt(element, thrown) };
  }
}

function changeOf({ name, audiences, mapping, splitting, emptyAudience }: ActivationInput) {
  return { name, audiences, mapping, splitting, emptyAudience };
}
