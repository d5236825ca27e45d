import * as v from 'valibot';
import { accountSchema } from '../domain/account.ts';
import { activationSchema } from '../domain/activation.ts';
import { connectionSchema } from '../domain/connection.ts';

/** What is stored of each thing: all that cannot be derived from others when it is read. */
export const accountRecordSchema = v.omit(accountSchema, ['connectionCount', 'etag']);
export type AccountRecord = v.InferOutput<typeof accountRecordSchema>;

export const connectionRecordSchema = v.omit(connectionSchema, ['etag']);
export type ConnectionRecord = v.InferOutput<typeof connectionRecordSchema>;

export const activationRecordSchema = v.omit(activationSchema, ['activeRuns', 'nextRunAt', 'lastResult', 'etag']);
export type ActivationRecord = v.InferOutput<typeof activationRecordSchema>;
