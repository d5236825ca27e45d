import type { Ledger } from '../domain/run.ts';
import { undelivered } from '../domain/ledger.ts';
import { defaultTuning } from './engine-tuning.ts';
import { ExportError, leavesFiles } from './export-error.ts';
import type { Exporter, ExportOptions, ExportResult } from './exporter.ts';
import type { LocalExporterParts } from './local-exporter-parts.ts';
import { LocalRun } from './local-run.ts';
import type { Timer } from './timer.ts';
import { transportFailure } from './transport-failure.ts';
import { TransportError } from './transport/transport-error.ts';

export type { LocalExporterParts };

/**
 * Exports in this very process: rows stream from the source through filters, encoder, compressor and checksums into multipart
 * uploads, of which none is completed before the last row is in and every row is accounted for.
 *
 * Memory: (parts in flight + 1) × part size + held bytes + two batches of the source + about 2 MiB, however many rows there are.
 * With the default tuning that is 56 MiB and the batches. A compressor takes two mebibytes a block that it has at work, of which
 * there are at most four, and Parquet holds one row group, of at most 65,536 rows and 32 MiB as bytes. Only where duplicates are to
 * be found here, because the source does not find them itself, `duplicateBytes` and a bit a row come on top.
 *
 * A source may make whole files itself: the one over DuckDB does so for Parquet that ends by its rows and has no nested values. Then
 * nothing is encoded here, and files on their way lie on the disk: `temporaryFolder` of that source needs room for the largest file,
 * and for the rows behind the first where there are several. Checksums, ledger, commit and manifest are the same.
 *
 * The process as a whole was measured at 260 MB at most for CSV out of Parquet, and at 275 MB for Parquet that DuckDB finishes, at a
 * million rows of 20 columns and at ten, of which 75 MB are the programs of Node and DuckDB: `npm run bench:export`, groups `memory`
 * and `parquet memory`. Several Parquet files of one export take little more: 278 MB at three million rows, 292 MB at nine.
 * `npm run test:faults` fails where one file takes more than 320 MB.
 */
export function localExporter(parts: LocalExporterParts): Required<Exporter> {
  const tuning = { ...defaultTuning, ...parts.tuning };
  return {
    export: (plan, options = {}) => {
      const ended = toItsEnd(new LocalRun(plan, options, { ...parts, tuning }), options);
      return options.signal === undefined
        ? ended
        : unlessAborted(ended, options.signal, {
            timer: parts.timer,
            limit: tuning.abortLimit,
            onLeft: options.onLeft,
          });
    },
    discard: (plan, options = {}) => inWords(new LocalRun(plan, options, { ...parts, tuning }).discard()),
    sweep: (plan, options = {}) => inWords(new LocalRun(plan, options, { ...parts, tuning }).sweep()),
  };
}

async function inWords(deed: Promise<void>): Promise<void> {
  try {
    await deed;
  } catch (error) {
    throw error instanceof TransportError ? transportFailure(error, {}) : error;
  }
}

async function toItsEnd(run: LocalRun, { signal }: ExportOptions): Promise<ExportResult> {
  try {
    return await run.export();
  } catch (error) {
    await run.abort();
    if (!leavesFiles(error)) signal?.throwIfAborted();
    throw told(error, undelivered(run.ledger));
  }
}

type OnLeft<Result> = ((end: Promise<Result>) => void) | undefined;

/** The same, which does not wait longer than the limit for S3, or for a source, once the signal is aborted. */
function unlessAborted<Result>(
  ended: Promise<Result>,
  signal: AbortSignal,
  { timer, limit, onLeft }: { readonly timer: Timer; readonly limit: number; readonly onLeft: OnLeft<Result> },
): Promise<Result> {
  const over = new AbortController();
  const givenUp = new Promise<never>((_, reject) => {
    const onAbort = () => {
      // Rejects only when the run is over: then nobody waits any more.
      timer.sleep(limit, over.signal).then(
        () => {
          onLeft?.(ended);
          reject(signal.reason as Error);
        },
        () => undefined,
      );
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true, signal: over.signal });
  });
  return Promise.race([ended, givenUp]).finally(() => over.abort());
}

/** The same failure, with the ledger of the run that came to nothing. */
function told(error: unknown, ledger: Ledger): unknown {
  if (error instanceof TransportError) return transportFailure(error, { ledger });
  if (!(error instanceof ExportError)) return error;
  const { code, message, nextStep, transport, visible, cause } = error;
  return new ExportError(code, message, {
    nextStep,
    ledger,
    visible,
    cause,
    ...(transport === undefined ? {} : { transport }),
  });
}
