import { emptyLedger, ledgerBalances } from '../domain/ledger.ts';
import type { Ledger } from '../domain/run.ts';
import { commitRun, keyTaken } from './commit-run.ts';
import { discardFiles } from './discard-files.ts';
import type { EngineTuning } from './engine-tuning.ts';
import { ExportError } from './export-error.ts';
import type { ExportOptions, ExportPlan, ExportResult } from './exporter.ts';
import { inParallel } from './in-parallel.ts';
import type { LocalExporterParts } from './local-exporter-parts.ts';
import { occupantOf } from './occupant.ts';
import { ProgressMeter } from './progress-meter.ts';
import { readInto } from './read-into.ts';
import { Retrier } from './retrier.ts';
import { rowSinkFor, type SinkMaker } from './row-sink-for.ts';
import type { FileBody, RowSink } from './rows/row-sink.ts';
import { memoryJournal } from './run-journal.ts';
import { dataKey, tellsTotal } from './run-keys.ts';
import { HeldBytes } from './upload/held-bytes.ts';
import { abortUpload, MAX_PARTS, ObjectUpload } from './upload/object-upload.ts';
import { PartBuffers } from './upload/part-buffers.ts';
import type { UploadScope } from './upload/upload-scope.ts';

/** Uploads of an earlier life, or of a failed run, that are aborted at once. */
const ABORTS_AT_ONCE = 8;

/** One export from its beginning to its end. */
export class LocalRun {
  ledger: Ledger = emptyLedger;
  readonly #plan: ExportPlan;
  readonly #parts: LocalExporterParts & { readonly tuning: EngineTuning };
  readonly #progress: ProgressMeter;
  readonly #scope: UploadScope;
  readonly #mayCommit: () => Promise<void>;
  readonly #uploads: ObjectUpload[] = [];

  constructor(plan: ExportPlan, options: ExportOptions, parts: LocalExporterParts & { readonly tuning: EngineTuning }) {
    const { tuning, timer, random } = parts;
    const failure = new AbortController();
    this.#plan = plan;
    this.#parts = parts;
    this.#progress = new ProgressMeter(timer, options.onProgress);
    this.#mayCommit = options.mayCommit ?? (() => Promise.resolve());
    this.#scope = {
      runId: plan.runId,
      formerAttempts: plan.formerAttempts ?? [],
      transport: parts.transport,
      retrier: new Retrier({ policy: tuning.retry, timer, random }),
      cleanup: new Retrier({ policy: tuning.cleanupRetry, timer, random }),
      platform: parts.platform,
      buffers: new PartBuffers(tuning.partSize, tuning.partsInFlight + 1),
      held: new HeldBytes(tuning.heldBytes),
      journal: options.journal ?? memoryJournal(),
      serverSideEncryption: plan.connection.serverSideEncryption,
      signal: options.signal === undefined ? failure.signal : AbortSignal.any([options.signal, failure.signal]),
      fail: (error) => failure.abort(error),
    };
  }

  async export(): Promise<ExportResult> {
    this.#scope.signal.throwIfAborted();
    const maker = await this.#decideFiles();
    await this.sweep();
    await this.#refuseTakenKey();
    const total = tellsTotal(this.#plan) ? await this.#countFiles(maker) : null;
    const sink = maker.make((number) => this.#openUpload(dataKey(this.#plan, number, total), maker));
    await this.#read(sink);
    if (sink.rows === 0 && this.#plan.emptyAudience !== 'header-only') return this.#comeToNothing();
    await sink.end({ atLeastOne: true });
    this.#settle(sink, total);
    const files = await this.#commit(sink);
    this.#progress.end(this.#state(sink));
    return { kind: 'written', ledger: this.ledger, files };
  }

  /** Takes away what an earlier life of this run has left, whose process is gone. @throws ExportError, TransportError */
  async discard(): Promise<void> {
    await this.sweep();
    const total = tellsTotal(this.#plan) ? await this.#countFiles(await this.#decideFiles()) : null;
    await discardFiles(this.#plan, total, this.#scope, this.#mayCommit);
  }

  /** Aborts the uploads that an earlier life of this run has left behind, and no others. @throws TransportError */
  async sweep(): Promise<void> {
    const left = await this.#scope.journal.uploads(this.#plan.runId);
    await inParallel(left, ABORTS_AT_ONCE, (upload) => abortUpload(this.#scope, upload));
  }

  /** Aborts what is unfinished. What cannot be aborted now stays in the journal, and is swept later. */
  async abort(): Promise<void> {
    this.#scope.fail(new DOMException('The run has ended', 'AbortError'));
    await Promise.allSettled(this.#uploads.map((upload) => upload.abort()));
  }

  #decideFiles(): Promise<SinkMaker> {
    const { splitting } = this.#plan;
    const { tuning } = this.#parts;
    const limits = {
      maxRows: splitting.maxRows,
      maxBytes: Math.min(splitting.maxBytes ?? Infinity, MAX_PARTS * tuning.partSize),
    };
    // Refused here where it is not allowed.
    dataKey(this.#plan, 1, tellsTotal(this.#plan) ? 1 : null);
    return rowSinkFor(this.#plan, limits, this.#parts, (number) => innerName(dataKey(this.#plan, number, null)));
  }

  /** Early, so that nobody waits for a run that cannot end well; what decides is the condition at the commit. */
  async #refuseTakenKey(): Promise<void> {
    if (this.#plan.fileName.whenExists !== 'refuse' || tellsTotal(this.#plan)) return;
    const key = dataKey(this.#plan, 1, null);
    if ((await occupantOf(key, this.#scope, this.#scope)) === 'other') throw keyTaken(key);
  }

  /** Names that tell the total need it before the first file begins: the whole run is done once without writing. */
  async #countFiles(maker: SinkMaker): Promise<number> {
    const sink = maker.make(() => Promise.resolve(new CountedBody()));
    await readInto(sink, this.#plan, this.#parts.source, {
      signal: this.#scope.signal,
      duplicateBytes: this.#parts.tuning.duplicateBytes,
      onBatch: () => undefined,
    });
    await sink.end({ atLeastOne: true });
    return sink.written.length;
  }

  #openUpload(key: string, { contentType }: SinkMaker): Promise<ObjectUpload> {
    const upload = new ObjectUpload(this.#scope, key, contentType);
    this.#uploads.push(upload);
    return Promise.resolve(upload);
  }

  async #read(sink: RowSink): Promise<void> {
    await readInto(sink, this.#plan, this.#parts.source, {
      signal: this.#scope.signal,
      duplicateBytes: this.#parts.tuning.duplicateBytes,
      onBatch: (ledger) => {
        this.ledger = ledger;
        this.#progress.update(this.#state(sink));
      },
    });
  }

  #comeToNothing(): ExportResult {
    const reason =
      this.ledger.read === 0
        ? 'The audience has no prospects.'
        : 'No prospect of the audience has a value in every mandatory field.';
    if (this.#plan.emptyAudience === 'skip')
      return { kind: 'skipped', ledger: this.ledger, reason: `${reason} Nothing was written.` };
    throw new ExportError('empty-audience', reason, {
      nextStep: 'Check when the audience was last evaluated, or let the activation write an empty file.',
    });
  }

  /** Every row must be accounted for before anything becomes visible. */
  #settle(sink: RowSink, total: number | null): void {
    this.ledger = { ...this.ledger, written: sum(sink.written.map(({ rows }) => rows)) };
    if (!ledgerBalances(this.ledger))
      throw new ExportError('ledger', 'Rows were lost or counted twice on the way into the files.', {
        nextStep: 'Retry; when it fails again, report it with the id of the run.',
      });
    if (total !== null && total !== sink.written.length)
      throw new ExportError('source-changed', 'The prospects changed while they were read.', {
        nextStep: 'Retry when nothing writes to the source any more.',
      });
  }

  #commit(sink: RowSink): ReturnType<typeof commitRun> {
    const files = sink.written.flatMap(({ number, rows }) => {
      const upload = this.#uploads[number - 1];
      return upload === undefined ? [] : [{ upload, rows }];
    });
    return commitRun(this.#plan, files, this.ledger, this.#scope, {
      completedAt: () => new Date(this.#parts.timer.now()).toISOString(),
      mayCommit: this.#mayCommit,
    });
  }

  #state(sink: RowSink) {
    return { rows: sink.rows, expectedRows: this.#plan.expectedRows, bytes: sink.bytes, file: sink.file };
  }
}

/** A file whose bytes are only counted. */
class CountedBody implements FileBody {
  bytes = 0;

  boundWith(more: number): number {
    return this.bytes + more;
  }

  write(bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.length;
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** What a file is called inside its own archive: its name without folder, total, and the extensions of what is round it. */
function innerName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).replace(/\.zip(?:\.pgp)?$/, '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
