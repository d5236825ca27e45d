import * as v from 'valibot';

/** Every way in which a call of the contract can fail. */
export const activationErrorCodes = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'limit-exceeded',
  'rate-limited',
  'unavailable',
  'cancelled',
] as const;
export const activationErrorCodeSchema = v.picklist(activationErrorCodes);
export type ActivationErrorCode = v.InferOutput<typeof activationErrorCodeSchema>;

/** What is wrong with one value of an input. */
export const inputIssueSchema = v.object({
  /** Dotted, with indices: `audiences.3.schedule.firstDay`. */
  path: v.string(),
  /** English, as it continues the name of the value: "must not be empty". */
  message: v.string(),
  /** For those who say it in another language: a code of the domain (`ValueIssueCode`) where it is one that a schema finds. */
  code: v.exactOptional(v.string()),
  /** What `too-short`, `too-long` and `too-many-bytes` measure against. */
  bound: v.exactOptional(v.number()),
});
export type InputIssue = v.InferOutput<typeof inputIssueSchema>;
