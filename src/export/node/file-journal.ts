import { appendFile, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { RunId } from '../../domain/ids.ts';
import type { JournalledUpload, RunJournal } from '../run-journal.ts';

const entrySchema = v.object({ mark: v.picklist(['began', 'ended']), key: v.string(), uploadId: v.string() });
type Entry = v.InferOutput<typeof entrySchema>;

/** A journal in a folder, a file a run, that outlives the process. A file is gone when nothing of its run is unfinished. */
export function fileJournal(folder: string): RunJournal {
  const fileOf = (runId: RunId) => join(folder, `${encodeURIComponent(runId)}.uploads`);
  return {
    uploads: async (runId) => unfinished(await entriesOf(fileOf(runId))),
    began: async (runId, upload) => {
      await mkdir(folder, { recursive: true });
      await appendDurably(fileOf(runId), { mark: 'began', ...upload });
    },
    ended: async (runId, upload) => {
      const file = fileOf(runId);
      await appendFile(file, line({ mark: 'ended', ...upload }));
      if (unfinished(await entriesOf(file)).length === 0) await rm(file, { force: true });
    },
  };
}

async function entriesOf(file: string): Promise<readonly Entry[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((written) => parsed(written) ?? []);
}

/** A process that was killed while it wrote leaves half a line: what it says never took effect. */
function parsed(written: string): Entry | undefined {
  try {
    return v.parse(entrySchema, JSON.parse(written));
  } catch {
    return undefined;
  }
}

function unfinished(entries: readonly Entry[]): readonly JournalledUpload[] {
  const left = new Map<string, JournalledUpload>();
  for (const { mark, key, uploadId } of entries) {
    if (mark === 'began') left.set(uploadId, { key, uploadId });
    else left.delete(uploadId);
  }
  return [...left.values()];
}

/** The line is on the disk when this resolves: a journal that a crash forgets names nothing. */
async function appendDurably(file: string, entry: Entry): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(`\n${line(entry)}`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

function line(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`;
}
