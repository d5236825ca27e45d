import { ExportError, type ExportErrorDetails } from './export-error.ts';
import type { TransportError, TransportErrorKind } from './transport/transport-error.ts';

/** What S3 refused, as the failure of an export: what happened, what stays, what to change. */
export function transportFailure(
  error: TransportError,
  { visible = [], ...details }: Pick<ExportErrorDetails, 'ledger' | 'visible'>,
): ExportError {
  const staying =
    visible.length === 0 ? '' : ` These files are in the bucket without a manifest: ${visible.join(', ')}.`;
  const byHand = visible.length === 0 ? '' : ' Then retry, or take the named files away by hand.';
  return new ExportError('transport', `S3 did not do what was asked: ${error.message}.${staying}`, {
    ...details,
    nextStep: nextStepAfter(error) + byHand,
    visible,
    transport: error,
    cause: error,
  });
}

function nextStepAfter({ kind, serviceCode }: TransportError): string {
  return (kind === 'unavailable' ? undefined : ownSteps[serviceCode]) ?? nextSteps[kind];
}

/** What the transports find themselves, which S3 has no part in. */
const ownSteps: Readonly<Record<string, string>> = {
  NotSigned: 'Ask whoever runs this portal for leave to export to this bucket: it did not sign the request.',
  ETagNotExposed: 'Let the CORS rules of the bucket expose the header ETag to this page.',
  CredentialsProviderError:
    'Ask whoever runs this service to renew its credentials, and the right to the role of the account.',
};

const nextSteps: Readonly<Record<TransportErrorKind, string>> = {
  denied:
    'Let the role or user write under the folder of the connection; the connection test shows the least policy. Or enter the access key again.',
  'missing-bucket': 'Check the name of the bucket in the connection, or create the bucket.',
  'missing-upload':
    'Retry. When it fails again, look for a lifecycle rule of the bucket that aborts uploads while they are under way.',
  'wrong-region': 'Enter the region in the connection in which the bucket was created.',
  precondition: 'Add the date and time to the file name, or allow the activation to replace files.',
  throttled: 'Retry in a few minutes, or let fewer audiences be exported at the same hour.',
  unavailable: 'Retry in a few minutes. When it fails again, check the endpoint and the network on the way to it.',
  skewed: 'Set the clock of the machine that exports.',
  expired: 'Retry. When it fails again, renew the credentials that the service runs with.',
  'encryption-key': 'Check the id of the KMS key and its region, and that the role or user may use it.',
  corrupted: 'Retry. When it fails again, look for a proxy on the way to S3 that changes requests.',
  misconfigured:
    'Check the endpoint, the region and the name of the bucket in the connection, and that this machine trusts the certificate of the endpoint.',
  invalid: 'Run the connection test: it shows what S3 refuses and how to mend it.',
};
