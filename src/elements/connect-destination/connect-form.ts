import * as v from 'valibot';
import type { ActivationError, InputIssue } from '../../adapter/activation-error.ts';
import { accountInputSchema, type AccountInput, type S3Endpoint } from '../../domain/account.ts';
import {
  connectionInputSchema,
  type AlertKind,
  type ConnectionInput,
  type MarketingAction,
} from '../../domain/connection.ts';
import type { ConnectionTestInput } from '../../domain/connection-test.ts';
import { defaultCsvDialect, type CsvDialect, type FileCompression, type FileFormat } from '../../domain/file-format.ts';
import type { AccountId, DestinationId } from '../../domain/ids.ts';
import { parsePastedLocation } from '../../domain/s3-rules.ts';
import { valueIssueOf } from '../../domain/value-issues.ts';
import type { SaidIssue } from '../../ui/format/value-issue.ts';

/** Everything that is typed, as it is typed. The secret of an access key is not among it: it stays in its input until it is sent. */
export interface ConnectForm {
  readonly account: 'new' | 'existing';
  readonly accountId: AccountId | '';
  readonly accountName: string;
  readonly auth: 'assumed-role' | 'access-key';
  readonly roleArn: string;
  readonly accessKeyId: string;
  readonly endpointUrl: string;
  readonly addressing: S3Endpoint['addressing'];
  readonly region: string;
  readonly name: string;
  readonly description: string;
  readonly bucket: string;
  readonly folder: string;
  readonly fileType: FileFormat['type'];
  readonly compression: FileCompression;
  readonly parquetCompression: Extract<FileFormat, { type: 'parquet' }>['compression'];
  readonly jsonFraming: 'lines' | 'array';
  readonly jsonShape: 'flat' | 'nested';
  readonly dialect: CsvDialect;
  readonly encryption: ConnectionInput['serverSideEncryption']['kind'];
  readonly kmsKey: string;
  readonly openPgpKey: string;
  readonly includeManifest: boolean;
  readonly marketingActions: readonly MarketingAction[];
  readonly alerts: readonly AlertKind[];
}

export const emptyConnectForm: ConnectForm = {
  account: 'new',
  accountId: '',
  accountName: '',
  auth: 'assumed-role',
  roleArn: '',
  accessKeyId: '',
  endpointUrl: '',
  addressing: 'path',
  region: 'us-east-1',
  name: '',
  description: '',
  bucket: '',
  folder: '',
  fileType: 'csv',
  compression: 'none',
  parquetCompression: 'snappy',
  jsonFraming: 'lines',
  jsonShape: 'flat',
  dialect: defaultCsvDialect,
  encryption: 'bucket-default',
  kmsKey: '',
  openPgpKey: '',
  includeManifest: true,
  marketingActions: [],
  alerts: ['run-failed'],
};

/** What a new account is made of, its secret apart. */
const accountParts: readonly (keyof ConnectForm)[] = [
  'accountName',
  'auth',
  'roleArn',
  'accessKeyId',
  'endpointUrl',
  'addressing',
];

/** Whether a change makes another account of it. */
export function isOfAccount(changes: Partial<ConnectForm>): boolean {
  return accountParts.some((part) => part in changes);
}

/** Names of the form's controls that can be wrong. */
export type ConnectField =
  | 'accountId'
  | 'accountName'
  | 'roleArn'
  | 'accessKeyId'
  | 'secretAccessKey'
  | 'endpointUrl'
  | 'region'
  | 'name'
  | 'description'
  | 'bucket'
  | 'folder'
  | 'kmsKey'
  | 'openPgpKey';

/** What is wrong with each field that is. */
export type ConnectIssues = Partial<Record<ConnectField, SaidIssue>>;

/** Where a schema's path leads to in the form. */
const fieldOfPath: Record<string, ConnectField> = {
  'account.name': 'accountName',
  'account.credentials.roleArn': 'roleArn',
  'account.credentials.accessKeyId': 'accessKeyId',
  'account.credentials.secretAccessKey': 'secretAccessKey',
  'account.endpoint.url': 'endpointUrl',
  'connection.name': 'name',
  'connection.description': 'description',
  'connection.location.bucket': 'bucket',
  'connection.location.folder': 'folder',
  'connection.location.region': 'region',
  'connection.serverSideEncryption.keyId': 'kmsKey',
  'connection.openPgpPublicKeys.0': 'openPgpKey',
};

export interface ConnectContext {
  readonly destinationId: DestinationId;
  /** Whether the endpoint is asked for, as for a server that is not Amazon S3. */
  readonly ownEndpoint: boolean;
  /** As it stands in its input; empty where nothing was typed. */
  readonly secretAccessKey: string;
}

/** What speaks against the form; nothing when it can be sent. The same schemas check the request on the other side. */
export function connectIssues(form: ConnectForm, context: ConnectContext): ConnectIssues {
  const issues: ConnectIssues = {};
  if (form.account === 'existing' && form.accountId === '') issues.accountId = { code: 'not-chosen' };
  if (form.account === 'new') collect('account', accountInputSchema, accountInputOf(form, context), issues);
  collect(
    'connection',
    connectionInputSchema,
    connectionInputOf(form, form.accountId === '' ? 'account-to-come' : form.accountId, context),
    issues,
  );
  return issues;
}

/** What the other side found wrong, on the fields that it belongs to. */
export function refusedIssues(part: 'account' | 'connection', error: ActivationError): ConnectIssues {
  const found: ConnectIssues = {};
  for (const issue of error.issues) {
    const field = fieldOfPath[`${part}.${issue.path}`];
    if (field !== undefined) found[field] ??= isTaken(error, issue) ? { code: 'taken' } : issue;
  }
  return found;
}

/** A creation meets what is there by its name alone: so it is said, whatever words the other side has for it. */
function isTaken({ code }: ActivationError, { path }: InputIssue): boolean {
  return code === 'conflict' && path === 'name';
}

/** A new account as it is sent; it holds the secret. */
export function accountInputOf(form: ConnectForm, context: ConnectContext): AccountInput {
  return {
    destinationId: context.destinationId,
    name: form.accountName,
    credentials:
      form.auth === 'assumed-role'
        ? { kind: 'assumed-role', roleArn: form.roleArn }
        : { kind: 'access-key', accessKeyId: form.accessKeyId, secretAccessKey: context.secretAccessKey },
    ...(context.ownEndpoint ? { endpoint: { url: form.endpointUrl, addressing: form.addressing } } : {}),
  };
}

export function connectionInputOf(
  form: ConnectForm,
  accountId: string,
  context: Pick<ConnectContext, 'destinationId'>,
): Omit<ConnectionInput, 'accountId'> & { readonly accountId: AccountId } {
  return {
    destinationId: context.destinationId,
    accountId: accountId as AccountId,
    name: form.name,
    ...(form.description.trim() === '' ? {} : { description: form.description }),
    dataType: 'prospects',
    location: { bucket: form.bucket, folder: form.folder, region: form.region },
    format: formatOf(form),
    includeManifest: form.includeManifest,
    serverSideEncryption:
      form.encryption === 'sse-kms' ? { kind: 'sse-kms', keyId: form.kmsKey } : { kind: form.encryption },
    openPgpPublicKeys: form.openPgpKey.trim() === '' ? [] : [form.openPgpKey],
    marketingActions: [...form.marketingActions],
    alerts: [...form.alerts],
  };
}

/** What is tested: what is typed, saved or not. */
export function testInputOf(form: ConnectForm, context: ConnectContext): ConnectionTestInput {
  const { location, serverSideEncryption } = connectionInputOf(form, '', context);
  const account =
    form.account === 'existing' && form.accountId !== ''
      ? ({ kind: 'saved', accountId: form.accountId } as const)
      : ({ kind: 'new', input: accountInputOf(form, context) } as const);
  return { kind: 'unsaved', account, connection: { location, serverSideEncryption } };
}

/**
 * The form after a text was typed or pasted into the bucket: an address of a bucket is split into bucket, folder and region.
 *
 * @returns also whether an address was understood, so that the field can say so
 */
export function withBucketText(
  form: ConnectForm,
  text: string,
): { readonly form: ConnectForm; readonly understood: boolean } {
  const pasted = parsePastedLocation(text);
  if (pasted === undefined) return { form: { ...form, bucket: text }, understood: false };
  const folder = pasted.folder === '' ? form.folder : pasted.folder;
  return { form: { ...form, bucket: pasted.bucket, folder, region: pasted.region ?? form.region }, understood: true };
}

function formatOf(form: ConnectForm): FileFormat {
  switch (form.fileType) {
    case 'csv':
      return { type: 'csv', dialect: form.dialect, compression: form.compression };
    case 'json':
      return { type: 'json', framing: form.jsonFraming, shape: form.jsonShape, compression: form.compression };
    case 'parquet':
      return { type: 'parquet', compression: form.parquetCompression };
  }
}

function collect(part: 'account' | 'connection', schema: v.GenericSchema, value: unknown, issues: ConnectIssues): void {
  const result = v.safeParse(schema, value);
  for (const issue of result.issues ?? []) {
    const field = fieldOfPath[`${part}.${v.getDotPath(issue) ?? ''}`];
    if (field !== undefined) issues[field] ??= valueIssueOf(issue) ?? { message: issue.message };
  }
}
