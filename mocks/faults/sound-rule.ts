import { routes } from '../../src/rest/index.ts';
import type { Fault, FaultRule } from './fault.ts';

/**
 * A rule that can meet what it names: one that is misspelt would meet nothing, and the test that counts on it would pass.
 *
 * @throws RangeError that says what is wrong
 */
export function soundRule(rule: FaultRule): FaultRule {
  const { fault, route = [], method, after = 0, times = 0, every = 1, probability = 1 } = rule;
  demand(
    Object.hasOwn(faultKinds, fault.kind),
    `There is no fault "${fault.kind}": ${Object.keys(faultKinds).join(', ')}.`,
  );
  for (const name of [route].flat())
    demand(Object.hasOwn(routes, name), `The contract has no method "${name}" that a fault could meet.`);
  const methods = new Set(Object.values(routes).map((known) => known.method));
  demand(method === undefined || methods.has(method), `No route has the HTTP method "${method}".`);
  for (const [name, number] of Object.entries({ after, times }))
    demand(Number.isInteger(number) && number >= 0, `"${name}" of a fault is a number of calls, 0 at least.`);
  demand(Number.isInteger(every) && every >= 1, '"every" of a fault is a whole number, 1 at least.');
  demand(probability >= 0 && probability <= 1, '"probability" of a fault is a share, from 0 to 1.');
  return rule;
}

/** Every kind of fault. */
export const faultKinds: Readonly<Record<Fault['kind'], true>> = {
  problem: true,
  status: true,
  'malformed-json': true,
  'schema-violation': true,
  'slow-headers': true,
  'cut-body': true,
  'dropped-connection': true,
  'stalled-stream': true,
};

function demand(holds: boolean, words: string): void {
  if (!holds) throw new RangeError(words);
}
