import { scenarios } from '../../mocks/index.ts';

/** Scenarios that are chosen, each with the number that follows its name where it takes one. */
export type ScenarioChoice = ReadonlyMap<string, number | undefined>;

/** Reads the names of a world: `['huge', 'flaky:4']`. */
export function choiceOf(names: readonly string[]): ScenarioChoice {
  return new Map(
    names
      .filter((name) => name !== 'default')
      .map((text) => {
        const [name = '', digits] = text.split(':');
        return [name, digits === undefined ? undefined : Number(digits)];
      }),
  );
}

/** The names of a world, in the order of the table: each scenario changes what those before it left. */
export function namesOf(choice: ScenarioChoice): readonly string[] {
  const names = scenarios
    .filter(({ name }) => choice.has(name))
    .map(({ name, counts }) => {
      const count = choice.get(name);
      return count === undefined || count === counts?.unlessTold ? name : `${name}:${count}`;
    });
  return names.length === 0 ? ['default'] : names;
}

/** The choice with one scenario put in or taken out. */
export function toggled(choice: ScenarioChoice, name: string): ScenarioChoice {
  const other = new Map(choice);
  if (!other.delete(name)) other.set(name, undefined);
  return other;
}

/** The choice with another number for a scenario; what is no number above nothing leaves it as it is. */
export function counted(choice: ScenarioChoice, name: string, count: number): ScenarioChoice {
  if (!Number.isInteger(count) || count < 1) return choice;
  return new Map([...choice, [name, count]]);
}
