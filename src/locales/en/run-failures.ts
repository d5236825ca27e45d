import { runFailureSentences } from '../../domain/run-failure-sentences.ts';
import type { Messages, Phrasing } from '../messages.ts';

/** Why a run failed or wrote nothing: the domain's own English. */
export const runFailures = {
  ...runFailureSentences,
  // What the backend itself says of these is more than the code tells, and is English already.
  'said.source': '',
  'said.too-many-keys': '',
  'said.unwritable-value': '',
  'said.unsupported': '',
  'said.key-taken': '',
  'said.key-not-allowed': '',
  'said.verification': '',
  'said.not-started': '',
  visibleFiles: (phrasing: Phrasing, keys: readonly string[]) =>
    `These files are in the bucket without a manifest: ${phrasing.list(keys)}.`,
} as const satisfies Messages;
