import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { checkTypesAndRules } from './types-and-rules.js';

const folders = await mkdtemp(join(tmpdir(), 'types-and-rules-'));
after(() => rm(folders, { recursive: true, force: true }));

/** Checks a folder of these files. */
async function check(files) {
  const root = await mkdtemp(join(folders, 'project-'));
  const compilerOptions = { strict: true, target: 'ES2022', lib: ['ES2022'], types: [], module: 'ESNext' };
  await writeFile(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  return checkTypesAndRules(root);
}

describe('the check of types and rules', () => {
  test('passes twice where nothing is wrong', async () => {
    const { counts } = await check({ 'right.ts': 'export const one: number = 1;\n' });
    assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 0 });
  });

  test('tells at once the types that do not fit and the rules that are broken, those of files without types too', async () => {
    const { counts, output } = await check({
      'wrong.ts': "export const one: number = 'two';\n",
      'floating.ts': 'export function late(given: Promise<void>): void {\n  given;\n}\n',
      'loose.js': 'export const isOne = (given) => given == 1;\n',
    });
    assert.deepEqual(counts, { passed: 0, failed: 2, skipped: 0 });
    assert.match(output, /^wrong\.ts\(1,14\): error TS2322/m);
    assert.match(output, /no-floating-promises/);
    assert.match(output, /eqeqeq/);
  });
});
