import type { ReviewFinding } from '../../../domain/review-findings.ts';
import { formatDateTime } from '../../../ui/format/date-time.ts';
import { brokenWords } from '../../connect-destination/finding-words.ts';
import type { Words } from '../wizard-words.ts';
import { scheduleIssueWords } from './schedule-words.ts';

/** One sentence of a review in the language of the page; what a step before says of the same thing, in the words of that step. */
export function findingWords(words: Words, finding: ReviewFinding): string {
  switch (finding.code) {
    case 'connection-data-type':
      return words.term('finding.connection-data-type', finding.connection);
    case 'connection-broken':
      return words.term('finding.connection-broken', finding.connection, brokenWords(words, finding));
    case 'audience-unknown':
    case 'audience-twice':
    case 'audience-draft':
    case 'audience-inactive':
    case 'audience-deleted':
    case 'audience-no-access':
      return words.term(`finding.${finding.code}`, finding.audience);
    case 'too-many-audiences':
      return words.term('issue.too-many-audiences', finding.over, finding.limit);
    case 'starts-too-soon':
    case 'ended':
    case 'ends-before-it-begins':
      return scheduleIssueWords(words, finding);
    case 'name-replaces':
      return words.term('staticReplaces');
    case 'name-refuses':
      return words.term('staticRefuses');
    case 'no-fields':
    case 'too-many-fields':
    case 'too-many-keys':
    case 'identity-with-attributes':
      return words.term(`issue.${finding.code}`);
    case 'no-deduplication-key':
      return words.term('keyNone');
    case 'target-duplicate':
      return words.term('saidOf', finding.field, words.term('finding.target-duplicate'));
    case 'target-missing':
    case 'target-characters':
    case 'source-unknown':
    case 'type-not-in-csv':
    case 'bare-value-holds-delimiter':
      return words.term('saidOf', finding.field, words.term(`row.${finding.code}`));
    case 'key-not-allowed':
      return words.term('finding.key-not-allowed', finding.audience, finding.key);
    case 'key-collision':
      return collisionWords(words, finding.owners, finding.key);
    case 'outlives-profiles':
      return words.term('nobodyLeftText', finding.lifetimeDays, finding.gapDays);
    case 'busy-hour': {
      const hour = formatDateTime(words.language, new Date(finding.hour), { timeZone: 'UTC', zone: true });
      return words.term('finding.busy-hour', finding.audiences, hour, finding.limit);
    }
  }
}

/** Two audiences may have one name: then it says how many they are. */
function collisionWords(words: Words, owners: readonly string[], key: string): string {
  const names = [...new Set(owners)];
  const [name] = names;
  return name !== undefined && names.length === 1
    ? words.term('finding.same-name', owners.length, name, key)
    : words.term('finding.key-collision', names, key);
}
