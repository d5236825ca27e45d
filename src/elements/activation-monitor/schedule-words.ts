import type { ActivatedAudience } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import { fileExtension } from '../../domain/file-format.ts';
import type { FileNameToken } from '../../domain/file-name.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { spanWords, startWords } from '../../ui/format/schedule.ts';
import type { Words } from './monitor-words.ts';

/** "02:30 Europe/Paris, 30 Nov 2026 – no end" */
export function whenWords(words: Words, schedule: Schedule): string {
  return `${startWords(words, schedule)}, ${spanWords(words, schedule)}`;
}

/** The name as it is put together, what each run fills in in braces: `{destination}_{audience id}_{YYYYMMDD}.csv` */
export function fileNamePattern(
  words: Words,
  { tokens, separator }: ActivatedAudience['fileName'],
  connection: Connection | undefined,
): string {
  const extension =
    connection === undefined
      ? ''
      : fileExtension(connection.format, { encrypted: connection.openPgpPublicKeys.length > 0 });
  return tokens.map((token) => tokenWords(words, token)).join(separator) + extension;
}

function tokenWords(words: Words, token: FileNameToken): string {
  switch (token.token) {
    case 'text':
      return token.text;
    case 'date-time':
      return `{${token.pattern}}`;
    default:
      return `{${words.term(`token.${token.token}`)}}`;
  }
}
