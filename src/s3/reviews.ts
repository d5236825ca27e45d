import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { ActivationError } from '../adapter/activation-error.ts';
import { parseInput } from '../adapter/parse.ts';
import { activationInputSchema, type Activation, type ActivationInput } from '../domain/activation.ts';
import type { ActivationId } from '../domain/ids.ts';
import { reviewOf } from '../domain/review-rules.ts';
import type { Review } from '../domain/review.ts';
import type { S3AdapterParts } from './parts.ts';
import type { ActivationRecord } from './records.ts';
import type { Stored } from './state/collection.ts';

type ReviewMethods = Pick<ActivationAdapter, 'reviewActivation'>;

export function reviewMethods(parts: S3AdapterParts): ReviewMethods {
  return {
    reviewActivation: (value, options) =>
      reviewFor(parseInput(activationInputSchema, value), options?.editing, parts, options?.signal),
  };
}

/** What a run of this input would write, and what speaks against it; the activation that is edited does not stand in its own way. */
export async function reviewFor(
  input: ActivationInput,
  editing: ActivationId | undefined,
  parts: S3AdapterParts,
  signal?: AbortSignal,
): Promise<Review> {
  const { value: record, etag } = await parts.connections.get(input.connectionId, signal);
  const destination = parts.destinations.find(({ id }) => id === record.destinationId);
  if (destination === undefined)
    throw new ActivationError('not-found', 'The destination of this connection does not exist any more.');
  const activations = await parts.activations.all('', signal);
  const edited = activations.find(({ value }) => value.id === editing);
  const others = activations.filter(({ value }) => value.connectionId === input.connectionId && value.id !== editing);
  const wanted = new Set<string>(
    [...input.audiences, ...others.flatMap(({ value }) => value.audiences)].map(({ audienceId }) => audienceId),
  );
  const session = await parts.session();
  return reviewOf(input, {
    destination,
    connection: { ...record, etag },
    audiences: (await parts.audiences.list()).filter(({ id }) => wanted.has(id)),
    fields: await parts.audiences.fields(),
    limits: session.limits,
    now: session.now,
    nextEvaluationAt: session.nextEvaluationAt,
    editing: edited === undefined ? null : asActivation(edited),
    others: others.map(asActivation),
    bytesPerRow: await parts.audiences.bytesPerRow(input, record.format),
    violations: parts.policies(input, record),
  });
}

/** A stored activation as the rules take it; what is derived does not matter to them. */
function asActivation({ value, etag }: Stored<ActivationRecord>): Activation {
  return { ...value, etag, activeRuns: 0, nextRunAt: null, lastResult: null };
}
