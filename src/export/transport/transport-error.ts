import { serviceCodeOf } from './service-code.ts';

/** Calls of S3, by S3's own names. */
export type Operation =
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload'
  | 'PutObject'
  | 'HeadObject'
  | 'DeleteObject';

export type TransportErrorKind =
  /** The credentials are wrong, unknown, or may not do this. */
  | 'denied'
  | 'missing-bucket'
  /** The multipart upload is not known: aborted, completed, or never begun. */
  | 'missing-upload'
  /** The bucket answers in another region. */
  | 'wrong-region'
  /** The key exists and the write was conditional, or another conditional write was under way. */
  | 'precondition'
  | 'throttled'
  /** 500s, timeouts, dropped connections, broken answers: whether the call took effect is not known. */
  | 'unavailable'
  /** The clocks are more than 15 minutes apart, even after the server's time was taken. */
  | 'skewed'
  /** The temporary credentials have expired, and the provider gave no new ones. */
  | 'expired'
  /** The encryption key cannot be used. */
  | 'encryption-key'
  /** The bytes did not arrive as they were sent. */
  | 'corrupted'
  /** S3 does not accept the request as it is. */
  | 'invalid'
  /** No call can reach S3 as it is set up: no region, an address that is none, a certificate that is not trusted. */
  | 'misconfigured';

export interface TransportErrorDetails {
  readonly operation: Operation;
  /** S3's own code, such as `SlowDown`; or the network's, such as `ECONNRESET`. */
  readonly serviceCode: string;
  /** HTTP status; absent where no answer came. */
  readonly status?: number | undefined;
}

const retryableKinds: ReadonlySet<TransportErrorKind> = new Set([
  'throttled',
  'unavailable',
  'corrupted',
  'skewed',
  'expired',
]);

/** What S3, or the way to it, answered. The message is made of its codes alone: no host, no key, no text of the service. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportErrorKind;
  readonly operation: Operation;
  readonly serviceCode: string;
  readonly status: number | undefined;

  constructor(kind: TransportErrorKind, details: TransportErrorDetails) {
    const status = details.status === undefined ? '' : ` (${details.status})`;
    const serviceCode = serviceCodeOf(details.serviceCode);
    super(`${details.operation}: ${serviceCode}${status}`);
    this.kind = kind;
    this.operation = details.operation;
    this.serviceCode = serviceCode;
    this.status = details.status;
  }

  /** Whether the same call may succeed a moment later. */
  get retryable(): boolean {
    return retryableKinds.has(this.kind);
  }

  /** Whether the call may have taken effect although it failed. */
  get ambiguous(): boolean {
    return this.kind === 'unavailable';
  }
}
