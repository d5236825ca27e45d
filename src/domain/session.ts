import * as v from 'valibot';
import { parquetCompressionSchema } from './file-format.ts';
import { countSchema, instantSchema, timeZoneSchema } from './primitives.ts';

export const permissions = ['view-destinations', 'manage-destinations', 'activate-destinations'] as const;
export const permissionSchema = v.picklist(permissions);
export type Permission = v.InferOutput<typeof permissionSchema>;

/** Limits that the platform states; an absent one is not limited. The numbers in the comments are the model product's. */
export const limitsSchema = v.object({
  /** 250 */
  audiencesPerActivation: v.optional(countSchema),
  /** 50 */
  fieldsPerMapping: v.optional(countSchema),
  /** 100: audiences that one connection's platform exports in one hour. */
  audiencesPerHour: v.optional(countSchema),
  /** 80 */
  audiencesPerManualRun: v.optional(countSchema),
  /** 60: minutes between Finish and the earliest start that is not skipped. */
  minutesBeforeFirstRun: v.optional(countSchema),
  /** 25: days after which a prospect profile expires. */
  profileLifetimeDays: v.optional(countSchema),
});
export type Limits = v.InferOutput<typeof limitsSchema>;

/** What the adapter can do beyond the least; elements offer what is there and say what is not. */
export const capabilitiesSchema = v.object({
  /** `listAudiences` may begin at any row. */
  audiencesByPosition: v.boolean(),
  /** `readRunFile` gives the bytes of a finished file. */
  runFiles: v.boolean(),
  /** External id that a role's trust policy must demand, and the principal that assumes it; absent where roles are not offered. */
  assumeRole: v.optional(v.object({ principalArn: v.string(), externalId: v.string() })),
  /** File formats that exports can be written in. */
  formats: v.array(v.picklist(['csv', 'json', 'parquet'])),
  compressions: v.array(v.picklist(['none', 'gzip', 'zstd', 'zip', 'deflate'])),
  /** Inside Parquet files; absent where there is every one. */
  parquetCompressions: v.optional(v.array(parquetCompressionSchema)),
  openPgp: v.boolean(),
});
export type Capabilities = v.InferOutput<typeof capabilitiesSchema>;

export const sessionSchema = v.object({
  user: v.object({ name: v.string() }),
  permissions: v.array(permissionSchema),
  /** Whom to ask for a permission: a name, a team, or an address. */
  permissionContact: v.optional(v.string()),
  limits: limitsSchema,
  capabilities: capabilitiesSchema,
  /** The zone in which schedules are proposed. */
  timeZone: timeZoneSchema,
  /** When the daily evaluation is expected to end next; `null` where unknown. */
  nextEvaluationAt: v.nullable(instantSchema),
  /** The adapter's clock, so that screens compare moments with it and not with a wrong one of theirs. */
  now: instantSchema,
});
export type Session = v.InferOutput<typeof sessionSchema>;
