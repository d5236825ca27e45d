import type { ReactiveControllerHost } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { Audience } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';

/** Ids in one question: what the contract lets one page hold. */
const PAGE = 500;

/** Names of audiences that no run has told. One that cannot be had is not asked for again: its id stands in. */
export class AudienceNames {
  readonly #host: ReactiveControllerHost;
  #asked = new Set<AudienceId>();
  #names = new Map<string, string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get(audienceId: string): string | undefined {
    return this.#names.get(audienceId);
  }

  /** Lets go of all names; those that are on their way are not kept either. */
  forget(): void {
    this.#asked = new Set();
    this.#names = new Map();
  }

  ask(adapter: ActivationAdapter, ids: readonly AudienceId[]): void {
    const unknown = ids.filter((id) => !this.#asked.has(id));
    for (const id of unknown) this.#asked.add(id);
    for (let at = 0; at < unknown.length; at += PAGE) void this.#read(adapter, unknown.slice(at, at + PAGE));
  }

  async #read(adapter: ActivationAdapter, ids: AudienceId[]): Promise<void> {
    const names = this.#names;
    const audiences: readonly Audience[] = await adapter.listAudiences({ filter: { ids }, limit: PAGE }).then(
      ({ items }) => items,
      () => [],
    );
    for (const { id, name } of audiences) names.set(id, name);
    this.#host.requestUpdate();
  }
}
