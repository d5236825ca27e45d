import { inParallel } from './in-parallel.ts';
import { occupantOf } from './occupant.ts';
import { RunTakenOver } from './run-taken-over.ts';
import type { UploadScope } from './upload/upload-scope.ts';

/** Files that are taken back at once. */
const AT_ONCE = 4;

interface VisibleKind {
  readonly kind: 'data' | 'manifest';
  /** Something else was there before, or may have been, which cannot be brought back. */
  readonly replacing: boolean;
}

interface VisibleFile extends VisibleKind {
  readonly key: string;
  /** S3 has said that it is there. Otherwise it may be there all the same. */
  isMade: boolean;
}

/** What a commit has made visible so far, and can take back. */
export class VisibleFiles {
  readonly #scope: UploadScope;
  readonly #mayCommit: () => Promise<void>;
  readonly #files: VisibleFile[] = [];

  constructor(scope: UploadScope, mayCommit: () => Promise<void>) {
    this.#scope = scope;
    this.#mayCommit = mayCommit;
  }

  /** Makes a file visible if that is allowed, and remembers it from before S3 is asked to. */
  async make(key: string, what: VisibleKind, make: () => Promise<void>): Promise<void> {
    await this.#mayCommit();
    const file: VisibleFile = { key, ...what, isMade: false };
    this.#files.push(file);
    await make();
    file.isMade = true;
  }

  /** Remembers what an earlier life of the run has made visible. */
  find(key: string, what: VisibleKind): void {
    this.#files.push({ key, ...what, isMade: true });
  }

  /**
   * Deletes what is there and was not there before, and never what someone else has put there meanwhile: nor another process that
   * has taken the run over, whose files carry the same mark. Answers the keys that stay, or that may be there, because S3 does not
   * say. The manifest goes first: while it stays, so do the files that it names.
   *
   * What S3 does not offer is a deletion on condition of who wrote: a process that is halted between its question and its deletion
   * for as long as the run takes to change hands and be written anew would still delete.
   */
  async takeBack(): Promise<readonly string[]> {
    const manifest = this.#files.find(({ kind }) => kind === 'manifest');
    if (manifest !== undefined && !(await this.#isTakenBack(manifest))) return this.#files.map(({ key }) => key);
    const staying: string[] = [];
    const data = this.#files.filter((file) => file !== manifest);
    await inParallel(data, AT_ONCE, async (file) => {
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
      if (isThere && !replacing)
        await cleanup.run(async () => {
          await this.#refuseTakenOver();
          await transport.deleteObject({ key });
        });
      return !isThere || !replacing;
    } catch {
      // Told to the person by its key: the failure that matters is the one that led here.
      return false;
    }
  }

  /** @throws RunTakenOver; any other refusal is of what comes, not of what was */
  async #refuseTakenOver(): Promise<void> {
    if (this.#scope.signal.reason instanceof RunTakenOver) throw this.#scope.signal.reason;
    try {
      await this.#mayCommit();
    } catch (error) {
      if (error instanceof RunTakenOver) throw error;
    }
  }
}
