import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { createMockBackend } from '../../mocks/backend.ts';
import { scenarioFromUrl, scenarioToUrl } from '../../mocks/scenarios/scenario-url.ts';
import { scenarioNames, scenarios, scenarioTable, setupOf } from '../../mocks/scenarios/scenarios.ts';
import { waysInNode } from './reach-node.ts';
import { scenarioCases } from './scenarios/scenario-cases.ts';

const world = (scenario: string) => createMockBackend({ scenario });
const readme = readFileSync(new URL('../../mocks/README.md', import.meta.url), 'utf8');

describe('every scenario', () => {
  test('has a case that looks at what it shows', () => {
    const looked = scenarioCases.flatMap(({ scenario }) => scenarioNames(scenario)).map((name) => name.split(':')[0]);
    const missing = scenarios.filter(({ name }) => !looked.includes(name)).map(({ name }) => name);
    assert.deepEqual(missing, []);
  });

  test('has a name of its own and says what it shows', () => {
    assert.equal(new Set(scenarios.map(({ name }) => name)).size, scenarios.length);
    assert.ok(scenarios.every(({ shows }) => /^[A-Z0-9].+\.$/.test(shows)));
  });

  test('stands in the table of the README, and nothing else does', () => {
    assert.ok(readme.includes(`\n${scenarioTable()}\n`), 'print scenarioTable() into mocks/README.md');
    const rows = scenarioTable().split('\n').slice(2);
    const section = /\n## Scenarios\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
    assert.deepEqual(
      section.split('\n').filter((line) => /^\| `/.test(line)),
      rows,
    );
  });

  test('that the README speaks of exists', () => {
    for (const [, choice] of readme.matchAll(/(?:scenario: '|\?scenario=)([^'&`]+)/g))
      assert.ok(setupOf(scenarioNames(choice)), choice);
  });

  test('that does not exist is refused with those that do', () => {
    assert.throws(() => world('hugh'), /There is no scenario "hugh"\. Choose among: default, /);
    assert.throws(() => world('huge:7'), RangeError);
    assert.throws(() => world('flaky:0'), RangeError);
  });

  test('goes together with others', async () => {
    const backend = world('read-only+no-audiences, slow');
    assert.deepEqual(backend.scenario, ['read-only', 'no-audiences', 'slow']);
    backend.clock.autoAdvance();
    const before = backend.clock.now();
    assert.deepEqual((await backend.adapter.getSession()).permissions, ['view-destinations']);
    assert.ok(backend.clock.now() - before >= 1_200);
  });

  test('goes together with every other', () => {
    const names = scenarios.map(({ name }) => name).filter((name) => name !== 'huge');
    for (const one of names) for (const other of names) assert.ok(setupOf([one, other]));
    assert.ok(world(names.join('+')));
  });
});

for (const [way, reaching] of Object.entries(waysInNode)) {
  describe(`the scenario, ${way},`, () => {
    const reach = reaching();
    for (const { scenario, title, check } of scenarioCases) {
      test(`${scenario} ${title}`, () => check(reach({ scenario })));
    }
  });
}

describe('an address', () => {
  test('carries a world in its query and leaves the rest of it alone', () => {
    const shared = scenarioToUrl('https://portal.example/x?tab=1#top', { scenario: ['huge', 'slow'], seed: 7 });
    assert.equal(shared.href, 'https://portal.example/x?tab=1&scenario=huge+slow&seed=7#top');
    assert.deepEqual(scenarioFromUrl(shared), { scenario: ['huge', 'slow'], seed: 7 });
    assert.equal(scenarioToUrl(shared, { scenario: ['default'] }).href, 'https://portal.example/x?tab=1#top');
  });

  test('that is mistyped shows the default world', () => {
    assert.deepEqual(scenarioFromUrl('https://portal.example/?scenario=hugh&seed=x&now=today'), {
      scenario: ['default'],
    });
  });

  test('can say when the world begins', () => {
    const now = '2027-01-31T00:00:00Z';
    assert.deepEqual(scenarioFromUrl(scenarioToUrl('https://portal.example/', { scenario: ['default'], now })), {
      scenario: ['default'],
      now,
    });
  });
});
