import type { FileBatch } from '../batch.ts';
import { ExportError } from '../export-error.ts';
import type { FileBody } from '../rows/row-sink.ts';

/** A file that comes finished, a piece at a time. */
export class FinishedFile {
  readonly number: number;
  rows = 0;
  readonly #body: FileBody;
  readonly #maxBytes: number;

  /** @param maxBytes what one object can hold: a finished file cannot be split any more */
  constructor(number: number, body: FileBody, maxBytes: number) {
    this.number = number;
    this.#body = body;
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#body.bytes;
  }

  /** @throws ExportError `unsupported` where the file outgrows an object */
  async take({ bytes, rows }: FileBatch): Promise<void> {
    if (this.#body.boundWith(bytes.length) > this.#maxBytes) throw tooLarge();
    await this.#body.write(bytes);
    this.rows += rows;
  }

  close(): Promise<void> {
    return this.#body.close();
  }
}

function tooLarge(): ExportError {
  return new ExportError('unsupported', 'A file has more bytes than can go into one object.', {
    nextStep: 'Let the activation put fewer rows into a file, or let files end by their size.',
  });
}
