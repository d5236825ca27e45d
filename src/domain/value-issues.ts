import type * as v from 'valibot';

/**
 * Everything that a schema may find wrong with one value. A check gives the code as its message; where the sentence names a bound, it
 * is what the check itself requires. The English continues the name of the value, "name must not be empty": for logs and refusals on
 * the wire. Screens say it in their language (src/locales).
 */
export const valueIssueMessages = {
  missing: 'is missing',
  'not-chosen': 'must be chosen',
  taken: 'is taken',
  empty: 'must not be empty',
  'too-short': (least: string) => `must have at least ${least} characters`,
  'too-long': (most: string) => `must not be longer than ${most} characters`,
  'too-many-bytes': (most: string) =>
    `must not take more than ${most} bytes; letters with accents take two, those of other scripts up to four`,
  'not-a-moment': 'must be a moment in UTC such as 2026-11-24T14:00:00Z',
  'not-a-day': 'must be a day such as 2026-11-30',
  'not-a-time': 'must be a time such as 02:30',
  'not-a-time-zone': 'must be an IANA time zone such as Europe/Paris',
  'not-an-etag': 'must be the version as it was answered, without quotes',
  'ends-before-it-begins': 'must not end before it begins',
  'no-audience': 'must hold at least one audience',
  'no-field': 'must hold at least one field',
  'no-token': 'must hold at least one token',
  'bucket-characters': 'may hold only lower-case letters, digits, dots and hyphens',
  'bucket-ends': 'must begin and end with a letter or a digit',
  'bucket-dots': 'must not hold two dots in a row',
  'bucket-ip-address': 'must not look like an IP address',
  'bucket-prefix': 'must not begin with xn--, sthree- or amzn-s3-demo-, which S3 keeps for itself',
  'bucket-suffix': 'must not end with a suffix that S3 keeps for itself',
  'not-a-region': 'must be a region such as eu-west-1',
  'folder-slash': 'must not begin with a slash',
  'folder-dots': 'must not hold the segments . or ..',
  'folder-empty-segment': 'must not hold an empty segment',
  'folder-control-characters': 'must not hold control characters',
  'folder-tokens': 'may hold %AUDIENCE_NAME% and %AUDIENCE_ID% as its last segments only',
  'not-a-role-arn': 'must be a role ARN such as arn:aws:iam::123456789012:role/prospect-exports',
  'not-an-access-key-id': 'must be an access key id: letters and digits, as AKIAIOSFODNN7EXAMPLE',
  'not-a-secret-access-key': 'must be the secret access key as it was issued, without blanks',
  'not-an-address': 'must be an address such as https://s3.example.com',
  'address-with-path': 'must not hold a path, a query or a fragment',
  'no-kms-key': 'must name the KMS key, by id, ARN or alias',
  'private-key': 'is a private key: paste the public key block, and keep the private one to yourself',
  'not-a-public-key': 'must be a PGP public key block',
} as const;

export type ValueIssueCode = keyof typeof valueIssueMessages;

export interface ValueIssue {
  readonly code: ValueIssueCode;
  /** What `too-short`, `too-long` and `too-many-bytes` measure against. */
  readonly bound?: number;
}

export function isValueIssueCode(code: string): code is ValueIssueCode {
  return Object.hasOwn(valueIssueMessages, code);
}

/** What a schema of ours found wrong; `undefined` where Valibot speaks for itself, as of a value of another type. */
export function valueIssueOf(issue: v.BaseIssue<unknown>): ValueIssue | undefined {
  const { message: code, requirement } = issue;
  if (!isValueIssueCode(code)) return issue.received === 'undefined' ? { code: 'missing' } : undefined;
  const namesBound = typeof valueIssueMessages[code] === 'function';
  return namesBound && typeof requirement === 'number' ? { code, bound: requirement } : { code };
}

export function valueIssueMessage({ code, bound = 0 }: ValueIssue): string {
  const message = valueIssueMessages[code];
  return typeof message === 'string' ? message : message(bound.toLocaleString('en'));
}
