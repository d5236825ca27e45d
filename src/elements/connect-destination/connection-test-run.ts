import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { ConnectionTestEvent, ConnectionTestInput, ConnectionTestStage } from '../../domain/connection-test.ts';
import { failureAt } from '../activation-error/failure-at.ts';

/** Where the connection test stands. `stale`: what was tested has been changed since. */
export type TestState =
  | { readonly kind: 'untested' }
  | { readonly kind: 'running'; readonly events: readonly ConnectionTestEvent[] }
  | { readonly kind: 'ended'; readonly events: readonly ConnectionTestEvent[]; readonly stale: boolean }
  | { readonly kind: 'broken'; readonly events: readonly ConnectionTestEvent[]; readonly error: ActivationError };

/** Runs the staged test of what is typed, and shows each stage as it begins and ends. */
export class ConnectionTestRun implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  #ending = new AbortController();
  #state: TestState = { kind: 'untested' };

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  get state(): TestState {
    return this.#state;
  }

  /** Whether a test of exactly what is typed now has gone through. */
  get passed(): boolean {
    return (
      this.#state.kind === 'ended' &&
      !this.#state.stale &&
      !this.#state.events.some(({ outcome }) => outcome === 'failed')
    );
  }

  /** The first stage that failed. */
  get failedStage(): ConnectionTestStage | undefined {
    return this.#state.kind === 'untested'
      ? undefined
      : this.#state.events.find(({ outcome }) => outcome === 'failed')?.stage;
  }

  async start(adapter: ActivationAdapter, input: ConnectionTestInput): Promise<void> {
    this.stop();
    const { signal } = (this.#ending = new AbortController());
    this.#show({ kind: 'running', events: [] });
    try {
      for await (const event of adapter.testConnection(input, { signal })) {
        if (signal.aborted) return;
        this.#show({ kind: 'running', events: withEvent(this.#events(), event) });
      }
      if (!signal.aborted) this.#show({ kind: 'ended', events: this.#events(), stale: false });
    } catch (thrown) {
      if (!signal.aborted) this.#show({ kind: 'broken', events: this.#events(), error: failureAt(this.#host, thrown) });
    }
  }

  stop(): void {
    this.#ending.abort();
    if (this.#state.kind === 'running') this.#show({ kind: 'untested' });
  }

  /** As before the first test. */
  forget(): void {
    this.#ending.abort();
    this.#show({ kind: 'untested' });
  }

  /** What was tested is not what is typed any more. */
  outdate(): void {
    if (this.#state.kind === 'running') this.stop();
    else if (this.#state.kind === 'ended' && !this.#state.stale) this.#show({ ...this.#state, stale: true });
  }

  hostDisconnected(): void {
    this.stop();
  }

  #events(): readonly ConnectionTestEvent[] {
    return this.#state.kind === 'untested' ? [] : this.#state.events;
  }

  #show(state: TestState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function withEvent(events: readonly ConnectionTestEvent[], event: ConnectionTestEvent): readonly ConnectionTestEvent[] {
  return [...events.filter(({ stage }) => stage !== event.stage), event];
}
