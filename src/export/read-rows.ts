import type { ColumnBatch, ProspectBatch } from './batch.ts';
import { ExportError } from './export-error.ts';

/**
 * The batches of a source, each asked for before the one before it is used, so that source and engine work at once. A source
 * that hangs is left behind when the signal is aborted; one that never waits, such as rows in memory, keeps nobody else from their turn:
 * the abort among them, and whatever a page has to do.
 *
 * @throws ExportError `source`, or the signal's reason
 */
export async function* readAhead(
  batches: AsyncIterable<ProspectBatch>,
  signal: AbortSignal,
): AsyncGenerator<ProspectBatch> {
  const iterator = batches[Symbol.asyncIterator]();
  const aborted = abortOf(signal);
  let isDone = false;
  let cells = 0;
  const ask = () => {
    const answer = Promise.race([iterator.next(), aborted.promise]);
    // Whoever awaits it hears of its failure; until then it is not unhandled.
    answer.catch(() => undefined);
    return answer;
  };
  try {
    for (let next = ask(); ;) {
      const result = await next;
      if (result.done === true) {
        isDone = true;
        return;
      }
      next = ask();
      yield result.value;
      cells += cellsOf(result.value);
      if (cells >= CELLS_A_TURN) {
        cells = 0;
        await turnOfTheLoop();
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    throw sourceFailure(error);
  } finally {
    aborted.stop();
    // Not awaited: a reading that hangs would hold the abort up.
    if (!isDone) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/** Some ten milliseconds' worth. */
const CELLS_A_TURN = 2 ** 17;

/** Finished rows come from sources that wait for their threads. */
function cellsOf(batch: ProspectBatch): number {
  return batch.kind === 'columns' ? batch.rows * batch.columns.length : 0;
}

/** Pages give timers in the background a turn a second or a minute, and messages one at once. */
function turnOfTheLoop(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Any failure of a source, in words. */
export function sourceFailure(error: unknown): ExportError {
  if (error instanceof ExportError) return error;
  const message = error instanceof Error ? error.message : 'its reading failed';
  return new ExportError('source', `The prospects could not be read: ${message}`, {
    nextStep: 'Mend the source, or the row that it names, then retry.',
    cause: error,
  });
}

/** A batch of finished lines or of a finished file cannot be looked into any more. */
export function requireColumns(batch: ProspectBatch): ColumnBatch {
  if (batch.kind === 'columns') return batch;
  throw new ExportError('source', 'The source yields finished rows, but leaves it to others which rows to drop.', {
    nextStep: 'Let the source yield columns, or leave out incomplete rows and duplicates itself.',
  });
}

function abortOf(signal: AbortSignal): { readonly promise: Promise<never>; readonly stop: () => void } {
  let onAbort = () => undefined as void;
  const promise = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  promise.catch(() => undefined);
  return { promise, stop: () => signal.removeEventListener('abort', onAbort) };
}
