import { ActivationError } from '../../src/adapter/activation-error.ts';
import type { MockCore } from './core.ts';

/** @throws ActivationError `limit-exceeded` when there may be no more of a kind */
export function requireQuota(core: MockCore, kind: 'connections' | 'activations'): void {
  const quota = core.world.setup.quotas[kind];
  if (quota === undefined) return;
  const limit = quota === 'as-many-as-there-are' ? core.atFirst[kind] : quota;
  if (core.state[kind].length < limit) return;
  throw new ActivationError(
    'limit-exceeded',
    `There may be at most ${limit} ${kind}, and all are in use. Delete one that is not needed any more.`,
  );
}
