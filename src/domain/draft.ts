import * as v from 'valibot';
import { activatedAudienceSchema, emptyAudiencePolicySchema, splittingSchema } from './activation.ts';
import { activationIdSchema, connectionIdSchema, destinationIdSchema } from './ids.ts';
import { mappingRowSchema } from './mapping.ts';
import { countSchema, etagSchema, instantSchema } from './primitives.ts';

export const wizardSteps = ['destination', 'audiences', 'scheduling', 'mapping', 'review'] as const;
export const wizardStepSchema = v.picklist(wizardSteps);
export type WizardStep = v.InferOutput<typeof wizardStepSchema>;

/** Mapping rows as they are typed: a target may be empty or doubled until the step is left. */
export const draftMappingRowSchema = v.object({ ...mappingRowSchema.entries, target: v.string() });
export type DraftMappingRow = v.InferOutput<typeof draftMappingRowSchema>;

/** An audience in the draft, with what its row must show when the adapter cannot be asked. */
export const draftAudienceSchema = v.object({
  ...activatedAudienceSchema.entries,
  name: v.string(),
  profiles: v.nullable(countSchema),
});
export type DraftAudience = v.InferOutput<typeof draftAudienceSchema>;

/** An unfinished wizard. Serialisable; holds no secret, for it knows connections by id alone. */
export const wizardDraftSchema = v.object({
  version: v.literal(1),
  savedAt: instantSchema,
  destinationId: destinationIdSchema,
  /** The activation that is being edited, and the version on which the edit began. */
  editing: v.optional(v.object({ activationId: activationIdSchema, etag: etagSchema })),
  step: wizardStepSchema,
  name: v.string(),
  connectionId: v.nullable(connectionIdSchema),
  audiences: v.array(draftAudienceSchema),
  /** `null` until the fields are known and the recommended ones are prefilled. */
  mapping: v.nullable(v.array(draftMappingRowSchema)),
  splitting: splittingSchema,
  emptyAudience: emptyAudiencePolicySchema,
  /** Key of the creation that was tried with exactly this draft: tried again after a lost answer, it must not create twice. */
  idempotencyKey: v.optional(v.string()),
});
export type WizardDraft = v.InferOutput<typeof wizardDraftSchema>;
