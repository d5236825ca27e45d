import { ActivationError } from '../adapter/activation-error.ts';
import type { RunError } from '../domain/run.ts';
import { ExportError } from '../export/export-error.ts';
import type { TransportError } from '../export/transport/transport-error.ts';
import { leastPolicy } from './least-policy.ts';
import type { ConnectionRecord } from './records.ts';
import { explain } from './s3-failure.ts';

/** Why a run failed, for the person: what happened, what it means, what to do. */
export function runErrorOf(error: unknown, connection: ConnectionRecord | undefined): RunError {
  if (error instanceof ExportError)
    return error.transport === undefined ? exportFailure(error) : transportFailure(error, error.transport, connection);
  if (error instanceof ActivationError)
    return { title: 'The run could not start', message: error.message, nextStep: 'Mend the connection, then retry.' };
  return {
    title: 'The run failed',
    message: 'Something went wrong that has no name yet.',
    nextStep: 'Retry; when it fails again, tell the operator of this service the id of the run.',
  };
}

function exportFailure(error: ExportError): RunError {
  return { title: titles[error.code], message: error.message, nextStep: error.nextStep };
}

const titles: Readonly<Record<ExportError['code'], string>> = {
  transport: 'S3 refused the export',
  source: 'The prospects could not be read',
  'source-changed': 'The prospects changed while they were read',
  'too-many-keys': 'Too many prospects to look for duplicates',
  'unwritable-value': 'A value does not fit into the file',
  unsupported: 'This file cannot be written here',
  'key-taken': 'The file exists already',
  'key-not-allowed': 'The file name is not allowed',
  'empty-audience': 'The audience is empty',
  ledger: 'Rows are not accounted for',
  verification: 'The file in the bucket is not what was sent',
};

function transportFailure(
  error: ExportError,
  transport: TransportError,
  connection: ConnectionRecord | undefined,
): RunError {
  const { title, message, nextStep } = explain(
    { code: transport.serviceCode, status: transport.status },
    subjects[transport.operation],
  );
  const needsPolicy = transport.kind === 'denied' && connection !== undefined;
  return {
    title,
    message:
      error.visible.length === 0
        ? message
        : `${message} These files are in the bucket without a manifest: ${error.visible.join(', ')}.`,
    nextStep,
    serviceCode: transport.serviceCode,
    ...(transport.status === undefined ? {} : { serviceStatus: transport.status }),
    ...(needsPolicy ? { policy: leastPolicy(connection.location, connection.serverSideEncryption) } : {}),
  };
}

const subjects: Readonly<Record<TransportError['operation'], string>> = {
  CreateMultipartUpload: 'the upload',
  UploadPart: 'the upload',
  CompleteMultipartUpload: 'to complete the upload',
  AbortMultipartUpload: 'to give the upload up',
  PutObject: 'the file',
  HeadObject: 'to show the file',
  DeleteObject: 'to take the file back',
};
