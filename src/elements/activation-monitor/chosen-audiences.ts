import type { ReactiveControllerHost } from 'lit';
import type { Activation } from '../../domain/activation.ts';
import type { AudienceId } from '../../domain/ids.ts';

/** Audiences of the shown activation that are ticked, to be exported by hand. Those of another activation are forgotten. */
export class ChosenAudiences {
  readonly #host: ReactiveControllerHost;
  #of: string | undefined;
  #ids: ReadonlySet<AudienceId> = new Set();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** In the order of the activation, without those that have been taken out of it. */
  in({ id, audiences }: Activation): readonly AudienceId[] {
    if (id !== this.#of) return [];
    return audiences.map(({ audienceId }) => audienceId).filter((audienceId) => this.#ids.has(audienceId));
  }

  set(activation: Activation, audienceIds: readonly AudienceId[], isChosen: boolean): void {
    const ids = new Set(this.in(activation));
    for (const id of audienceIds) {
      if (isChosen) ids.add(id);
      else ids.delete(id);
    }
    this.#of = activation.id;
    this.#ids = ids;
    this.#host.requestUpdate();
  }

  forget(): void {
    this.#of = undefined;
  }
}
