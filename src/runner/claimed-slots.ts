import type { ActivationId, AudienceId } from '../domain/ids.ts';
import type { Instant } from '../domain/primitives.ts';

/** Remembers of each audience the newest slot that is known to be claimed: for good, so that nobody is asked again. */
export class ClaimedSlots {
  readonly #newest = new Map<string, Instant>();

  async has(
    activationId: ActivationId,
    audienceId: AudienceId,
    slot: Instant,
    ask: () => Promise<boolean>,
  ): Promise<boolean> {
    const key = JSON.stringify([activationId, audienceId]);
    if (this.#newest.get(key) === slot) return true;
    if (!(await ask())) return false;
    this.#newest.set(key, slot);
    return true;
  }
}
