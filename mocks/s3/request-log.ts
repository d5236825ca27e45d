import type { FaultEffect } from './faults.ts';
import type { S3Operation } from './operations/routes.ts';
import type { S3Request } from './wire/message.ts';

/** One request and what came of it, for assertions. */
export interface S3RequestRecord {
  /** From 1. */
  readonly number: number;
  readonly at: number;
  readonly method: string;
  /** `null` for a preflight, and for what is no operation at all. */
  readonly operation: S3Operation | null;
  readonly bucket: string | null;
  readonly key: string | null;
  readonly query: ReadonlyMap<string, string>;
  /** Without the signature and the session token. */
  readonly headers: ReadonlyMap<string, string>;
  /** ARN; `null` until the signature was found right. */
  readonly caller: string | null;
  /** `null` while it runs, and where the connection was dropped. */
  readonly status: number | null;
  /** S3's error code. */
  readonly code: string | null;
  readonly fault: FaultEffect['kind'] | null;
}

export type OpenRecord = { -readonly [Field in keyof S3RequestRecord]: S3RequestRecord[Field] };

const CONFIDENTIAL = ['authorization', 'x-amz-security-token'];

export class RequestLog {
  readonly records: S3RequestRecord[] = [];

  begin(request: S3Request, at: number): OpenRecord {
    const record: OpenRecord = {
      number: this.records.length + 1,
      at,
      method: request.method,
      operation: null,
      bucket: null,
      key: null,
      query: new Map(),
      headers: new Map([...request.headers].filter(([name]) => !CONFIDENTIAL.includes(name))),
      caller: null,
      status: null,
      code: null,
      fault: null,
    };
    this.records.push(record);
    return record;
  }

  clear(): void {
    this.records.length = 0;
  }
}
