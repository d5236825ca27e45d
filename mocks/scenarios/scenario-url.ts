import type { Instant } from '../../src/domain/primitives.ts';
import { scenarioNames, setupOf } from './scenarios.ts';

/** What a shared address says of the world that it shows. */
export interface SharedScenario {
  readonly scenario: readonly string[];
  readonly seed?: number;
  /** When the world begins. */
  readonly now?: Instant;
}

/**
 * Reads a world from the query of an address: `?scenario=huge+slow&seed=7&now=2026-11-24T09:41:00Z`. What is absent, or no scenario,
 * seed or moment, is left out: a mistyped address shows the default world.
 */
export function scenarioFromUrl(url: string | URL): SharedScenario {
  const query = new URL(url).searchParams;
  const seed = query.get('seed') ?? '';
  const now = query.get('now') ?? '';
  return {
    scenario: knownNames(scenarioNames(query.get('scenario') ?? '')),
    ...(/^\d{1,9}$/.test(seed) ? { seed: Number(seed) } : {}),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(now) && !Number.isNaN(Date.parse(now)) ? { now } : {}),
  };
}

/** The address with a world in its query; everything else in it stays. */
export function scenarioToUrl(url: string | URL, { scenario, seed, now }: SharedScenario): URL {
  const shared = new URL(url);
  const set = (name: string, value: string | undefined) =>
    value === undefined ? shared.searchParams.delete(name) : shared.searchParams.set(name, value);
  // A blank is written as `+`, which is how scenarios are put together.
  set('scenario', scenario.join(' ') === 'default' ? undefined : scenario.join(' '));
  set('seed', seed === undefined ? undefined : String(seed));
  set('now', now);
  return shared;
}

function knownNames(names: readonly string[]): readonly string[] {
  const known = names.filter((name) => {
    try {
      setupOf([name]);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  });
  return known.length === 0 ? ['default'] : known;
}
