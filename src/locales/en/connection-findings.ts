import { connectionFindingSentences as said } from '../../domain/connection-finding-sentences.ts';
import type { Messages, Phrasing } from '../messages.ts';

/** What a connection test finds beside the answers of S3, and what to do about it: the domain's own English. */
export const connectionFindings = {
  ...said,
  'found.bucket-elsewhere': (_phrasing: Phrasing, region: string) => said['found.bucket-elsewhere'](region),
  'fix.bucket-elsewhere': (_phrasing: Phrasing, region: string) => said['fix.bucket-elsewhere'](region),
  'found.folder-writable': (_phrasing: Phrasing, folder: string) => said['found.folder-writable'](folder),
  'fix.probe-left': (_phrasing: Phrasing, keys: string) => said['fix.probe-left'](keys),
  'found.etag-readable': (_phrasing: Phrasing, origin: string) => said['found.etag-readable'](origin),
} as const satisfies Messages;
