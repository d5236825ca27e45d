import { defaultSetup, type WorldSetup } from '../world-setup.ts';
import { catalogueScenarios } from './catalogue-scenarios.ts';
import { limitScenarios } from './limit-scenarios.ts';
import { permissionScenarios } from './permission-scenarios.ts';
import { runScenarios } from './run-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { wireScenarios } from './wire-scenarios.ts';

/** Every scenario that there is. */
export const scenarios: readonly Scenario[] = [
  ...catalogueScenarios,
  ...permissionScenarios,
  ...limitScenarios,
  ...runScenarios,
  ...wireScenarios,
];

/** The names in a choice of scenarios: a list, or a text in which they are parted by `+`, commas or blanks. */
export function scenarioNames(choice: string | readonly string[] = []): readonly string[] {
  const names = (typeof choice === 'string' ? [choice] : choice).flatMap((text) => text.split(/[+,\s]+/));
  const chosen = names.filter((name) => name !== '' && name !== 'default');
  return chosen.length === 0 ? ['default'] : chosen;
}

/** @throws RangeError for a name that is not a scenario's, with those that are */
export function setupOf(names: readonly string[]): WorldSetup {
  return names.reduce((setup, name) => {
    const { scenario, count } = scenarioOf(name);
    return scenario.change(setup, count);
  }, defaultSetup);
}

/** The scenarios as a table in Markdown. */
export function scenarioTable(): string {
  const rows = scenarios.map(({ name, shows, counts }) => {
    const number =
      counts === undefined ? '' : ` A number may follow, as in \`${name}:${counts.unlessTold}\`: ${counts.what}.`;
    return `| \`${name}\` | ${shows}${number} |`;
  });
  return ['| scenario | shows |', '| --- | --- |', ...rows].join('\n');
}

function scenarioOf(text: string): { readonly scenario: Scenario; readonly count: number } {
  const [name, digits, ...rest] = text.split(':');
  const scenario = scenarios.find((candidate) => candidate.name === name);
  const count = digits === undefined ? (scenario?.counts?.unlessTold ?? 1) : Number(digits);
  const mayCount = digits === undefined || scenario?.counts !== undefined;
  if (scenario !== undefined && mayCount && rest.length === 0 && Number.isInteger(count) && count > 0)
    return { scenario, count };
  throw new RangeError(
    `There is no scenario "${text}". Choose among: ${scenarios.map((known) => known.name).join(', ')}.`,
  );
}
