import type { SharedScenario } from '../../mocks/index.ts';
import type { TimeMoved } from './time-moves.ts';

/** Time was moved by hand: what is on the page may be out of date. */
export class MockTimeMoveEvent extends CustomEvent<TimeMoved> {
  constructor(moved: TimeMoved) {
    super('mock-time-move', { detail: moved, bubbles: true, composed: true });
  }
}

/** Another world is asked for. */
export class MockScenarioChangeEvent extends CustomEvent<SharedScenario> {
  constructor(scenario: SharedScenario) {
    super('mock-scenario-change', { detail: scenario, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'mock-time-move': MockTimeMoveEvent;
    'mock-scenario-change': MockScenarioChangeEvent;
  }
}
