import { ExportError } from '../export-error.ts';
import type { Exporter } from '../exporter.ts';
import { RunTakenOver } from '../run-taken-over.ts';
import type { ExporterAnswer, ExporterPort, ExporterRequest, FailureMessage } from './exporter-messages.ts';

/**
 * Lets a page export in this worker, so that its own thread stays free: in the worker's module
 * `serveExporter(localExporter({ … }), self)`, in the page `remoteExporter(new Worker(…))`.
 */
export function serveExporter(exporter: Exporter, port: ExporterPort): void {
  const running = new Map<number, AbortController>();
  const questions = new Map<number, (refusal: Error | null) => void>();
  let lastQuestion = 0;
  const answer = (message: ExporterAnswer) => port.postMessage(message);

  async function run({ id, plan }: Extract<ExporterRequest, { kind: 'export' }>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const result = await exporter.export(plan, {
        signal: controller.signal,
        onProgress: (progress) => answer({ kind: 'progress', id, progress }),
        mayCommit: () => askPage(id),
      });
      answer({ kind: 'result', id, result });
    } catch (error) {
      // What stays in the bucket is told although the page has ended the export.
      const isAborted = controller.signal.aborted && !(error instanceof ExportError);
      answer(isAborted ? { kind: 'aborted', id } : { kind: 'failure', id, failure: messageOf(error) });
    } finally {
      running.delete(id);
    }
  }

  function askPage(id: number): Promise<void> {
    const question = ++lastQuestion;
    return new Promise((resolve, reject) => {
      questions.set(question, (refusal) => {
        questions.delete(question);
        if (refusal === null) resolve();
        else reject(refusal);
      });
      answer({ kind: 'may-commit', id, question });
    });
  }

  port.addEventListener('message', ({ data }: MessageEvent<ExporterRequest>) => {
    if (data.kind === 'export') void run(data);
    else if (data.kind === 'commit') questions.get(data.question)?.(null);
    else if (data.kind === 'refuse') questions.get(data.question)?.(refusalOf(data));
    else running.get(data.id)?.abort(refusalOf(data));
  });
  port.start?.();
}

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
