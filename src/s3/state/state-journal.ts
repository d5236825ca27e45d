import * as v from 'valibot';
import { runIdSchema, type RunId } from '../../domain/ids.ts';
import type { JournalledUpload, RunJournal } from '../../export/run-journal.ts';
import { StateConflict, type StateStore } from './state-store.ts';

const uploadsSchema = v.array(v.object({ key: v.string(), uploadId: v.string() }));

/** A journal beside the rest of the state: whichever process takes a run over finds what the former one has left behind. */
export function stateJournal(store: StateStore): RunJournal {
  return {
    uploads: async (runId) => (await read(store, runId)).uploads,
    began: (runId, upload) => change(store, runId, (uploads) => [...uploads, upload]),
    ended: (runId, { uploadId }) =>
      change(store, runId, (uploads) => uploads.filter((upload) => upload.uploadId !== uploadId)),
  };
}

/** Runs that have begun uploads which have not ended: they go on, or have left them behind. */
export async function* journalledRuns(store: StateStore): AsyncGenerator<RunId> {
  for await (const key of store.keys(FOLDER)) yield v.parse(runIdSchema, decodeURIComponent(key.slice(FOLDER.length)));
}

/** Reads, changes and writes until no one came between; what is empty is not kept. */
async function change(
  store: StateStore,
  runId: RunId,
  by: (uploads: readonly JournalledUpload[]) => readonly JournalledUpload[],
): Promise<void> {
  for (;;) {
    const { uploads, version } = await read(store, runId);
    const next = by(uploads);
    try {
      if (next.length > 0)
        await store.put(keyOf(runId), next, version === undefined ? { kind: 'absent' } : { kind: 'version', version });
      else if (version !== undefined) await store.remove(keyOf(runId), version);
      return;
    } catch (error) {
      if (!(error instanceof StateConflict)) throw error;
    }
  }
}

async function read(store: StateStore, runId: RunId) {
  const stored = await store.get(keyOf(runId));
  return stored === undefined
    ? { uploads: [], version: undefined }
    : { uploads: v.parse(uploadsSchema, stored.value), version: stored.version };
}

const FOLDER = 'journals/';

function keyOf(runId: RunId): string {
  return FOLDER + encodeURIComponent(runId);
}
