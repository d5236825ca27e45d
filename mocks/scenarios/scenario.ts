import type { WorldSetup } from '../world-setup.ts';

/** A world that shows one thing. Several go together: each changes the setup that the one before it left. */
export interface Scenario {
  readonly name: string;
  /** What a tester sees, in one line. */
  readonly shows: string;
  /** Where a number may follow the name, as in `flaky:4`: what it counts, and what it is unless told. */
  readonly counts?: { readonly what: string; readonly unlessTold: number };
  readonly change: (setup: WorldSetup, count: number) => WorldSetup;
}
