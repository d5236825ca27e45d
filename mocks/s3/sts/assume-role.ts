import * as v from 'valibot';
import { checkSignature, checkTime, credentialsOf } from '../auth/authenticate.ts';
import { readClaim } from '../auth/claim.ts';
import { callerOfSession, type Caller, type S3Role, type S3Session } from '../auth/identities.ts';
import { expectedSignature, sha256Hex, signingKey } from '../auth/signature.ts';
import { isAllowed, isTrusted } from '../policy/evaluate.ts';
import { policyDocumentSchema, type PolicyDocument } from '../policy/document.ts';
import type { S3Request, S3Response } from '../wire/message.ts';
import { S3Error } from '../wire/s3-error.ts';
import type { Target } from '../wire/target.ts';
import { parseQuery } from '../wire/uri.ts';
import { xmlResponse } from '../wire/xml.ts';
import type { World } from '../world.ts';
import { STS_NAMESPACE, StsError, type StsErrorCode } from './sts-error.ts';

const SHORTEST_SESSION_SECONDS = 900;
const DEFAULT_SESSION_SECONDS = 3600;
const LONGEST_BODY = 64 * 1024;

/** The query API of AWS STS, of which exports need one action. */
export async function assumeRole(world: World, request: S3Request, target: Target): Promise<S3Response> {
  const body = await bodyText(request);
  const caller = stsCaller(world, request, target, body);
  const fields = new Map(parseQuery(body));
  const action = fields.get('Action');
  if (action !== 'AssumeRole' || fields.get('Version') !== '2011-06-15')
    throw new StsError(
      'InvalidAction',
      `Could not find operation ${action ?? ''} for version ${fields.get('Version') ?? ''}`,
    );
  const session = openSession(world, caller, fields);
  return answer(world, session.session, session.role);
}

async function bodyText(request: S3Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of request.body) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > LONGEST_BODY) throw new StsError('ValidationError', 'The request is too large');
  }
  return text + decoder.decode();
}

/** S3's codes for what a signature can lack, in the words of STS. */
const CODES: Readonly<Record<string, StsErrorCode>> = {
  InvalidAccessKeyId: 'InvalidClientTokenId',
  InvalidToken: 'InvalidClientTokenId',
  ExpiredToken: 'ExpiredTokenException',
};

function stsCaller(world: World, request: S3Request, target: Target, body: string): Caller {
  try {
    const claim = readClaim(request, target.query);
    if (!claim) throw new StsError('MissingAuthenticationToken', 'Request is missing Authentication Token');
    const { secret, caller } = credentialsOf(claim, world, world.now());
    if (claim.scope.service !== 'sts')
      throw new StsError('SignatureDoesNotMatch', `Credential should be scoped to correct service: 'sts'.`);
    checkTime(claim, world.now());
    const key = signingKey(world.digests, secret, claim.scope);
    checkSignature(
      claim,
      expectedSignature(world.digests, key, claim, request, target, sha256Hex(world.digests, body)),
    );
    return caller;
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    throw new StsError(CODES[error.code] ?? 'SignatureDoesNotMatch', error.message);
  }
}

function openSession(
  world: World,
  caller: Caller,
  fields: ReadonlyMap<string, string>,
): { session: S3Session; role: S3Role } {
  const roleArn = fields.get('RoleArn') ?? '';
  const sessionName = fields.get('RoleSessionName') ?? '';
  const externalId = fields.get('ExternalId');
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName))
    throw new StsError(
      'ValidationError',
      `1 validation error detected: Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*, and have length between 2 and 64`,
    );
  if (externalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId))
    throw new StsError(
      'ValidationError',
      "1 validation error detected: Value at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2",
    );

  const role = world.roles.find(({ arn }) => arn === roleArn);
  if (!role || !mayAssume(world, caller, role, externalId, sessionName))
    throw new StsError(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  const session: S3Session = {
    accessKeyId: world.ids.accessKey(),
    secretAccessKey: world.ids.secret(),
    sessionToken: world.ids.sessionToken(),
    expiresAt: world.now() + lifetime(fields.get('DurationSeconds'), role) * 1000,
    roleArn,
    sessionName,
    sessionPolicy: readSessionPolicy(fields.get('Policy')),
  };
  world.sessions.set(session.accessKeyId, session);
  return { session, role };
}

/** The role has to trust the caller, and a caller of limited rights has to be allowed to ask. */
function mayAssume(
  world: World,
  caller: Caller,
  role: S3Role,
  externalId: string | undefined,
  sessionName: string,
): boolean {
  const context = new Map([
    ['sts:rolesessionname', sessionName],
    ['aws:principalarn', caller.roleArn ?? caller.arn],
    ['aws:principalaccount', caller.account],
    ['aws:currenttime', new Date(world.now()).toISOString()],
  ]);
  if (externalId !== undefined) context.set('sts:externalid', externalId);
  const wish = { action: 'sts:AssumeRole', resource: role.arn, context };
  return isTrusted(caller, role.trustPolicy, context) && isAllowed(caller, wish, caller.account, null);
}

function lifetime(text: string | undefined, role: S3Role): number {
  const longest = role.maxSessionSeconds ?? DEFAULT_SESSION_SECONDS;
  const seconds = text === undefined ? DEFAULT_SESSION_SECONDS : Number(text);
  if (!Number.isInteger(seconds) || seconds < SHORTEST_SESSION_SECONDS || seconds > longest)
    throw new StsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  return seconds;
}

function readSessionPolicy(text: string | undefined): PolicyDocument | null {
  if (text === undefined) return null;
  try {
    const document = JSON.parse(text) as PolicyDocument;
    v.parse(policyDocumentSchema, document);
    return document;
  } catch {
    throw new StsError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  }
}

function answer(world: World, session: S3Session, role: S3Role): S3Response {
  const caller = callerOfSession(session, role);
  const content = {
    AssumeRoleResult: {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: new Date(session.expiresAt).toISOString(),
      },
      AssumedRoleUser: { AssumedRoleId: `AROA:${session.sessionName}`, Arn: caller.arn },
    },
    ResponseMetadata: { RequestId: world.ids.request() },
  };
  const response = xmlResponse('AssumeRoleResponse', content, 200, STS_NAMESPACE);
  response.headers.set('content-type', 'text/xml');
  return response;
}
