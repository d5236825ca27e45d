import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Run, RunFile } from '../../domain/run.ts';
import { failureAt } from '../activation-error/failure-at.ts';
import { fileDialog, type OpenFile } from './file-dialog.ts';
import type { Words } from './monitor-words.ts';
import { downloadFile, readPreview } from './run-file-reader.ts';

export interface FileViewerHandlers {
  readonly adapter: () => ActivationAdapter | undefined;
  /** A file that is not open could not be saved; `undefined` when another try begins. */
  readonly onFailed: (error: ActivationError | undefined) => void;
}

/** Shows the files of runs, one at a time, and saves them. */
export class FileViewer {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #handlers: FileViewerHandlers;
  #open: OpenFile | undefined;
  #reading = new AbortController();

  constructor(host: ReactiveControllerHost & EventTarget, handlers: FileViewerHandlers) {
    this.#host = host;
    this.#handlers = handlers;
  }

  render(words: Words): TemplateResult {
    return fileDialog(words, this.#open, {
      onClose: () => this.close(),
      onDownload: (run, file) => void this.download(run, file),
    });
  }

  async open(run: Run, file: RunFile): Promise<void> {
    const adapter = this.#handlers.adapter();
    if (adapter === undefined) return;
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    this.#show({ run, file, content: undefined, failure: undefined });
    try {
      const content = await readPreview(adapter, run.id, file.key, signal);
      if (!signal.aborted) this.#show({ run, file, content, failure: undefined });
    } catch (thrown) {
      if (!signal.aborted) this.#fail(run, file, thrown);
    }
  }

  /** Shows no file; what is on its way is not waited for. */
  close(): void {
    this.#reading.abort();
    this.#show(undefined);
  }

  async download(run: Run, file: RunFile): Promise<void> {
    const adapter = this.#handlers.adapter();
    if (adapter === undefined) return;
    this.#handlers.onFailed(undefined);
    if (this.#open?.file === file) this.#show({ ...this.#open, failure: undefined });
    try {
      await downloadFile(adapter, run.id, file.key);
    } catch (thrown) {
      if (adapter === this.#handlers.adapter()) this.#fail(run, file, thrown);
    }
  }

  /** A dialog lies over everything else: what went wrong with its file is said in it. */
  #fail(run: Run, file: RunFile, thrown: unknown): void {
    const error = failureAt(this.#host, thrown);
    if (this.#open?.run === run && this.#open.file === file) this.#show({ ...this.#open, failure: error });
    else this.#handlers.onFailed(error);
  }

  #show(open: OpenFile | undefined): void {
    this.#open = open;
    this.#host.requestUpdate();
  }
}
