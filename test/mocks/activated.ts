import { createMockBackend, type MockBackend } from '../../mocks/backend.ts';
import type { Activation, ActivationInput } from '../../src/domain/activation.ts';
import type { Run } from '../../src/domain/run.ts';
import { minutes, soundInput } from './sample-input.ts';

/** A backend, of that scenario if one is named, with one sound activation. */
export async function activated(
  scenario?: string,
  change: Partial<ActivationInput> = {},
): Promise<{ backend: MockBackend; activation: Activation }> {
  const backend = createMockBackend(scenario === undefined ? {} : { scenario });
  const input = await soundInput(backend, change);
  return { backend, activation: await backend.adapter.createActivation(input, { idempotencyKey: 'create' }) };
}

/** The same, whose audiences have run to their end. */
export async function ran(
  scenario?: string,
  change: Partial<ActivationInput> = {},
): Promise<{ backend: MockBackend; runs: readonly Run[] }> {
  const { backend, activation } = await activated(scenario, change);
  await backend.adapter.startRuns(activation.id, 'all', { idempotencyKey: 'run' });
  await backend.clock.advance(minutes(30));
  return { backend, runs: (await backend.adapter.listRuns({ activationId: activation.id })).items };
}
