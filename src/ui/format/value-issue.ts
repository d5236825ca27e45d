import { isValueIssueCode, type ValueIssue } from '../../domain/value-issues.ts';
import type { valueIssues } from '../../locales/en/value-issues.ts';
import type { Localize } from '../localize/localize.ts';

/** The words of a section that brings those of wrong values. */
export type ValueIssueWords = Pick<Localize<typeof valueIssues>, 'term'>;

/** What was found wrong here, or what the other side says: that one's own sentence is shown where its code is none of ours. */
export type SaidIssue =
  | ValueIssue
  | { readonly message: string; readonly code?: string | undefined; readonly bound?: number | undefined };

/** "Bucket must have at least 3 characters." */
export function valueIssueWords(words: ValueIssueWords, name: string, issue: SaidIssue): string {
  return words.term('value', name, sentenceOf(words, issue));
}

function sentenceOf(words: ValueIssueWords, issue: SaidIssue): string {
  const { code } = issue;
  if (code === undefined || !isValueIssueCode(code)) return 'message' in issue ? issue.message : '';
  switch (code) {
    case 'too-short':
    case 'too-long':
    case 'too-many-bytes':
      return words.term(`value.${code}`, issue.bound ?? 0);
    default:
      return words.term(`value.${code}`);
  }
}
