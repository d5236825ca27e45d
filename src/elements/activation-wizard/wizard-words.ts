import type { Permission, Session } from '../../domain/session.ts';
import type { WizardStep } from '../../domain/draft.ts';
import { issuesHere, type WizardIssue } from '../../domain/wizard/wizard-issues.ts';
import type { WizardState } from '../../domain/wizard/wizard-state.ts';
import type { wizard } from '../../locales/en/wizard.ts';
import type { Localize } from '../../ui/localize/localize.ts';

export type Words = Localize<typeof wizard>;

/** What the foot says: why it does not go on, or what is decided. */
export interface FootNote {
  readonly kind: 'problem' | 'blocked' | 'wait' | 'ready';
  readonly text: string;
}

export function footNote(words: Words, state: WizardState): FootNote {
  const issues = issuesHere(state);
  const [first] = issues;
  if (first === undefined) return { kind: 'ready', text: readyWords(words, state) };
  const kind = first.code === 'blockers' ? 'blocked' : isUndecided(first) ? 'wait' : 'problem';
  return { kind, text: issueWords(words, first, issues.filter(({ code }) => code === first.code).length) };
}

/** Nothing is wrong, only something is still to be decided. */
function isUndecided({ code }: WizardIssue): boolean {
  return ['no-connection', 'no-audiences', 'not-reviewed', 'nothing-changed', 'edit-not-applied'].includes(code);
}

/** One sentence for all issues of a kind. */
export function issueWords(words: Words, issue: WizardIssue, count: number): string {
  switch (issue.code) {
    case 'too-many-audiences':
      return words.term('issue.too-many-audiences', issue.over, issue.limit);
    case 'blockers':
      return words.term('issue.blockers', issue.count);
    case 'name-too-long':
    case 'key-too-long':
    case 'name-not-allowed':
      return words.term('issue.file-name', count);
    // A name that stands twice is an issue of both its rows.
    case 'target-duplicate':
      return words.term('issue.target-duplicate', Math.floor(count / 2));
    case 'audience-unavailable':
    case 'starts-too-soon':
    case 'ended':
    case 'ends-before-it-begins':
    case 'name-collision':
    case 'target-missing':
    case 'target-characters':
    case 'source-unknown':
    case 'type-not-in-csv':
    case 'bare-value-holds-delimiter':
      return words.term(`issue.${issue.code}`, count);
    default:
      return words.term(`issue.${issue.code}`);
  }
}

function readyWords(words: Words, { draft }: WizardState): string {
  switch (draft.step) {
    case 'destination':
      return words.term('ready.destination');
    case 'audiences':
      return words.term('ready.audiences', draft.audiences.length);
    case 'scheduling':
      return words.term('ready.scheduling', draft.audiences.length);
    case 'mapping':
      return words.term('ready.mapping', draft.mapping?.length ?? 0);
    case 'review':
      return words.term('ready.review');
  }
}

export function stepWords(words: Words, step: WizardStep): string {
  return words.term(`step.${step}`);
}

/** Whom to ask for a permission. */
export function contactOf(words: Words, session: Session | undefined): string {
  return session?.permissionContact ?? words.term('anAdministrator');
}

/** Why a control is off; `undefined` where the person may. */
export function missingPermission(words: Words, session: Session, permission: Permission): string | undefined {
  if (session.permissions.includes(permission)) return undefined;
  return words.term('needsPermission', words.term(`permission.${permission}`), contactOf(words, session));
}
