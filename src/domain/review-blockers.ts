import type { ActivatedAudience, ActivationInput } from './activation.ts';
import type { Audience } from './audience.ts';
import type { Connection } from './connection.ts';
import { datedCollisions } from './dated-collisions.ts';
import { mappingIssues, type MappingIssue } from './mapping-rules.ts';
import { collidingKeys, isStaticName, keyIssues, MOST_FILES, sharedKey, type FileSeries } from './object-key.ts';
import { plannedKey, plannedSeries, type ReviewContext } from './review-context.ts';
import type { ReviewFinding } from './review-findings.ts';
import { noteOf, type PlannedAudience, type ReviewNote } from './review.ts';
import { scheduleIssues } from './schedule-rules.ts';
import type { Limits } from './session.ts';

/** What must be mended before the activation can be created. */
export function reviewBlockers(
  input: ActivationInput,
  planned: readonly PlannedAudience[],
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  return [
    ...connectionBlockers(context.connection),
    ...audienceBlockers(input, known, context.limits),
    ...scheduleBlockers(input, context),
    ...mappingBlockers(input, context),
    ...keyBlockers(input, planned, known, context),
  ];
}

function connectionBlockers({ name, dataType, health }: Connection): ReviewNote[] {
  const place = { step: 'destination' } as const;
  if (dataType !== 'prospects') return [noteOf({ code: 'connection-data-type', connection: name }, place)];
  if (health.kind !== 'broken') return [];
  const { kind: _, since: _since, ...why } = health;
  return [noteOf({ code: 'connection-broken', connection: name, ...why }, place)];
}

function audienceBlockers(input: ActivationInput, known: ReadonlyMap<string, Audience>, limits: Limits): ReviewNote[] {
  const step = 'audiences';
  const notes = input.audiences.flatMap(({ audienceId }): ReviewNote[] => {
    const audience = known.get(audienceId);
    if (audience === undefined)
      return [noteOf({ code: 'audience-unknown', audience: audienceId }, { step, audienceId })];
    if (audience.availability.kind === 'available' || audience.availability.reason === 'empty') return [];
    const { reason } = audience.availability;
    return [noteOf({ code: `audience-${reason}`, audience: audience.name }, { step, audienceId })];
  });
  const limit = limits.audiencesPerActivation;
  if (limit !== undefined && input.audiences.length > limit)
    notes.push(noteOf({ code: 'too-many-audiences', limit, over: input.audiences.length - limit }, { step }));
  const twice = collidingKeys(input.audiences.map(({ audienceId }, index) => [audienceId, index] as const));
  for (const audienceId of twice.keys())
    notes.push(noteOf({ code: 'audience-twice', audience: known.get(audienceId)?.name ?? audienceId }, { step }));
  return notes;
}

function scheduleBlockers(input: ActivationInput, context: ReviewContext): ReviewNote[] {
  const rules = {
    now: context.now,
    minutesBeforeFirstRun: context.limits.minutesBeforeFirstRun ?? 0,
    nextEvaluationAt: context.nextEvaluationAt,
    editing: context.editing,
  };
  return input.audiences.flatMap(({ audienceId, schedule }) =>
    scheduleIssues(schedule, rules).map((issue) =>
      noteOf(issue.code === 'starts-too-soon' ? { ...issue, timeZone: schedule.timeZone } : issue, {
        step: 'scheduling',
        audienceId,
      }),
    ),
  );
}

function mappingBlockers(input: ActivationInput, context: ReviewContext): ReviewNote[] {
  return mappingIssues(input.mapping, {
    fields: context.fields,
    limits: context.limits,
    format: context.connection.format,
  }).map((issue) => noteOf(mappingFinding(issue, input), { step: 'mapping' }));
}

function mappingFinding({ code, row }: MappingIssue, { mapping }: ActivationInput): ReviewFinding {
  switch (code) {
    case 'no-fields':
    case 'too-many-fields':
    case 'too-many-keys':
    case 'identity-with-attributes':
      return { code };
    default:
      return { code, field: mapping[row ?? 0]?.source ?? '' };
  }
}

function keyBlockers(
  input: ActivationInput,
  planned: readonly PlannedAudience[],
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  const own = planned.flatMap((audience) => audience.files.map((file) => [file.key, audience.name] as const));
  const notAllowed = lastKeys(input, known, context)
    .filter(([key]) => keyIssues(key).length > 0)
    .map(([key, audience]) => noteOf({ code: 'key-not-allowed', audience, key }, { step: 'scheduling' }));
  const met = firstKeys(collidingKeys(own));
  const meeting = new Set([...met.values()].map((names) => names.join('\n')));
  const later = datedCollisions(input, known, context).filter(([, names]) => !meeting.has(names.join('\n')));
  return [
    ...notAllowed,
    ...[...met, ...later].map(([key, names]) => collision(key, names)),
    ...[...collisionsWithOthers(input, known, context)].map(([key, names]) => collision(key, [input.name, ...names])),
  ];
}

/** The longest key of each audience, which may grow: what S3 would refuse of a split is told before there is one. */
function lastKeys(
  { audiences }: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): (readonly [key: string, audience: string])[] {
  const file = { number: MOST_FILES, total: MOST_FILES };
  return audiences.map((entry) => {
    const audience = known.get(entry.audienceId);
    return [plannedKey(entry, audience, context, context.now, file), audience?.name ?? entry.audienceId];
  });
}

/** Audiences that meet in one file meet in the others of a split too: one note says it. */
function firstKeys(colliding: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const first = new Map<string, readonly [string, readonly string[]]>();
  for (const [key, names] of colliding) if (!first.has(names.join('\n'))) first.set(names.join('\n'), [key, names]);
  return new Map(first.values());
}

/** Audiences, or activations, that would write one key. */
export function collision(key: string, owners: readonly string[]): ReviewNote {
  return noteOf({ code: 'key-collision', key, owners: [...owners] }, { step: 'scheduling' });
}

/**
 * Which other activations may come to write a key of this one, if only when an export is split into more files than today. Where only
 * others meet, or only audiences of this one, is not told here.
 */
function collisionsWithOthers(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReadonlyMap<string, readonly string[]> {
  const own = staticSeries(input.audiences, known, context);
  const all = new Map(context.audiences.map((audience) => [audience.id as string, audience]));
  const met = new Map<string, string[]>();
  for (const { audiences, name } of context.others)
    for (const theirs of staticSeries(audiences, all, context))
      for (const key of new Set(own.map((ours) => sharedKey(ours, theirs))))
        if (key !== undefined) met.set(key, [...(met.get(key) ?? []), name]);
  return met;
}

/** Only names without a time can meet those of another activation. */
function staticSeries(
  audiences: readonly ActivatedAudience[],
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): FileSeries[] {
  return audiences
    .filter(({ fileName }) => isStaticName(fileName))
    .map((entry) => plannedSeries(entry, known.get(entry.audienceId), context, context.now));
}
