import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { tokenDefaults } from '../../src/ui/tokens.ts';

const src = fileURLToPath(new URL('../../src', import.meta.url));

const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.styles.ts'))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(src, path), 'utf8')) }));

const declared = new Set(sheets.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1])));

describe('a stylesheet of the kit', () => {
  test('is found by this test', () => assert.ok(sheets.length > 30));

  for (const { path, text } of sheets) {
    // A script sets those whose name begins with an underscore, before their sheet asks.
    test(`${path} asks for tokens that exist, or says what else to take`, () => {
      const asked = [...text.matchAll(/var\((--[\w-]+)\s*([,)])/g)];
      const unknown = asked
        .filter(
          ([, name = '', end]) =>
            end === ')' && !name.startsWith('--pa-_') && !(name in tokenDefaults) && !declared.has(name),
        )
        .map(([, name]) => name);
      assert.deepEqual(unknown, []);
    });

    test(`${path} speaks of start and end, so that it turns with the text`, () => {
      const physical = text.match(PHYSICAL) ?? [];
      assert.deepEqual(physical, []);
    });

    test(`${path} loads nothing`, () => {
      assert.doesNotMatch(text, /url\(|@import/);
    });
  }
});

/** Properties and values that name a side of the screen. Sizes of the screen itself are asked of the container. */
const PHYSICAL =
  /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|(?:min-|max-)?(?:width|height)|text-align:\s*(?:left|right))\s*:/gm;

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '');
}
