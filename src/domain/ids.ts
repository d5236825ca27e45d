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
