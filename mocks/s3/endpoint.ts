import { authenticate, type Authenticated } from './auth/authenticate.ts';
import type { BucketCall, Call, ObjectCall } from './call.ts';
import { corsHeaders, preflight } from './cors.ts';
import { utf8Bytes } from './digest/encoding.ts';
import { pureDigests } from './digest/pure-digests.ts';
import type { S3EndpointOptions } from './endpoint-options.ts';
import { disturbAnswer, disturbRequest } from './fault-effects.ts';
import { Faults, type FaultBook } from './faults.ts';
import { createInspection, type S3Inspection } from './inspection.ts';
import { emptyResponse, objectHeaders } from './operations/object-answer.ts';
import { operations } from './operations/operations.ts';
import { operationOf, type S3Operation } from './operations/routes.ts';
import { bucketArn, objectArn, requireAllowed } from './policy/authorize.ts';
import { quirkyAnswer, seenHeaders, withLostRaces } from './quirks.ts';
import { RequestLog, type OpenRecord, type S3RequestRecord } from './request-log.ts';
import { bytesOf, noBytes } from './state/bytes.ts';
import { createIds } from './state/ids.ts';
import { emptyBucket, type Bucket } from './state/model.ts';
import { NotModified } from './state/preconditions.ts';
import { assumeRole } from './sts/assume-role.ts';
import { StsError, stsErrorResponse } from './sts/sts-error.ts';
import { fromFetch, toFetch } from './wire/fetch.ts';
import type { S3Request, S3Response } from './wire/message.ts';
import { S3Error } from './wire/s3-error.ts';
import { parseTarget, type Target } from './wire/target.ts';
import { xmlText } from './wire/xml.ts';
import type { World } from './world.ts';

/** An S3 endpoint in memory, with the part of S3 that exports touch, as strict as S3 is. */
export interface S3Endpoint extends S3Inspection {
  /** For pages, workers, MSW, and any server that speaks Fetch. Rejects where a fault drops the connection. */
  handle(request: Request): Promise<Response>;
  /** The same for a server that has the request as it came over the wire. */
  answer(request: S3Request): Promise<S3Response>;
  readonly requests: readonly S3RequestRecord[];
  clearRequests(): void;
  readonly faults: FaultBook;
}

const DEFAULT_ACCOUNT = '111122223333';

export function createS3Endpoint(options: S3EndpointOptions): S3Endpoint {
  const world = createWorld(options);
  const faults = new Faults(options.seed ?? 1);
  for (const fault of options.faults ?? []) faults.add(fault);
  const log = new RequestLog();
  const domains = options.domains ?? [`s3.${world.region}.amazonaws.com`, 's3.amazonaws.com', 'localhost'];
  const answer = (request: S3Request) => exchange(world, faults, log.begin(request, world.now()), domains, request);
  return {
    handle: async (request) => toFetch(await answer(await fromFetch(request))),
    answer,
    requests: log.records,
    clearRequests: () => log.clear(),
    faults,
    ...createInspection(world),
  };
}

function createWorld(options: S3EndpointOptions): World {
  const { clock } = options;
  const buckets = (options.buckets ?? []).map((given): [string, Bucket] => {
    const { name, cors, policy } =
      typeof given === 'string' ? { name: given } : { cors: undefined, policy: undefined, ...given };
    const bucket = emptyBucket(name, clock.now());
    bucket.cors = cors ?? null;
    bucket.policy = policy ? { text: JSON.stringify(policy), document: policy } : null;
    return [name, bucket];
  });
  return {
    region: options.region ?? 'us-east-1',
    account: options.account ?? DEFAULT_ACCOUNT,
    identities: options.credentials,
    roles: options.roles ?? [],
    kmsKeys: options.kmsKeys ?? [],
    digests: options.digests ?? pureDigests,
    quirks: options.quirks ?? {},
    ids: createIds(options.seed ?? 1),
    buckets: new Map(buckets),
    sessions: new Map(),
    now: () => clock.now(),
  };
}

async function exchange(
  world: World,
  faults: Faults,
  record: OpenRecord,
  domains: readonly string[],
  request: S3Request,
): Promise<S3Response> {
  const requestId = world.ids.request();
  const hostId = world.ids.host();
  let bucket: Bucket | undefined;
  let response: S3Response;
  try {
    const target = parseTarget(request.target, request.host, domains);
    Object.assign(record, { bucket: target.bucket, key: target.key, query: recordedQuery(target) });
    bucket = world.buckets.get(target.bucket ?? '');
    response = quirkyAnswer(world.quirks, await respond(world, faults, record, request, target));
  } catch (error) {
    response = errorResponse(error, record, request, requestId, hostId);
  }
  for (const [name, value] of corsHeaders(request, bucket)) response.headers.set(name, value);
  response.headers.set('x-amz-request-id', requestId);
  response.headers.set('x-amz-id-2', hostId);
  response.headers.set('date', new Date(world.now()).toUTCString());
  response.headers.set('server', 'AmazonS3');
  if (!response.headers.has('content-length') && response.status !== 204)
    response.headers.set('content-length', String(response.content.length));
  record.status = response.status;
  if (request.method !== 'HEAD') return response;
  const { stream: _stream, ...head } = response;
  return { ...head, content: noBytes };
}

async function respond(
  world: World,
  faults: Faults,
  record: OpenRecord,
  request: S3Request,
  target: Target,
): Promise<S3Response> {
  if (request.method === 'OPTIONS') return preflight(request, world.buckets.get(target.bucket ?? ''));
  const operation = operationOf(request, target);
  const effect = faults.strike(operation, target);
  record.operation = operation;
  record.fault = effect?.kind ?? null;
  const disturbed = disturbRequest(effect, request);
  return disturbAnswer(effect, await perform(world, record, operation, disturbed, target));
}

async function perform(
  world: World,
  record: OpenRecord,
  operation: S3Operation,
  request: S3Request,
  target: Target,
): Promise<S3Response> {
  if (operation === 'AssumeRole') return assumeRole(world, request, target);
  const authenticated = authenticate(request, target, world, world.digests, world.now());
  record.caller = authenticated.caller.arn;
  const call: Call = {
    ...authenticated,
    world,
    request,
    headers: seenHeaders(world.quirks, operation, effectiveHeaders(request, target, authenticated)),
    query: target.query,
  };
  const row = operations[operation];
  if (row.on === 'service') return row.run(call);

  const name = target.bucket ?? '';
  if (row.on === 'new-bucket') {
    const planned = { ...call, bucket: world.buckets.get(name) ?? emptyBucket(name, world.now()) };
    for (const action of row.actions) requireAllowed(planned, action, bucketArn(name));
    return row.run(call, name);
  }
  const bucket = world.buckets.get(name);
  if (!bucket) throw new S3Error('NoSuchBucket', { details: { BucketName: name } });
  const expectedOwner = call.headers.get('x-amz-expected-bucket-owner');
  if (expectedOwner !== undefined && expectedOwner !== world.account) throw new S3Error('AccessDenied');
  const bucketCall: BucketCall = { ...call, bucket };
  if (row.on === 'bucket') {
    for (const action of row.actions) requireAllowed(bucketCall, action, bucketArn(name));
    return row.run(bucketCall);
  }
  const objectCall: ObjectCall = { ...bucketCall, key: target.key ?? '' };
  for (const action of row.actions(objectCall)) requireAllowed(objectCall, action, objectArn(name, objectCall.key));
  if (operation !== 'PutObject') return row.run(objectCall);
  return withLostRaces(world.quirks, objectCall, (call) => row.run(call));
}

/** A presigned address carries in its query what would else stand in headers. */
function effectiveHeaders(
  request: S3Request,
  target: Target,
  { authType }: Authenticated,
): ReadonlyMap<string, string> {
  if (authType !== 'REST-QUERY-STRING') return request.headers;
  const carried = target.query.pairs
    .filter(([name]) => /^x-amz-/i.test(name))
    .map(([name, value]) => [name.toLowerCase(), value] as const);
  return new Map([...carried, ...request.headers]);
}

function recordedQuery(target: Target): ReadonlyMap<string, string> {
  return new Map(target.query.pairs.filter(([name]) => !/^x-amz-(signature|security-token)$/i.test(name)));
}

function errorResponse(
  error: unknown,
  record: OpenRecord,
  request: S3Request,
  requestId: string,
  hostId: string,
): S3Response {
  if (error instanceof NotModified) return emptyResponse(304, objectHeaders(error.object));
  if (error instanceof StsError) {
    record.code = error.code;
    return stsErrorResponse(error, requestId);
  }
  if (!(error instanceof S3Error)) throw error;
  record.code = error.code;
  const content = {
    Code: error.code,
    Message: error.message,
    ...error.details,
    Resource: request.target.split('?', 1)[0] ?? '',
    RequestId: requestId,
    HostId: hostId,
  };
  return {
    status: error.status,
    headers: new Map([['content-type', 'application/xml'], ...Object.entries(error.headers)]),
    content: bytesOf(utf8Bytes(xmlText('Error', content, null))),
  };
}
