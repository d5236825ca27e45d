import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ESLint } from 'eslint';

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

describe('the linter', () => {
  test('lets the mock backend see no clock but its own, by no way', async () => {
    const eslint = new ESLint({
      overrideConfigFile: '.config/eslint.config.js',
      // Restrictions need no types, and without them the linter is ready ten times sooner.
      ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-'),
      overrideConfig: [{ languageOptions: { parserOptions: { projectService: false } } }],
    });
    const filePath = 'mocks/virtual-clock.ts';
    const [result] = await eslint.lintText([...WAYS, ...RIGHT, ''].join('\n'), { filePath });
    const lines = new Set(
      result.messages.filter(({ ruleId }) => ruleId?.startsWith('no-restricted-')).map(({ line }) => line),
    );
    assert.deepEqual(
      [...lines].sort((one, other) => one - other),
      WAYS.map((_, index) => index + 1),
    );
  });
});
