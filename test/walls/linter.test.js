import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { linted } from './linted.js';

/** Ways to the time of the wall, to waiting for it, and to chance that no seed repeats; one a line. */
const WAYS = [
  'export const a = Date.now();',
  'export const b = { now: Date.now };',
  'export const c = new Date();',
  'export const d = Date();',
  'export const e = globalThis.Date;',
  'export const f = performance.now();',
  'export const g = globalThis.performance.timeOrigin;',
  'export const h = setTimeout;',
  'export const i = () => setInterval(String, 1);',
  'export const j = () => setImmediate(String);',
  'export const k = () => globalThis.setTimeout(String, 1);',
  'export const l = AbortSignal.timeout(1);',
  'export const m = Math.random();',
  'export const n = crypto.randomUUID();',
  "export { setTimeout as o } from 'node:timers/promises';",
  "export { performance as p } from 'node:perf_hooks';",
  "export { systemClock as q } from '../src/adapter/clock.ts';",
];

/** What is left: moments that are given. */
const RIGHT = ['export const r = new Date(0).toISOString();', "export const s = Date.parse('2026-11-24T09:41:00Z');"];

const HOOK = "import { beforeEach, describe } from 'node:test';\n";

/** What each rule of the project is for: files, and what is found in them, by line. */
const RULES = {
  'says nothing of what is right': {
    'src/domain/right.ts': ['export const one: number = 1;'],
  },
  'tells types that do not fit, rules that need types, and those that need none in any script': {
    'src/domain/wrong.ts': ["export const one: number = 'two';", '1 typescript(TS2322)'],
    'src/domain/floating.ts': [
      'export const late = (given: Promise<void>) => {\n  given.then(String);\n};',
      '2 typescript(no-floating-promises)',
    ],
    'loose.js': ['export const isOne = (given) => given == 1;', '1 eslint(eqeqeq)'],
  },
  'keeps markup that a screen reader cannot read out of templates, and what makes markup or style of text': {
    'src/ui/picture.ts': [
      'import { html } from \'lit\';\nexport const picture = html`<img src="a.png" />`;',
      '2 lit-a11y(alt-text)',
    ],
    'src/ui/styled.ts': [
      'import { html } from \'lit\';\nexport const styled = html`<p style="color: red"></p>`;',
      '2 eslint-js(no-restricted-syntax)',
      '2 lit(ban-attributes)',
    ],
    'src/ui/made.ts': [
      'export const made = (text: string) => (document.body.innerHTML = text);',
      '1 eslint-js(no-restricted-syntax)',
    ],
    'src/ui/unsafe.ts': [
      "export { unsafeHTML } from 'lit/directives/unsafe-html.js';",
      '1 eslint-js(no-restricted-imports)',
    ],
  },
  'lets elements reach no network and no storage by themselves': {
    'src/elements/asking.ts': [
      "export const asking = () => fetch('/a');\nexport const kept = () => localStorage.length;",
      '1 eslint(no-restricted-globals)',
      '2 eslint(no-restricted-globals)',
    ],
    'src/rest/asking.ts': ["export const asking = () => fetch('/a');"],
  },
  'wants hooks of tests within a describe': {
    'test/outside.test.ts': [
      `${HOOK}beforeEach(() => undefined);\ndescribe('a', () => undefined);`,
      '2 eslint-js(no-restricted-syntax)',
    ],
    'test/inside.test.ts': [`${HOOK}describe('a', () => {\n  beforeEach(() => undefined);\n});`],
  },
};

const CLOCK = 'mocks/virtual-clock.ts';

describe('the linter', () => {
  let found;
  before(async () => {
    const texts = Object.values(RULES).flatMap((files) => Object.entries(files).map(([name, [text]]) => [name, text]));
    found = await linted({ ...Object.fromEntries(texts), [CLOCK]: [...WAYS, ...RIGHT].join('\n') });
  });

  for (const [title, files] of Object.entries(RULES)) {
    test(title, () => {
      for (const [name, [, ...expected]] of Object.entries(files)) {
        const said = found.filter(({ file }) => file === name).map(({ line, rule }) => `${line} ${rule}`);
        assert.deepEqual(said, expected, name);
      }
    });
  }

  test('lets the mock backend see no clock but its own, by no way', () => {
    const restricted = found.filter(({ file, rule }) => file === CLOCK && rule.includes('no-restricted-'));
    assert.deepEqual(
      [...new Set(restricted.map(({ line }) => line))],
      WAYS.map((_, index) => index + 1),
    );
  });
});
