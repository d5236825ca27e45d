import { ExportError } from '../export-error.ts';
import type { Exporter, ExportResult } from '../exporter.ts';
import type { JournalledUpload, RunJournal } from '../run-journal.ts';
import { RunTakenOver } from '../run-taken-over.ts';
import type {
  Deed,
  ExporterAnswer,
  ExporterPort,
  ExporterRequest,
  FailureMessage,
  Question,
} from './exporter-messages.ts';

/**
 * Lets a page export in this worker, so that its own thread stays free: in the worker's module
 * `serveExporter(localExporter({ … }), self)`, in the page `remoteExporter(new Worker(…))`.
 */
export function serveExporter(exporter: Exporter, port: ExporterPort): void {
  const running = new Map<number, AbortController>();
  const questions = new Map<number, (reply: Reply) => void>();
  let lastQuestion = 0;
  const answer = (message: ExporterAnswer) => port.postMessage(message);

  async function act(request: DeedRequest): Promise<void> {
    const { id } = request;
    const controller = new AbortController();
    running.set(id, controller);
    try {
      answer({ kind: 'result', id, result: await resultOf(request, controller.signal) });
    } catch (error) {
      // What stays in the bucket is told although the page has ended the export.
      const isAborted = controller.signal.aborted && !(error instanceof ExportError);
      answer(isAborted ? { kind: 'aborted', id } : { kind: 'failure', id, failure: messageOf(error) });
    } finally {
      running.delete(id);
    }
  }

  async function resultOf({ kind, id, plan, hasJournal }: DeedRequest, signal: AbortSignal) {
    const asking = {
      mayCommit: async () => void (await ask(id, { kind: 'may-commit' })),
      ...(hasJournal ? { journal: journalOf(id) } : {}),
    };
    if (kind !== 'export') return (await exporter[kind]?.(plan, asking)) ?? null;
    let left: Promise<ExportResult> | undefined;
    const exported = exporter.export(plan, {
      ...asking,
      signal,
      onProgress: (progress) => answer({ kind: 'progress', id, progress }),
      onLeft: (end) => {
        left = end;
        answer({ kind: 'left', id });
      },
    });
    return exported.catch((error: unknown) => left ?? Promise.reject(error as Error));
  }

  /** The page's own, so that it outlives this worker. */
  function journalOf(id: number): RunJournal {
    return {
      uploads: (runId) => ask(id, { kind: 'uploads', runId }),
      began: async (runId, upload) => void (await ask(id, { kind: 'began', runId, upload })),
      ended: async (runId, upload) => void (await ask(id, { kind: 'ended', runId, upload })),
    };
  }

  function ask(id: number, about: Question): Promise<readonly JournalledUpload[]> {
    const question = ++lastQuestion;
    return new Promise((resolve, reject) => {
      questions.set(question, (reply) => {
        questions.delete(question);
        if (reply.kind === 'answer') resolve(reply.uploads);
        else reject(refusalOf(reply));
      });
      answer({ kind: 'question', id, question, about });
    });
  }

  port.addEventListener('message', ({ data }: MessageEvent<ExporterRequest>) => {
    if (data.kind === 'answer' || data.kind === 'refuse') questions.get(data.question)?.(data);
    else if (data.kind === 'abort') running.get(data.id)?.abort(refusalOf(data));
    else void act(data);
  });
  port.start?.();
}

type DeedRequest = Extract<ExporterRequest, { kind: Deed }>;
type Reply = Extract<ExporterRequest, { kind: 'answer' | 'refuse' }>;

/** The page alone knows the reason in full. */
function refusalOf({ isTakenOver }: { readonly isTakenOver: boolean }): Error {
  return isTakenOver ? new RunTakenOver() : new DOMException('The page has ended the export', 'AbortError');
}

/** `null` for what is no ExportError: a defect, whose text is not for the page. */
function messageOf(error: unknown): FailureMessage | null {
  if (!(error instanceof ExportError)) return null;
  const { code, message, nextStep, ledger, visible, transport } = error;
  return {
    code,
    message,
    nextStep,
    visible,
    ...(ledger === undefined ? {} : { ledger }),
    ...(transport === undefined
      ? {}
      : {
          transport: {
            kind: transport.kind,
            operation: transport.operation,
            serviceCode: transport.serviceCode,
            ...(transport.status === undefined ? {} : { status: transport.status }),
          },
        }),
  };
}
