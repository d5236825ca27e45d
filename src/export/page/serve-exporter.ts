import { ExportError } from '../export-error.ts';
import type { Exporter } from '../exporter.ts';
import type { ExporterAnswer, ExporterPort, ExporterRequest, FailureMessage } from './exporter-messages.ts';

/**
 * Lets a page export in this worker, so that its own thread stays free: in the worker's module
 * `serveExporter(localExporter({ … }), self)`, in the page `remoteExporter(new Worker(…))`.
 */
export function serveExporter(exporter: Exporter, port: ExporterPort): void {
  const running = new Map<number, AbortController>();
  const committing = new Map<number, () => void>();
  const answer = (message: ExporterAnswer) => port.postMessage(message);

  async function run({ id, plan }: Extract<ExporterRequest, { kind: 'export' }>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const result = await exporter.export(plan, {
        signal: controller.signal,
        onProgress: (progress) => answer({ kind: 'progress', id, progress }),
        mayCommit: () => {
          const told = new Promise<void>((resolve, reject) => {
            committing.set(id, resolve);
            controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
          });
          answer({ kind: 'may-commit', id });
          return told;
        },
      });
      answer({ kind: 'result', id, result });
    } catch (error) {
      answer(controller.signal.aborted ? { kind: 'aborted', id } : { kind: 'failure', id, failure: messageOf(error) });
    } finally {
      running.delete(id);
      committing.delete(id);
    }
  }

  port.addEventListener('message', (event: MessageEvent<ExporterRequest>) => {
    if (event.data.kind === 'export') void run(event.data);
    else if (event.data.kind === 'commit') committing.get(event.data.id)?.();
    else running.get(event.data.id)?.abort();
  });
  port.start?.();
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
