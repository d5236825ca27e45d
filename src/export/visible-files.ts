import { inParallel } from './in-parallel.ts';
import { occupantOf } from './occupant.ts';
import type { UploadScope } from './upload/upload-scope.ts';

/** Files that are taken back at once. */
const AT_ONCE = 4;

interface VisibleFile {
  readonly key: string;
  /** Something else was there before, which cannot be brought back. */
  readonly replacing: boolean;
  /** S3 has said that it is there. Otherwise it may be there all the same. */
  isMade: boolean;
}

/** What a commit has made visible so far, and can take back. */
export class VisibleFiles {
  readonly #scope: UploadScope;
  readonly #files: VisibleFile[] = [];

  constructor(scope: UploadScope) {
    this.#scope = scope;
  }

  /** Makes a file visible, and remembers it from before S3 is asked to. */
  async make(key: string, { replacing }: { readonly replacing: boolean }, make: () => Promise<void>): Promise<void> {
    const file: VisibleFile = { key, replacing, isMade: false };
    this.#files.push(file);
    await make();
    file.isMade = true;
  }

  /**
   * Deletes what is there and was not there before, and never what someone else has put there meanwhile. Answers the keys that
   * stay, or that may be there, because S3 does not say.
   */
  async takeBack(): Promise<readonly string[]> {
    const staying: string[] = [];
    await inParallel(this.#files, AT_ONCE, async (file) => {
      if (!(await this.#isTakenBack(file))) staying.push(file.key);
    });
    return staying;
  }

  async #isTakenBack({ key, replacing, isMade }: VisibleFile): Promise<boolean> {
    const { transport, cleanup } = this.#scope;
    try {
      const occupant = await occupantOf(key, this.#scope, { retrier: cleanup });
      // Who may not see whether an object is there sees those that are: what is unknown and was made has just been written.
      const isThere = occupant === 'own' || (occupant === 'unknown' && isMade);
      if (isThere && !replacing) await cleanup.run(() => transport.deleteObject({ key }));
      return !isThere || !replacing;
    } catch {
      // Told to the person by its key: the failure that matters is the one that led here.
      return false;
    }
  }
}
