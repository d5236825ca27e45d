import * as v from 'valibot';

/** Longest id that the contract carries; generous, because ids are the other side's own. */
const MAX_ID_LENGTH = 255;

const idText = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID_LENGTH));

export const destinationIdSchema = v.pipe(idText, v.brand('DestinationId'));
export const accountIdSchema = v.pipe(idText, v.brand('AccountId'));
export const connectionIdSchema = v.pipe(idText, v.brand('ConnectionId'));
export const audienceIdSchema = v.pipe(idText, v.brand('AudienceId'));
export const activationIdSchema = v.pipe(idText, v.brand('ActivationId'));
export const runIdSchema = v.pipe(idText, v.brand('RunId'));

export type DestinationId = v.InferOutput<typeof destinationIdSchema>;
export type AccountId = v.InferOutput<typeof accountIdSchema>;
export type ConnectionId = v.InferOutput<typeof connectionIdSchema>;
export type AudienceId = v.InferOutput<typeof audienceIdSchema>;
export type ActivationId = v.InferOutput<typeof activationIdSchema>;
export type RunId = v.InferOutput<typeof runIdSchema>;

// Ids of texts, for what a host writes by hand, such as an `ExportPlan`. Each throws a `ValiError` where the text is empty, or longer
// than 255 characters.

export function destinationId(text: string): DestinationId {
  return v.parse(destinationIdSchema, text);
}

export function accountId(text: string): AccountId {
  return v.parse(accountIdSchema, text);
}

export function connectionId(text: string): ConnectionId {
  return v.parse(connectionIdSchema, text);
}

export function audienceId(text: string): AudienceId {
  return v.parse(audienceIdSchema, text);
}

export function activationId(text: string): ActivationId {
  return v.parse(activationIdSchema, text);
}

export function runId(text: string): RunId {
  return v.parse(runIdSchema, text);
}
