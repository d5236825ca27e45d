import type { ExporterPort } from './exporter-messages.ts';

/**
 * Whether the worker at the other end ever began: one whose module is not found, is forbidden by the page's policy or fails while it
 * loads tells an error and never answers. An error of one that has answered is its own affair.
 */
export class WorkerStart {
  #hasAnswered = false;
  #hasFailed = false;
  readonly #waiting = new Set<(error: Error) => void>();

  constructor(port: ExporterPort) {
    port.addEventListener('error', () => {
      if (this.#hasAnswered) return;
      this.#hasFailed = true;
      for (const fail of this.#waiting) fail(neverBegan());
    });
  }

  /** @param fail told at once where it is known already, and once at most. @returns forgets it */
  onFailure(fail: (error: Error) => void): () => void {
    if (this.#hasFailed) fail(neverBegan());
    else this.#waiting.add(fail);
    return () => void this.#waiting.delete(fail);
  }

  answered(): void {
    this.#hasAnswered = true;
  }
}

function neverBegan(): Error {
  return new Error('The worker that should export did not start. The console of the browser tells why.');
}
