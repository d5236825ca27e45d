import { ExportError } from '../export-error.ts';
import type { Exporter, ExportOptions, ExportPlan, ExportResult } from '../exporter.ts';
import { RunTakenOver } from '../run-taken-over.ts';
import { TransportError } from '../transport/transport-error.ts';
import type { ExporterAnswer, ExporterPort, ExporterRequest, FailureMessage } from './exporter-messages.ts';

/** Exports in the worker at the other end, where `serveExporter` listens. The journal is the worker's own business. */
export function remoteExporter(port: ExporterPort): Exporter {
  let lastId = 0;
  return {
    export: (plan, options = {}) => exportRemotely(port, ++lastId, plan, options),
  };
}

async function exportRemotely(
  port: ExporterPort,
  id: number,
  plan: ExportPlan,
  { signal, onProgress, mayCommit }: ExportOptions,
): Promise<ExportResult> {
  signal?.throwIfAborted();
  const send = (request: ExporterRequest) => port.postMessage(request);
  const onAbort = () => send({ kind: 'abort', id, isTakenOver: signal?.reason instanceof RunTakenOver });
  let refusal: Error | undefined;
  const answerMayCommit = async (question: number) => {
    try {
      await mayCommit?.();
      send({ kind: 'commit', question });
    } catch (error) {
      refusal ??= error instanceof Error ? error : new Error('The export may not be committed.');
      send({ kind: 'refuse', question, isTakenOver: error instanceof RunTakenOver });
    }
  };
  let listen: (event: MessageEvent<ExporterAnswer>) => void = () => undefined;
  const answered = new Promise<ExportResult>((resolve, reject) => {
    listen = ({ data }) => {
      if (data.id !== id) return;
      if (data.kind === 'progress') onProgress?.(data.progress);
      else if (data.kind === 'may-commit') void answerMayCommit(data.question);
      else if (data.kind === 'result') resolve(data.result);
      else if (data.kind === 'aborted') reject(reasonOf(signal));
      else reject(data.failure === null ? (refusal ?? defect()) : errorOf(data.failure));
    };
  });
  port.addEventListener('message', listen);
  port.start?.();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    send({ kind: 'export', id, plan });
    return await answered;
  } finally {
    port.removeEventListener('message', listen);
    signal?.removeEventListener('abort', onAbort);
  }
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
