import * as v from 'valibot';
import { accountSchema } from '../domain/account.ts';
import { activationSchema } from '../domain/activation.ts';
import { connectionSchema } from '../domain/connection.ts';
import { countSchema } from '../domain/primitives.ts';
import { runSchema } from '../domain/run.ts';

/** What is stored of each thing: all that cannot be derived from others when it is read. */
export const accountRecordSchema = v.omit(accountSchema, ['connectionCount', 'etag']);
export type AccountRecord = v.InferOutput<typeof accountRecordSchema>;

export const connectionRecordSchema = v.omit(connectionSchema, ['etag']);
export type ConnectionRecord = v.InferOutput<typeof connectionRecordSchema>;

export const activationRecordSchema = v.omit(activationSchema, ['activeRuns', 'nextRunAt', 'lastResult', 'etag']);
export type ActivationRecord = v.InferOutput<typeof activationRecordSchema>;

export const runRecordSchema = v.object({
  run: runSchema,
  /** Of the lease under which it was written last; 0 before there was one. */
  epoch: countSchema,
});
export type RunRecord = v.InferOutput<typeof runRecordSchema>;
