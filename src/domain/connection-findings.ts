import * as v from 'valibot';
import { serviceProblems } from './service-problems.ts';

/** Everything that our own connection tests may find, with the value that its sentence needs. */
export const connectionFindingSchema = v.variant('code', [
  /** What S3, or the way to it, answered. */
  v.object({ code: v.picklist(serviceProblems) }),
  v.object({
    code: v.picklist([
      'credentials-found',
      'role-credentials-found',
      'no-role',
      'role-assumed',
      'role-refused',
      'external-id-required',
      'external-id-ignored',
      'no-external-id',
      'bucket-answers',
      'bucket-unlisted',
      'path-style-wanted',
      'bucket-writable',
      'write-denied',
      'checksums-missing',
      'checksums-refused',
      'etag-hidden',
      'etag-unquoted',
      'upload-possible',
      'bucket-encryption',
      'key-usable',
      'conditions-missing',
      'existing-files-safe',
      'put-overwrites',
      'completion-overwrites',
      'races-without-loser',
      'lost-races-are-errors',
      'no-page',
      'etag-unreadable',
      'page-shut-out',
    ]),
  }),
  /** `region`: the one in which the bucket is. */
  v.object({ code: v.literal('bucket-elsewhere'), region: v.string() }),
  /** `folder`: the part of it that every file shares. */
  v.object({ code: v.literal('folder-writable'), folder: v.string() }),
  /** `keys`: objects of the test that are still in the bucket. */
  v.object({ code: v.literal('probe-left'), keys: v.array(v.string()) }),
  /** `origin`: that of the page that exports by itself. */
  v.object({ code: v.literal('etag-readable'), origin: v.string() }),
]);
export type ConnectionFinding = v.InferOutput<typeof connectionFindingSchema>;

/** Beside the sentences that tell the same in English, which stand alone where a newer service has found what is not known here. */
export const toldFindingsSchema = v.fallback(v.optional(v.array(connectionFindingSchema)), undefined);
