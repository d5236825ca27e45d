import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { activationErrorCodes, type ActivationErrorCode } from '../../src/adapter/activation-error-schema.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { connectionFindingSchema, type ConnectionFinding } from '../../src/domain/connection-findings.ts';
import { reviewFindingSchema, type ReviewFinding } from '../../src/domain/review-findings.ts';
import { isWhole } from '../../src/domain/run-failure-sentences.ts';
import type { RunError } from '../../src/domain/run.ts';
import { runFailureSchema, skipReasons, type RunFailure } from '../../src/domain/run-failures.ts';
import { valueIssueMessages, type ValueIssueCode } from '../../src/domain/value-issues.ts';
import { failureWords } from '../../src/elements/activation-error/failure-words.ts';
import { findingWords } from '../../src/elements/activation-wizard/steps/finding-words.ts';
import type { Words } from '../../src/elements/activation-wizard/wizard-words.ts';
import { stageWords } from '../../src/elements/connect-destination/finding-words.ts';
import { runErrorWords, skipWords } from '../../src/elements/activation-monitor/run-failure-words.ts';
import { monitor } from '../../src/locales/en/monitor.ts';
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
  region: 'eu-central-1',
  folder: 'prospects',
  keys: ['prospects/.probe'],
  origin: 'https://portal.example',
  findings: undefined,
  action: 'upload',
};

/** One finding for every code that a schema knows. */
function each<Finding extends { readonly code: string }>(schema: FindingSchema<Finding>): readonly Finding[] {
  return schema.options.flatMap(({ entries: { code, ...named } }) => {
    const known = Object.fromEntries(Object.keys(named).map((name) => [name, values[name as keyof typeof values]]));
    return (code.options ?? [code.literal]).map((one) => v.parse(schema, { ...known, code: one }));
  });
}

type FindingSchema<Finding> = v.GenericSchema<unknown, Finding> & {
  readonly options: readonly {
    readonly entries: { readonly code: { readonly options?: readonly string[]; readonly literal?: string } };
  }[];
};

const findings: readonly ReviewFinding[] = each(reviewFindingSchema);
const tested: readonly ConnectionFinding[] = each(connectionFindingSchema);
const failures: readonly RunFailure[] = each(runFailureSchema);
const valueCodes = Object.keys(valueIssueMessages) as ValueIssueCode[];

function speaking(language: string): Words {
  const messages: Messages = {
    ...monitor,
    ...messagesIn(language, 'monitor'),
    ...wizard,
    ...messagesIn(language, 'wizard'),
  };
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
    it(`has words in ${language} for every code of a connection test, with what it names`, () => {
      for (const finding of tested) {
        const { detail, fix = '' } = stageWords(words, { findings: [finding], detail: '', fix: '' });
        assertWhole(detail, finding.code);
        const { code: _, ...named } = finding;
        for (const value of Object.values<string | string[]>(named).flat())
          assert.ok(`${detail} ${fix}`.includes(value), finding.code);
      }
    });
    it(`has words in ${language} for every code of a run, and keeps what the backend alone can tell`, () => {
      for (const failure of failures) {
        const { title, text, english } = runErrorWords(words, failedBy(failure));
        assertWhole(title, failure.code);
        assertWhole(text, failure.code);
        const told = english ?? (language === 'en' ? text : '');
        assert.equal(told.includes('Row 7 is no record.'), !isWhole(failure), failure.code);
      }
      for (const code of skipReasons) assertWhole(skipWords(words, { code, reason: '' }), code);
    });
    it(`has words in ${language} for every code of a value`, () => {
      for (const code of valueCodes) assertWhole(valueIssueWords(words, 'Bucket', { code, bound: 63 }), code);
    });
  }

  it('is said in other words in French than in English, whatever it is', () => {
    for (const finding of findings)
      assert.notEqual(findingWords(speaking('fr'), finding), findingWords(speaking('en'), finding), finding.code);
    for (const finding of tested) {
      const said = (language: string) => stageWords(speaking(language), { findings: [finding], detail: '' });
      assert.notEqual(said('fr').detail, said('en').detail, finding.code);
      assert.equal(said('fr').fix === undefined, said('en').fix === undefined, finding.code);
      if (said('en').fix !== undefined) assert.notEqual(said('fr').fix, said('en').fix, finding.code);
    }
    for (const failure of failures) {
      const said = (language: string) => runErrorWords(speaking(language), failedBy(failure));
      assert.notEqual(said('fr').title, said('en').title, failure.code);
      assert.notEqual(said('fr').text, said('en').text, failure.code);
    }
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

describe('what a service refuses', () => {
  const refused = (code: ActivationErrorCode, language: string) =>
    failureWords(speaking('fr'), new ActivationError(code, 'Of the service.', { language }));

  it('is said as the service says it, where that is in the language of the page', () => {
    for (const code of activationErrorCodes) assert.equal(refused(code, 'fr-CA'), 'Of the service.', code);
  });

  it('is said by its code in French, where the service speaks another language', () => {
    for (const code of activationErrorCodes) {
      assertWhole(refused(code, 'en'), code);
      assert.notEqual(refused(code, 'en'), 'Of the service.', code);
    }
  });
});

function failedBy(failure: RunFailure): RunError {
  return { title: 'No title.', message: 'Row 7 is no record.', nextStep: 'Mend it.', failure };
}

function assertWhole(sentence: string, code: string): void {
  assert.notEqual(sentence.trim(), '', code);
  assert.doesNotMatch(sentence, /undefined|NaN|\[object/, code);
}
