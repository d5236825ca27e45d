import * as v from 'valibot';
import { dataTypeSchema } from './destination.ts';
import { audienceIdSchema } from './ids.ts';
import { countSchema, descriptionSchema, instantSchema, nameSchema, shareSchema } from './primitives.ts';

export const audienceStatuses = ['published', 'draft', 'inactive', 'deleted'] as const;
export const audienceStatusSchema = v.picklist(audienceStatuses);
export type AudienceStatus = v.InferOutput<typeof audienceStatusSchema>;

/** Whether it can be activated now. The reason is for the person; `since` where the adapter knows it. */
export const availabilitySchema = v.variant('kind', [
  v.object({ kind: v.literal('available') }),
  v.object({
    kind: v.literal('unavailable'),
    reason: v.picklist(['draft', 'inactive', 'deleted', 'empty', 'no-access']),
    since: v.optional(instantSchema),
  }),
]);
export type Availability = v.InferOutput<typeof availabilitySchema>;

/** How soon the profiles of an audience expire: 25 days after they landed, in the model product. Absent where unknown. */
export const expirySchema = v.object({
  /** Share of the profiles that expires within the next seven days. */
  withinSevenDays: shareSchema,
  /** When the oldest profile still there landed. */
  oldestLandedAt: instantSchema,
  /** When the newest landed; with the oldest it bounds what remains at a later moment. */
  newestLandedAt: instantSchema,
});
export type Expiry = v.InferOutput<typeof expirySchema>;

export const audienceSchema = v.object({
  id: audienceIdSchema,
  name: nameSchema,
  description: v.optional(descriptionSchema),
  /** Screens of this kit show `prospects` and nothing else, whatever an adapter answers. */
  dataType: dataTypeSchema,
  /** Profiles at the last evaluation; `null` where it was never evaluated. */
  profiles: v.nullable(countSchema),
  status: audienceStatusSchema,
  availability: availabilitySchema,
  /** The data partner, or whatever else the audience comes from. */
  origin: v.string(),
  folder: v.optional(v.string()),
  tags: v.array(v.string()),
  evaluatedAt: v.nullable(instantSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  expiry: v.optional(expirySchema),
});
export type Audience = v.InferOutput<typeof audienceSchema>;

export const audienceSortKeys = [
  'name',
  'profiles',
  'status',
  'origin',
  'evaluatedAt',
  'createdAt',
  'updatedAt',
] as const;
export const audienceSortSchema = v.object({
  by: v.picklist(audienceSortKeys),
  direction: v.picklist(['ascending', 'descending']),
});
export type AudienceSort = v.InferOutput<typeof audienceSortSchema>;

/** What narrows the list. Every present entry must hold; within one entry, any of its values. */
export const audienceFilterSchema = v.object({
  /** Found in name, id, description or tag, without regard to case. */
  search: v.optional(v.string()),
  statuses: v.optional(v.array(audienceStatusSchema)),
  origins: v.optional(v.array(v.string())),
  tags: v.optional(v.array(v.string())),
  folders: v.optional(v.array(v.string())),
  /** Evaluated at this moment or later. */
  evaluatedSince: v.optional(instantSchema),
  minProfiles: v.optional(countSchema),
  maxProfiles: v.optional(countSchema),
  available: v.optional(v.boolean()),
  /** Exactly these; for the "selected only" view and for a pasted list. */
  ids: v.optional(v.array(audienceIdSchema)),
  /** Exactly these names, without regard to case; for a pasted list. */
  names: v.optional(v.array(v.string())),
});
export type AudienceFilter = v.InferOutput<typeof audienceFilterSchema>;

/** Most rows that one page may hold. */
export const MAX_PAGE_SIZE = 500;

export const audienceQuerySchema = v.object({
  filter: v.optional(audienceFilterSchema, {}),
  sort: v.optional(audienceSortSchema, { by: 'name', direction: 'ascending' }),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE_SIZE)), 100),
  /** Where the page begins: after a cursor, or at a row where `capabilities.audiencesByPosition` says that it can. */
  from: v.optional(
    v.variant('kind', [
      v.object({ kind: v.literal('cursor'), cursor: v.string() }),
      v.object({ kind: v.literal('position'), position: countSchema }),
    ]),
  ),
});
export type AudienceQuery = v.InferInput<typeof audienceQuerySchema>;

export const facetSchema = v.object({ value: v.string(), count: countSchema });
export type Facet = v.InferOutput<typeof facetSchema>;

export const audiencePageSchema = v.object({
  items: v.array(audienceSchema),
  /** Row of the first item in the whole list; `null` where only cursors are known. */
  position: v.nullable(countSchema),
  nextCursor: v.nullable(v.string()),
  /** How many match; `null` where the adapter cannot count. */
  total: v.nullable(countSchema),
  /** How many there are without the filter. */
  unfilteredTotal: v.nullable(countSchema),
  /** Of those that match: how many can be activated, and their profiles. */
  available: v.nullable(v.object({ count: countSchema, profiles: countSchema })),
  /** What the filters can offer, over the unfiltered list. Only on the first page. */
  facets: v.optional(
    v.object({ origins: v.array(facetSchema), tags: v.array(facetSchema), folders: v.array(facetSchema) }),
  ),
});
export type AudiencePage = v.InferOutput<typeof audiencePageSchema>;
