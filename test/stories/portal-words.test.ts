import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { portalWord, type PortalWord } from '../../stories/portal/portal-words.ts';

const page = await readFile(new URL('../../stories/portal/index.html', import.meta.url), 'utf8');
const marked = [...page.matchAll(/data-word(?:-label)?="(\w+)"/g)].flatMap(([, word]) => word ?? []);

describe('the words of the portal', () => {
  test('are there for every place that the page marks, in both languages', () => {
    assert.ok(marked.length > 20);
    for (const word of marked) {
      assert.ok(portalWord('en', word as PortalWord), `English for ${word}`);
      assert.ok(portalWord('fr', word as PortalWord), `French for ${word}`);
    }
  });

  test('stand in the page in English already, for the moment before its script runs', () => {
    for (const [, word, text] of page.matchAll(/data-word="(\w+)"[^>]*>([^<]+)</g)) {
      assert.equal(text?.replace(/\s+/g, ' ').trim(), portalWord('en', word as PortalWord));
    }
  });
});
