import type { MockBackend, MockBackendOptions } from '../../mocks/index.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';

/** A backend, and the adapter that leads to it: in memory, or over one of the wires. */
export interface Reached {
  readonly backend: MockBackend;
  readonly adapter: ActivationAdapter;
}

export type Reach = (options: MockBackendOptions) => Reached;

/** Lets everything that waits for nothing but its turn go on. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Turns in which whatever needs no time of a clock has come about, even where a message passes through a service worker. */
const MOST_TURNS = 200_000;

/** Resolves when a condition holds that needs no time of any clock, but turns. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns >= MOST_TURNS) throw new Error(`It did not come about: ${String(condition)}`);
    await turn();
  }
}
