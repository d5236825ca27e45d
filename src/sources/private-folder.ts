import { lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDead, showLife } from './sign-of-life.ts';

/** A folder that nobody else may look into. */
export interface PrivateFolder {
  readonly path: string;
  /** Takes it away with all that is in it. */
  readonly remove: () => Promise<void>;
}

/** How the names of these folders begin. */
const PREFIX = 'prospect-files-';

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
  const remove = () => rm(path, { recursive: true, force: true });
  try {
    const endLife = await showLife(path);
    // In this order: it shows life as long as it is there.
    return { path, remove: () => remove().then(endLife) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function sweep(place: string): Promise<void> {
  const names = (await readdir(place)).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const path = join(place, name);
    // One that cannot be looked into, or that another process takes away meanwhile, is no reason to fail.
    if (await isLeftBehind(path).catch(() => false))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isLeftBehind(path: string): Promise<boolean> {
  const found = await lstat(path);
  return found.isDirectory() && found.uid === process.getuid?.() && (await isDead(path));
}
