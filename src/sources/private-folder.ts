import { lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isDead, showLife } from './sign-of-life.ts';

/** A folder that nobody else may look into. */
export interface PrivateFolder {
  readonly path: string;
  /** Takes it away with all that is in it. */
  readonly remove: () => Promise<void>;
}

/** How the names of these folders begin. */
const PREFIX = 'prospect-files-';

/** The same once their process is done with them: whoever sees one may take it away, sign of life or none. */
const DONE_PREFIX = 'prospect-done-';

/**
 * Makes one, and takes away those that processes have left behind which are certainly no more: a killed one cannot. What shows no
 * sign of this running system stays, such as folders of other machines that share the place, or of this one before it was started anew.
 *
 * @throws where the place cannot be written to; never because of a folder that was left behind
 */
export async function privateFolder(place = tmpdir()): Promise<PrivateFolder> {
  await mkdir(place, { recursive: true });
  await sweep(place);
  const path = await mkdtemp(join(place, PREFIX));
  const remove = () => takeAway(path);
  try {
    const endLife = await showLife(path);
    // In this order: it shows life as long as it is there.
    return { path, remove: () => remove().then(endLife) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Under another name first: its sign of life may go before it does, and a process that is killed in between must not leave it. */
async function takeAway(path: string): Promise<void> {
  const done = join(dirname(path), basename(path).replace(PREFIX, DONE_PREFIX));
  const last = await rename(path, done).then(
    () => done,
    () => path,
  );
  await rm(last, { recursive: true, force: true });
}

async function sweep(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const path = join(place, name);
    // One that cannot be looked into, or that another process takes away meanwhile, is no reason to fail.
    if (await isLeftBehind(path).catch(() => false))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isLeftBehind(path: string): Promise<boolean> {
  const isDone = basename(path).startsWith(DONE_PREFIX);
  if (!isDone && !basename(path).startsWith(PREFIX)) return false;
  const found = await lstat(path);
  return found.isDirectory() && found.uid === process.getuid?.() && (isDone || (await isDead(path)));
}
