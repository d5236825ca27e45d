import { isWhole, titleOf } from '../../domain/run-failure-sentences.ts';
import type { RunError, RunState } from '../../domain/run.ts';
import type { runFailures } from '../../locales/en/run-failures.ts';
import type { serviceProblems } from '../../locales/en/service-problems.ts';
import type { Localize } from '../../ui/localize/localize.ts';

/** The words of a section that brings those of failures. */
export type RunFailureWords = Pick<Localize<typeof serviceProblems & typeof runFailures>, 'term'>;

/** Why a run failed. */
export interface SaidFailure {
  readonly title: string;
  readonly text: string;
  /** What the backend said in English, where the page speaks another language and that tells more than its code. */
  readonly english?: string;
}

/** Why a run failed, in the language of the page; in the words of the backend, where it gives no code. */
export function runErrorWords(words: RunFailureWords, { failure, visibleFiles = [], ...own }: RunError): SaidFailure {
  const said = `${own.message} ${own.nextStep}`;
  if (failure === undefined) return { title: own.title, text: said };
  const title = words.term(titleOf(failure));
  if (!isWhole(failure)) {
    const text = words.term(`said.${failure.code}`);
    return text === '' ? { title, text: said } : { title, text, english: said };
  }
  // the backend's own sentences name the files
  const visible = visibleFiles.length === 0 ? '' : ` ${words.term('visibleFiles', visibleFiles)}`;
  return { title, text: `${words.term(`found.${failure.code}`)} ${words.term(`fix.${failure.code}`)}${visible}` };
}

/** Why a run wrote nothing, though it did not fail. */
export function skipWords(
  words: RunFailureWords,
  { code, reason }: Pick<Extract<RunState, { kind: 'skipped' }>, 'code' | 'reason'>,
): string {
  return code === undefined ? reason : words.term(`skipped.${code}`);
}
