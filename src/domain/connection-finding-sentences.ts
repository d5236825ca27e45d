import type { ConnectionFinding } from './connection-findings.ts';
import { serviceProblemSentences } from './service-problems.ts';

const KEEP_NAMES_APART = 'Keep the date and time in file names: then no two exports write to the same name.';

/** What a test finds beside the answers of S3, and what to do about it, in English; `fix` only where it calls for something. */
export const connectionFindingSentences = {
  'found.credentials-found': 'The credentials are there.',
  'found.role-credentials-found': 'The service has credentials, and the role gave its own.',
  'found.no-role': 'No role is assumed.',
  'found.role-assumed': 'The role can be assumed.',
  'found.role-refused': 'The role may not be assumed.',
  'fix.role-refused': 'Let the trust policy of the role name the principal and the external id of this service.',
  'found.external-id-required': 'The role insists on the external id.',
  'found.external-id-ignored':
    'The role can be assumed without the external id, so that anyone who knows its ARN could export through this service.',
  'fix.external-id-ignored': 'Add the condition on sts:ExternalId to the trust policy of the role.',
  'found.no-external-id': 'This service sends no external id.',
  'fix.no-external-id': 'Ask its operator to set one.',
  'found.bucket-answers': 'The bucket answers in this region.',
  'found.bucket-unlisted': 'The bucket answers; the credentials may not list it, and need not.',
  'found.bucket-elsewhere': (region: string) => `The bucket does not answer in this region, but in ${region}.`,
  'fix.bucket-elsewhere': (region: string) => `Enter the region in which the bucket was created: ${region}.`,
  'found.path-style-wanted': 'Or the server expects the bucket in the path.',
  'fix.path-style-wanted': 'Or choose path style.',
  'found.bucket-writable': 'A file can be written to the bucket.',
  'found.folder-writable': (folder: string) => `A file can be written under ${folder}.`,
  'found.write-denied': 'The credentials are right, but they may not write here.',
  'fix.write-denied': serviceProblemSentences['fix.denied'],
  'found.checksums-missing': 'The server keeps no checksums: what has arrived is checked by its size and ETag.',
  'found.checksums-refused':
    'The server refuses the checksums of S3: what has arrived is checked by its size and ETag.',
  'found.etag-hidden': 'Its answers show no ETag.',
  'found.etag-unquoted': 'Its ETags have no quotes, which exports do not mind.',
  'found.upload-possible': 'A multipart upload can be started and given up.',
  'found.bucket-encryption': "The bucket's own encryption is used.",
  'found.key-usable': 'The encryption key can be used.',
  'found.conditions-missing':
    'The server offers no writes that depend on whether a file is there, without which an export could overwrite.',
  'fix.conditions-missing': 'Take a newer version of this server, or another that offers If-None-Match.',
  'found.existing-files-safe': 'Existing files are safe from being overwritten.',
  'found.put-overwrites': 'The server overwrites files that were to be kept.',
  'fix.put-overwrites': KEEP_NAMES_APART,
  'found.completion-overwrites':
    'The server overwrites files that were to be kept where a large one is completed in the same moment.',
  'fix.completion-overwrites': KEEP_NAMES_APART,
  'found.races-without-loser': 'Of two writes in the same moment that must not overwrite, the server takes both.',
  'fix.races-without-loser': KEEP_NAMES_APART,
  'found.lost-races-are-errors':
    'A write that came second is answered with an error of the server: exports then read what lies there.',
  'found.probe-left': 'What the test has written could not be removed.',
  'fix.probe-left': (keys: string) => `Remove ${keys} by hand.`,
  'found.no-page': 'Files are sent by the service, not by a page.',
  'found.etag-readable': (origin: string) => `Pages of ${origin} can read the ETags of their uploads.`,
  'found.etag-unreadable': 'The bucket does not let the page read the ETag of what it uploads.',
  'fix.etag-unreadable': 'Set these CORS rules on the bucket.',
  'found.page-shut-out': 'Or the bucket does not let this page in.',
  'fix.page-shut-out': 'Or set these CORS rules on the bucket.',
} as const;

const english = { ...serviceProblemSentences, ...connectionFindingSentences };

/** A sentence in the language of whoever asks; `value` is what the finding names, and empty where it names nothing. */
export type SayFinding = (sentence: keyof typeof english, value: string) => string;

/** What was found, and what to change. */
export interface SaidFindings {
  readonly detail: string;
  readonly fix?: string;
}

/** One sentence after the other, and what to change about each, once. */
export function sayFindings(findings: readonly ConnectionFinding[], say: SayFinding = inEnglish): SaidFindings {
  const detail = findings.map((finding) => say(`found.${finding.code}`, valueOf(finding))).join(' ');
  const fixes = new Set(
    findings.flatMap((finding) => {
      const sentence = `fix.${finding.code}`;
      return isSentence(sentence) ? say(sentence, valueOf(finding)) : [];
    }),
  );
  return fixes.size === 0 ? { detail } : { detail, fix: [...fixes].join(' ') };
}

/** Whether it is something that exports do not expect. */
export function callsForAFix({ code }: ConnectionFinding): boolean {
  return isSentence(`fix.${code}`);
}

function isSentence(sentence: string): sentence is keyof typeof english {
  return Object.hasOwn(english, sentence);
}

function inEnglish(...[sentence, value]: Parameters<SayFinding>): string {
  const words = english[sentence];
  return typeof words === 'string' ? words : words(value);
}

function valueOf(finding: ConnectionFinding): string {
  switch (finding.code) {
    case 'bucket-elsewhere':
      return finding.region;
    case 'folder-writable':
      return finding.folder;
    case 'probe-left':
      return finding.keys.join(', ');
    case 'etag-readable':
      return finding.origin;
    default:
      return '';
  }
}
