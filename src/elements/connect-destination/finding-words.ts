import { sayFindings, type SaidFindings } from '../../domain/connection-finding-sentences.ts';
import type { ConnectionTestEvent } from '../../domain/connection-test.ts';
import type { ConnectionHealth } from '../../domain/connection.ts';
import type { connectionFindings } from '../../locales/en/connection-findings.ts';
import type { serviceProblems } from '../../locales/en/service-problems.ts';
import type { Localize } from '../../ui/localize/localize.ts';

/** The words of a section that brings those of findings. */
export type FindingWords = Pick<Localize<typeof serviceProblems & typeof connectionFindings>, 'term'>;

/** What a stage found, in the language of the page; in the words of the other side, where it gives no findings. */
export function stageWords(
  words: FindingWords,
  { findings, detail, fix }: Pick<ConnectionTestEvent, 'findings' | 'detail' | 'fix'>,
): SaidFindings {
  if (findings === undefined) return fix === undefined ? { detail } : { detail, fix };
  return sayFindings(findings, (sentence, value) => words.term(sentence, value));
}

/** Why a connection does not work and what to do, as one text. */
export function brokenWords(
  words: FindingWords,
  { findings, reason, nextStep }: Omit<Extract<ConnectionHealth, { kind: 'broken' }>, 'kind' | 'since'>,
): string {
  const { detail, fix = '' } = stageWords(words, { findings, detail: reason, fix: nextStep });
  return `${detail} ${fix}`.trimEnd();
}
