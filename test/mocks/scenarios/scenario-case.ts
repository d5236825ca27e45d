import type { Reached } from '../reached.ts';

/** What a scenario shows, looked at as a tester would: through the adapter. */
export interface ScenarioCase {
  /** As it is typed into an address. */
  readonly scenario: string;
  readonly title: string;
  /** @throws where the scenario does not show it */
  readonly check: (reached: Reached) => Promise<void>;
}
