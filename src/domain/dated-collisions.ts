import type { ActivatedAudience, ActivationInput } from './activation.ts';
import type { Audience } from './audience.ts';
import { nextRuns } from './next-runs.ts';
import { collidingKeys, isStaticName } from './object-key.ts';
import { plannedKey, type ReviewContext } from './review-context.ts';

/** Slots of each audience that are looked at: more than a month of days, so that daily, weekly and monthly ones meet. */
const SLOTS = 35;

interface Writer {
  readonly owner: string;
  readonly isOurs: boolean;
  readonly entry: ActivatedAudience;
  readonly audience: Audience | undefined;
}

/** A key, and who would write it. */
export type Collision = readonly [key: string, owners: readonly string[]];

/** Keys with a time in them that audiences of the input would both write at one of their coming slots, though perhaps not at the first. */
export function datedCollisions(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): readonly Collision[] {
  return onceEach(
    collisionsOf(writersOf(input, known), context).map(([key, met]) => [key, met.map(({ owner }) => owner)]),
  );
}

/** The same with audiences of other activations, which are told by the names of the activations, this one first. */
export function datedCollisionsWithOthers(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): readonly Collision[] {
  const all = new Map(context.audiences.map((audience) => [audience.id as string, audience]));
  const theirs = context.others.flatMap(({ name, audiences }) =>
    audiences.map((entry) => ({ owner: name, isOurs: false, entry, audience: all.get(entry.audienceId) })),
  );
  return onceEach(
    collisionsOf([...writersOf(input, known), ...theirs], context)
      .filter(([, met]) => met.some(({ isOurs }) => isOurs) && met.some(({ isOurs }) => !isOurs))
      .map(([key, met]) => [
        key,
        [input.name, ...new Set(met.filter(({ isOurs }) => !isOurs).map(({ owner }) => owner))],
      ]),
  );
}

function writersOf(input: ActivationInput, known: ReadonlyMap<string, Audience>): readonly Writer[] {
  return input.audiences.map((entry) => {
    const audience = known.get(entry.audienceId);
    return { owner: audience?.name ?? entry.audienceId, isOurs: true, entry, audience };
  });
}

function collisionsOf(
  writers: readonly Writer[],
  context: ReviewContext,
): readonly (readonly [key: string, met: readonly Writer[]])[] {
  return alike(writers.filter(isDated), context).flatMap((group) => [
    ...collidingKeys(group.flatMap((writer) => comingKeys(writer, context).map((key) => [key, writer] as const))),
  ]);
}

/** Who meets once meets at every slot: the first key says it. */
function onceEach(collisions: readonly Collision[]): readonly Collision[] {
  const first = new Map<string, Collision>();
  for (const collision of collisions) {
    const owners = collision[1].join('\n');
    if (!first.has(owners)) first.set(owners, collision);
  }
  return [...first.values()];
}

/** A name with the id of its run is nobody else's. */
function isDated({ entry: { fileName } }: Writer): boolean {
  return !isStaticName(fileName) && !fileName.tokens.some(({ token }) => token === 'run-id');
}

/** Those whose names are the same at one moment, so that they may meet, one of ours among them. */
function alike(writers: readonly Writer[], context: ReviewContext): readonly (readonly Writer[])[] {
  const byName = collidingKeys(
    writers.map((writer) => [plannedKey(writer.entry, writer.audience, context, context.now, FIRST), writer] as const),
  );
  return [...byName.values()].filter((group) => group.some(({ isOurs }) => isOurs));
}

const FIRST = { number: 1, total: null };

function comingKeys({ entry, audience }: Writer, context: ReviewContext): readonly string[] {
  const slots = nextRuns(entry.schedule, {
    after: context.now,
    count: SLOTS,
    nextEvaluationAt: context.nextEvaluationAt,
  });
  return [...new Set(slots.map(({ at }) => plannedKey(entry, audience, context, at, FIRST)))];
}
