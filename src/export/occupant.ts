import type { Retrier } from './retrier.ts';
import { TransportError } from './transport/transport-error.ts';
import { isOfRun, type UploadScope } from './upload/upload-scope.ts';

/**
 * Who holds a key now: nobody, this very run (in this life or an earlier one, or a former attempt at it), someone else; `unknown` where the credentials may
 * not look at a key without an object, as S3 answers without the right to list.
 */
export async function occupantOf(
  key: string,
  { transport, runId, formerAttempts }: Pick<UploadScope, 'transport' | 'runId' | 'formerAttempts'>,
  { retrier, signal }: { readonly retrier: Retrier; readonly signal?: AbortSignal },
): Promise<'nobody' | 'own' | 'other' | 'unknown'> {
  try {
    const head = await retrier.run(() => transport.headObject({ key }, { signal }), signal);
    if (head === undefined) return 'nobody';
    return [runId, ...formerAttempts].some((id) => isOfRun(head.metadata, id)) ? 'own' : 'other';
  } catch (error) {
    if (error instanceof TransportError && error.kind === 'denied') return 'unknown';
    throw error;
  }
}
