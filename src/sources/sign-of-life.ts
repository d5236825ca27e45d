import { constants } from 'node:fs';
import { lstat, open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/**
 * A sign in a folder that its process lives: a socket that listens. The system ends it together with the process, however that ends;
 * it needs no process id, which another process may have by now, and is the same from one container to another. A socket of another
 * machine that shares the folder would look dead here: the sign's name holds the number that the system got when it was started.
 *
 * Only Linux has such a number, and only some file systems hold sockets: elsewhere there is no sign, and nobody is taken for dead.
 *
 * @returns takes the sign away
 */
export async function showLife(folder: string): Promise<() => Promise<void>> {
  const name = await signName();
  if (name === undefined) return () => Promise.resolve();
  return withShortPath(folder, async (short, handle) => {
    const server = createServer((visitor) => visitor.destroy()).unref();
    const isListening = await listens(server, `${short}/${UNBORN}`);
    // A socket that does not listen yet looks dead: it gets its name when it does.
    if (isListening) await rename(join(folder, UNBORN), join(folder, name));
    return async () => {
      if (isListening) await closed(server);
      await handle.close();
    };
  });
}

/**
 * Whether the folder was shown to live on this running system, and its process is certainly no more.
 *
 * @throws where the folder holds no sign
 */
export async function isDead(folder: string): Promise<boolean> {
  const name = await signName();
  if (name === undefined) return false;
  // Something else by that name refuses a call as a dead socket does.
  if (!(await lstat(join(folder, name))).isSocket()) return false;
  return withShortPath(folder, async (short, handle) => {
    const answer = await callTo(`${short}/${name}`);
    await handle.close();
    return answer === 'ECONNREFUSED';
  });
}

const UNBORN = 'unborn';

async function signName(): Promise<string | undefined> {
  const id = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
  return id === undefined ? undefined : `alive-${id.trim()}`;
}

/**
 * A socket's path has 107 bytes at most: the folder goes by the number of its handle instead. The handle stays open as long as the
 * socket, whose path must not come to mean another folder.
 */
async function withShortPath<T>(folder: string, use: (short: string, handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return await use(`/proc/self/fd/${handle.fd}`, handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Stays: a call that cannot be taken, as when handles have run out, must not end the process.
    server.on('error', () => resolve(false));
    // Exclusive: in a cluster the primary would listen instead of its worker.
    server.listen({ path, exclusive: true }, () => resolve(true));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}

/** @returns why nobody answers, or `answered` */
function callTo(path: string): Promise<string> {
  return new Promise((resolve) => {
    const call = connect(path);
    call.once('connect', () => {
      call.destroy();
      resolve('answered');
    });
    call.once('error', ({ code = '' }: NodeJS.ErrnoException) => resolve(code));
  });
}
