import type { RunId } from '../domain/ids.ts';

/** A file of a run that is on its way. */
export interface JournalledUpload {
  readonly key: string;
  /** S3's id of the multipart upload. */
  readonly uploadId: string;
}

/**
 * Remembers the unfinished uploads of a run where a killed process cannot take them along. On the next start of the run those
 * are aborted, and none that the journal does not name.
 */
export interface RunJournal {
  /** What the run had begun and not ended. */
  uploads(runId: RunId): Promise<readonly JournalledUpload[]>;
  /** Resolves when it is kept durably. */
  began(runId: RunId, upload: JournalledUpload): Promise<void>;
  /** The upload was completed or aborted. */
  ended(runId: RunId, upload: JournalledUpload): Promise<void>;
}

/** A journal that lasts as long as the process. */
export function memoryJournal(): RunJournal {
  const runs = new Map<RunId, JournalledUpload[]>();
  return {
    uploads: (runId) => Promise.resolve([...(runs.get(runId) ?? [])]),
    began: (runId, upload) => {
      runs.set(runId, [...(runs.get(runId) ?? []), upload]);
      return Promise.resolve();
    },
    ended: (runId, upload) => {
      const left = (runs.get(runId) ?? []).filter(({ uploadId }) => uploadId !== upload.uploadId);
      if (left.length === 0) runs.delete(runId);
      else runs.set(runId, left);
      return Promise.resolve();
    },
  };
}
