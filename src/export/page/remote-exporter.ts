import { ExportError } from '../export-error.ts';
import type { Exporter, ExportOptions, ExportPlan, ExportResult } from '../exporter.ts';
import type { JournalledUpload } from '../run-journal.ts';
import { RunTakenOver } from '../run-taken-over.ts';
import { TransportError } from '../transport/transport-error.ts';
import type {
  Deed,
  ExporterAnswer,
  ExporterPort,
  ExporterRequest,
  FailureMessage,
  Question,
} from './exporter-messages.ts';
import { WorkerStart } from './worker-start.ts';

/**
 * Exports in the worker at the other end, where `serveExporter` listens, as an exporter in the page itself would: what it leaves is
 * told, and a journal, which stays in the page, leads it back to unfinished uploads. Where the worker never begins, all of it fails.
 */
export function remoteExporter(port: ExporterPort): Required<Exporter> {
  const start = new WorkerStart(port);
  let lastId = 0;
  const doIn = (kind: Deed, plan: ExportPlan, options: DeedOptions) =>
    doRemotely({ port, start, id: ++lastId, kind, plan, options });
  return {
    export: async (plan, options = {}) => {
      options.signal?.throwIfAborted();
      const { ended, left } = doIn('export', plan, options);
      const result = ended.then(resultOf);
      const givenUp = left.then(() => {
        options.onLeft?.(result);
        throw reasonOf(options.signal);
      });
      return Promise.race([result, givenUp]);
    },
    discard: async (plan, options = {}) => void (await doIn('discard', plan, options).ended),
    sweep: async (plan, options = {}) => void (await doIn('sweep', plan, options).ended),
  };
}

type DeedOptions = Pick<ExportOptions, 'signal' | 'onProgress' | 'journal' | 'mayCommit'>;

interface DeedRequest {
  readonly port: ExporterPort;
  readonly start: WorkerStart;
  readonly id: number;
  readonly kind: Deed;
  readonly plan: ExportPlan;
  readonly options: DeedOptions;
}

interface RemoteDeed {
  /** `null` where it has no result. */
  readonly ended: Promise<ExportResult | null>;
  /** Resolves when an abort has ended it for its caller, and it has not come to its end. */
  readonly left: Promise<void>;
}

function doRemotely({ port, start, id, kind, plan, options }: DeedRequest): RemoteDeed {
  const { signal, onProgress } = options;
  const send = (request: ExporterRequest) => port.postMessage(request);
  const onAbort = () => send({ kind: 'abort', id, isTakenOver: signal?.reason instanceof RunTakenOver });
  let refusal: Error | undefined;
  const answerTo = async (question: number, about: Question) => {
    try {
      send({ kind: 'answer', question, uploads: await asked(about, options) });
    } catch (error) {
      refusal ??= error instanceof Error ? error : new Error('The export may not go on.');
      send({ kind: 'refuse', question, isTakenOver: error instanceof RunTakenOver });
    }
  };
  let listen: (event: MessageEvent<ExporterAnswer>) => void = () => undefined;
  let leave: () => void = () => undefined;
  let forget: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const ended = new Promise<ExportResult | null>((resolve, reject) => {
    forget = start.onFailure(reject);
    listen = ({ data }) => {
      start.answered();
      if (data.id !== id) return;
      if (data.kind === 'progress') onProgress?.(data.progress);
      else if (data.kind === 'question') void answerTo(data.question, data.about);
      else if (data.kind === 'left') leave();
      else if (data.kind === 'result') resolve(data.result);
      else if (data.kind === 'aborted') reject(reasonOf(signal));
      else reject(data.failure === null ? (refusal ?? defect()) : errorOf(data.failure));
    };
  }).finally(() => {
    forget();
    port.removeEventListener('message', listen);
    signal?.removeEventListener('abort', onAbort);
  });
  port.addEventListener('message', listen);
  port.start?.();
  signal?.addEventListener('abort', onAbort, { once: true });
  send({ kind, id, plan, hasJournal: options.journal !== undefined });
  return { ended, left };
}

async function asked(
  about: Question,
  { mayCommit, journal }: Pick<ExportOptions, 'mayCommit' | 'journal'>,
): Promise<readonly JournalledUpload[]> {
  if (about.kind === 'may-commit') await mayCommit?.();
  else if (about.kind === 'uploads') return (await journal?.uploads(about.runId)) ?? [];
  else await journal?.[about.kind](about.runId, about.upload);
  return [];
}

function resultOf(result: ExportResult | null): ExportResult {
  if (result === null) throw defect();
  return result;
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new DOMException('The export was aborted', 'AbortError');
}

function defect(): Error {
  return new Error('The export stopped for a reason that it could not tell.');
}

function errorOf(failure: FailureMessage): ExportError {
  const { code, message, nextStep, ledger, visible, transport } = failure;
  return new ExportError(code, message, {
    nextStep,
    visible,
    ...(ledger === undefined ? {} : { ledger }),
    ...(transport === undefined ? {} : { transport: new TransportError(transport.kind, transport) }),
  });
}
