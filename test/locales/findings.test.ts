import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { reviewFindingSchema, type ReviewFinding } from '../../src/domain/review-findings.ts';
import { valueIssueMessages, type ValueIssueCode } from '../../src/domain/value-issues.ts';
import { findingWords } from '../../src/elements/activation-wizard/steps/finding-words.ts';
import type { Words } from '../../src/elements/activation-wizard/wizard-words.ts';
import { wizard } from '../../src/locales/en/wizard.ts';
import '../../src/locales/fr.ts';
import type { Messages, Phrasing } from '../../src/locales/messages.ts';
import { messagesIn } from '../../src/locales/register.ts';
import { valueIssueWords } from '../../src/ui/format/value-issue.ts';
import { phrasingIn } from '../../src/ui/localize/phrasing.ts';

/** A value of each name that a finding may hold, told apart in a sentence. */
const values = {
  connection: 'Partner drop',
  reason: 'The key was deleted.',
  nextStep: 'Enter a new one.',
  audience: 'Car buyers',
  limit: 250,
  over: 3,
  minutesLeft: 12,
  earliestSafeStart: { day: '2026-11-24', time: '11:00' },
  timeZone: 'Europe/Paris',
  field: 'person.name',
  key: 'prospects/a.csv',
  owners: ['Car buyers', 'New parents'],
  gapDays: 31,
  lifetimeDays: 25,
  hour: '2026-11-24T06:00:00Z',
  audiences: 120,
};

/** One finding for every code that the schema knows. */
const findings = reviewFindingSchema.options.flatMap(({ entries: { code, ...named } }): ReviewFinding[] => {
  const codes = 'options' in code ? code.options : [code.literal];
  const known = Object.fromEntries(Object.keys(named).map((name) => [name, values[name as keyof typeof values]]));
  return codes.map((one) => v.parse(reviewFindingSchema, { ...known, code: one }));
});
const valueCodes = Object.keys(valueIssueMessages) as ValueIssueCode[];

function speaking(language: string): Words {
  const messages: Messages = { ...wizard, ...messagesIn(language, 'wizard') };
  const term = (key: string, ...said: unknown[]): string => {
    const message = messages[key];
    assert.ok(message !== undefined, `${language} has no words for ${key}`);
    return typeof message === 'string'
      ? message
      : (message as (phrasing: Phrasing, ...said: unknown[]) => string)(phrasingIn(language), ...said);
  };
  return { language, term } as unknown as Words;
}

describe('what the domain finds', () => {
  for (const language of ['en', 'fr']) {
    const words = speaking(language);
    it(`has words in ${language} for every code of a review`, () => {
      for (const finding of findings) assertWhole(findingWords(words, finding), finding.code);
    });
    it(`has words in ${language} for every code of a value`, () => {
      for (const code of valueCodes) assertWhole(valueIssueWords(words, 'Bucket', { code, bound: 63 }), code);
    });
  }

  it('is said in other words in French than in English, whatever it is', () => {
    for (const finding of findings)
      assert.notEqual(findingWords(speaking('fr'), finding), findingWords(speaking('en'), finding), finding.code);
    for (const code of valueCodes) {
      const said = (language: string) => valueIssueWords(speaking(language), 'Bucket', { code, bound: 63 });
      assert.notEqual(said('fr'), said('en'), code);
    }
  });

  it('is told with the names and numbers that it is about', () => {
    assert.equal(
      findingWords(speaking('fr'), {
        code: 'key-collision',
        key: 'prospects/a.csv',
        owners: ['Car buyers', 'New parents'],
      }),
      'Car buyers et New parents écriraient le même fichier prospects/a.csv.',
    );
    assert.equal(
      findingWords(speaking('en'), { code: 'key-collision', key: 'prospects/a.csv', owners: ['Same', 'Same'] }),
      '2 audiences called Same would write the same file prospects/a.csv.',
    );
  });
});

function assertWhole(sentence: string, code: string): void {
  assert.notEqual(sentence.trim(), '', code);
  assert.doesNotMatch(sentence, /undefined|NaN|\[object/, code);
}
