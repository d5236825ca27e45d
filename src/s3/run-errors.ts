import { ActivationError } from '../adapter/activation-error.ts';
import { emptyLedger } from '../domain/ledger.ts';
import { detailedFailure, emptinessOf, toldFailure } from '../domain/run-failure-sentences.ts';
import type { RefusedAction, WholeFailure } from '../domain/run-failures.ts';
import type { RunError } from '../domain/run.ts';
import { ExportError } from '../export/export-error.ts';
import type { TransportError } from '../export/transport/transport-error.ts';
import { leastPolicy } from './least-policy.ts';
import type { ConnectionRecord } from './records.ts';
import { problemOf, type S3Failure } from './s3-failure.ts';

/** Why a run failed, for the person: what happened, what it means, what to do. */
export function runErrorOf(error: unknown, connection: ConnectionRecord | undefined): RunError {
  if (error instanceof ExportError) {
    const told = error.transport === undefined ? exportFailure(error) : transportFailure(error.transport, connection);
    return withVisible(told, error.visible);
  }
  if (error instanceof ActivationError)
    return detailedFailure('not-started', { message: error.message, nextStep: 'Mend the connection, then retry.' });
  return toldFailure({ code: 'unknown' });
}

function exportFailure(error: ExportError): RunError {
  switch (error.code) {
    case 'source-changed':
    case 'ledger':
      return toldFailure({ code: error.code });
    case 'empty-audience':
      return toldFailure({ code: emptinessOf(error.ledger ?? emptyLedger) });
    case 'transport':
      // S3 refused nothing that would tell why: the run was given up by somebody.
      return toldFailure({ code: error.visible.length > 0 ? 'left-behind' : 'unknown' });
    default:
      return detailedFailure(error.code, error);
  }
}

function transportFailure(
  { serviceCode, status, kind, operation }: TransportError,
  connection: ConnectionRecord | undefined,
): RunError {
  const needsPolicy = kind === 'denied' && connection !== undefined;
  return {
    ...toldFailure(answered({ code: serviceCode, status }, actions[operation])),
    serviceCode,
    ...(status === undefined ? {} : { serviceStatus: status }),
    ...(needsPolicy ? { policy: leastPolicy(connection.location, connection.serverSideEncryption) } : {}),
  };
}

function answered(failure: S3Failure, action: RefusedAction): WholeFailure {
  const code = problemOf(failure);
  return code === 'denied' || code === 'refused' ? { code, action } : { code };
}

const actions: Readonly<Record<TransportError['operation'], RefusedAction>> = {
  CreateMultipartUpload: 'upload',
  UploadPart: 'upload',
  CompleteMultipartUpload: 'complete',
  AbortMultipartUpload: 'give-up',
  PutObject: 'file',
  HeadObject: 'show',
  DeleteObject: 'take-back',
};

function withVisible(told: RunError, visible: readonly string[]): RunError {
  if (visible.length === 0) return told;
  const names = `These files are in the bucket without a manifest: ${visible.join(', ')}.`;
  return { ...told, message: `${told.message} ${names}`, visibleFiles: [...visible] };
}
