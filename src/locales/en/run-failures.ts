import { runFailureSentences } from '../../domain/run-failure-sentences.ts';
import type { Messages, Phrasing } from '../messages.ts';

/** Why a run failed or wrote nothing: the domain's own English. */
export const runFailures = {
  ...runFailureSentences,
  // What the backend itself says of these is more than the code tells.
  'said.source': (_phrasing: Phrasing, sentences: string) => sentences,
  'said.too-many-keys': (_phrasing: Phrasing, sentences: string) => sentences,
  'said.unwritable-value': (_phrasing: Phrasing, sentences: string) => sentences,
  'said.unsupported': (_phrasing: Phrasing, sentences: string) => sentences,
  'said.key-taken': (_phrasing: Phrasing, sentences: string) => sentences,
  'said.key-not-allowed': (_phrasing: Phrasing, sentences: string) => sentences,
  'said.verification': (_phrasing: Phrasing, sentences: string) => sentences,
  'said.not-started': (_phrasing: Phrasing, sentences: string) => sentences,
  visibleFiles: (phrasing: Phrasing, keys: readonly string[]) =>
    `These files are in the bucket without a manifest: ${phrasing.list(keys)}.`,
} as const satisfies Messages;
