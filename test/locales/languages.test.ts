import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Messages, Phrasing, SectionName } from '../../src/locales/messages.ts';
import { messagesIn } from '../../src/locales/register.ts';
import { phrasingIn } from '../../src/ui/localize/phrasing.ts';

const locales = new URL('../../src/locales/', import.meta.url);

/** Sections that take in the words of a file which is none itself. */
const takenInBy: Readonly<Record<string, readonly SectionName[]>> = {
  attention: ['monitor', 'wizard'],
  'connection-findings': ['connect', 'wizard'],
  'ended-session': ['connect', 'wizard'],
  failures: ['catalog', 'connect', 'monitor', 'picker', 'wizard'],
  marketing: ['connect', 'wizard'],
  'run-failures': ['monitor'],
  schedule: ['monitor', 'wizard'],
  'service-problems': ['connect', 'monitor', 'wizard'],
  'value-issues': ['connect', 'wizard'],
};

/** Some files hold part of a section, so that a dialog brings its words only when it opens. */
const sectionsOf = (file: string): readonly SectionName[] =>
  takenInBy[file] ?? [file.replace(/-.*$/, '') as SectionName];

async function messagesOf(language: string): Promise<Map<string, Messages>> {
  const files = await readdir(new URL(`${language}/`, locales));
  const parts = new Map<string, Messages>();
  for (const file of files) {
    const exported = (await import(new URL(`${language}/${file}`, locales).href)) as Record<string, Messages>;
    for (const messages of Object.values(exported)) parts.set(file.replace('.ts', ''), messages);
  }
  return parts;
}

const english = await messagesOf('en');
const languages = (await readdir(locales, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'en')
  .map(({ name }) => name);

/** Places whose names are the same in more than one language. */
const sharedNames: ReadonlySet<string> = new Set([
  'Europe (Milan)',
  'Europe (Paris)',
  'Europe (Stockholm)',
  'Europe (Zurich)',
]);

/** What a message may be given: a number where it counts, a list where it lists, words elsewhere. */
function said(message: Messages[string], language: string): string {
  if (typeof message === 'string') return message;
  const phrasing = phrasingIn(language);
  const sentence = message as (phrasing: Phrasing, ...values: unknown[]) => string;
  const attempts = [
    Array.from({ length: 4 }, () => 'some words'),
    Array.from({ length: 4 }, () => 1284),
    Array.from({ length: 4 }, () => ['one', 'two']),
    ['some words', 1284, 1284, '1 kB'],
    [1284, 'some words', 'some words', 'some words'],
    [1284, 1284, 'some words', 'some words'],
  ];
  for (const values of attempts) {
    try {
      const text = sentence(phrasing, ...values);
      if (typeof text === 'string' && !text.includes('NaN')) return text;
    } catch {
      // It takes values of another kind.
    }
  }
  return '';
}

describe('the words of the kit', () => {
  it('are there in French', () => assert.ok(languages.includes('fr')));

  for (const language of languages) {
    it(`have in ${language} every section and every message of the English, and no other`, async () => {
      const translated = await messagesOf(language);
      assert.deepEqual([...translated.keys()].sort(), [...english.keys()].sort());
      for (const [part, messages] of english)
        assert.deepEqual(Object.keys(translated.get(part) ?? {}).sort(), Object.keys(messages).sort(), part);
    });

    it(`are all registered by importing ${language}.ts`, async () => {
      await import(new URL(`${language}.ts`, locales).href);
      for (const [part, messages] of english) {
        for (const section of sectionsOf(part)) {
          const registered = messagesIn(language, section) ?? {};
          const missing = Object.keys(messages).filter((key) => registered[key] === undefined);
          assert.deepEqual(missing, [], `${part} is not registered whole in ${section}`);
        }
      }
    });

    it(`say something in ${language} for every message, of whatever it is given`, async () => {
      const translated = await messagesOf(language);
      for (const [part, messages] of translated)
        for (const [key, message] of Object.entries(messages)) {
          const text = said(message, language);
          assert.notEqual(text.trim(), '', `${part}.${key} says nothing`);
          assert.doesNotMatch(text, /undefined|\[object/, `${part}.${key}`);
        }
    });

    it(`leave nothing out in ${language} that the English tells`, async () => {
      const translated = await messagesOf(language);
      const values = (text: string) => (text.match(/some words/g) ?? []).length;
      for (const [part, messages] of english)
        for (const [key, message] of Object.entries(messages)) {
          const other = translated.get(part)?.[key];
          if (other === undefined) continue;
          assert.ok(
            values(said(other, language)) >= Math.min(1, values(said(message, 'en'))),
            `${part}.${key} leaves a value out`,
          );
        }
    });

    it(`are not English in ${language}, but for names and words that both share`, async () => {
      const translated = await messagesOf(language);
      const same = [...english].flatMap(([part, messages]) =>
        Object.entries(messages)
          .filter(
            ([key, message]) =>
              typeof message === 'string' &&
              message.includes(' ') &&
              !sharedNames.has(message) &&
              translated.get(part)?.[key] === message,
          )
          .map(([key]) => `${part}.${key}`),
      );
      assert.deepEqual(same, []);
    });
  }

  it('keep in French what stands before and in its punctuation on one line with it', async () => {
    const parted = [...(await messagesOf('fr'))].flatMap(([part, messages]) =>
      Object.entries(messages)
        .filter(([, message]) => / [:;?!%»]|« /.test(said(message, 'fr')))
        .map(([key]) => `${part}.${key}`),
    );
    assert.deepEqual(parted, []);
  });
});
