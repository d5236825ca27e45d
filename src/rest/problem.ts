import * as v from 'valibot';
import { ActivationError, type ActivationErrorCode } from '../adapter/activation-error.ts';
import { activationErrorCodeSchema, inputIssueSchema } from '../adapter/activation-error-schema.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** An `ActivationError` on the wire: RFC 9457, with what it knows beyond the words. */
export const problemSchema = v.object({
  /** `about:blank`: the status and `code` say all that a type could. */
  type: v.exactOptional(v.string()),
  title: v.exactOptional(v.string()),
  status: v.exactOptional(v.number()),
  /** A sentence that the person can act on. */
  detail: v.string(),
  code: activationErrorCodeSchema,
  issues: v.exactOptional(v.array(inputIssueSchema)),
  /** The permission that is missing. */
  permission: v.exactOptional(v.string()),
  /** Seconds. */
  retryAfter: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
});
export type Problem = v.InferOutput<typeof problemSchema>;

/** The status of each code. 499 is what servers write down for a caller who went away; no one is there to read it. */
export const statusOf: Readonly<Record<ActivationErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  'limit-exceeded': 422,
  'rate-limited': 429,
  unavailable: 503,
  cancelled: 499,
};

export const titleOf: Readonly<Record<ActivationErrorCode, string>> = {
  unauthenticated: 'The session has ended',
  forbidden: 'A permission is missing',
  'not-found': 'It does not exist',
  conflict: 'It conflicts with what is there',
  invalid: 'Values are not as they must be',
  'limit-exceeded': 'A limit is exceeded',
  'rate-limited': 'Too many requests',
  unavailable: 'The service is not available',
  cancelled: 'The request was given up',
};

/** What may be told of an error: never its stack, its cause or a name of the inside. */
export function problemOf(error: ActivationError, status = statusOf[error.code]): Problem {
  return {
    type: 'about:blank',
    title: titleOf[error.code],
    status,
    detail: error.message,
    code: error.code,
    ...(error.issues.length === 0 ? {} : { issues: [...error.issues] }),
    ...(error.permission === undefined ? {} : { permission: error.permission }),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  };
}

/** The error that a problem tells of; `undefined` where it is no problem of this wire. */
export function errorOf(problem: unknown): ActivationError | undefined {
  const result = v.safeParse(problemSchema, problem);
  if (!result.success) return undefined;
  const { code, detail, issues, permission, retryAfter } = result.output;
  return new ActivationError(code, detail, {
    ...(issues === undefined ? {} : { issues }),
    ...(permission === undefined ? {} : { permission }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}
