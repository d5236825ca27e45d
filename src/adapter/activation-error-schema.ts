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

/** What is wrong with one value of an input. `path` is dotted, with indices: `audiences.3.schedule.firstDay`. */
export const inputIssueSchema = v.object({ path: v.string(), message: v.string() });
export type InputIssue = v.InferOutput<typeof inputIssueSchema>;
