import type { ActivationInput } from './activation.ts';
import type { Audience } from './audience.ts';
import type { Connection } from './connection.ts';
import { mappingIssues, type MappingIssue } from './mapping-rules.ts';
import { collidingKeys, isStaticName, keyIssues } from './object-key.ts';
import { plannedKey, type ReviewContext } from './review-context.ts';
import type { PlannedAudience, ReviewNote } from './review.ts';
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

function connectionBlockers(connection: Connection): ReviewNote[] {
  if (connection.dataType !== 'prospects')
    return [
      {
        code: 'connection-data-type',
        message: `The connection ${connection.name} does not take prospects.`,
        step: 'destination',
      },
    ];
  if (connection.health.kind !== 'broken') return [];
  return [
    {
      code: 'connection-broken',
      message: `The connection ${connection.name} is broken: ${connection.health.reason} ${connection.health.nextStep}`,
      step: 'destination',
    },
  ];
}

function audienceBlockers(input: ActivationInput, known: ReadonlyMap<string, Audience>, limits: Limits): ReviewNote[] {
  const notes = input.audiences.flatMap(({ audienceId }): ReviewNote[] => {
    const audience = known.get(audienceId);
    if (audience === undefined)
      return [
        {
          code: 'audience-unknown',
          message: `The audience ${audienceId} does not exist any more.`,
          step: 'audiences',
          audienceId,
        },
      ];
    if (audience.availability.kind === 'available' || audience.availability.reason === 'empty') return [];
    return [
      {
        code: `audience-${audience.availability.reason}`,
        message: `The audience ${audience.name} cannot be activated: it is ${audience.availability.reason}.`,
        step: 'audiences',
        audienceId,
      },
    ];
  });
  const limit = limits.audiencesPerActivation;
  if (limit !== undefined && input.audiences.length > limit) {
    notes.push({
      code: 'too-many-audiences',
      message: `An activation takes at most ${limit} audiences; remove ${input.audiences.length - limit}.`,
      step: 'audiences',
    });
  }
  const twice = collidingKeys(input.audiences.map(({ audienceId }, index) => [audienceId, index] as const));
  for (const audienceId of twice.keys()) {
    notes.push({
      code: 'audience-twice',
      message: `The audience ${known.get(audienceId)?.name ?? audienceId} is chosen twice.`,
      step: 'audiences',
    });
  }
  return notes;
}

function scheduleBlockers(input: ActivationInput, context: ReviewContext): ReviewNote[] {
  const rules = {
    now: context.now,
    minutesBeforeFirstRun: context.limits.minutesBeforeFirstRun ?? 0,
    nextEvaluationAt: context.nextEvaluationAt,
  };
  return input.audiences.flatMap((entry) =>
    scheduleIssues(entry.schedule, rules).map((issue): ReviewNote => {
      const note = { code: issue.code, step: 'scheduling', audienceId: entry.audienceId } as const;
      switch (issue.code) {
        case 'starts-too-soon':
          return {
            ...note,
            message: `The first run starts in ${issue.minutesLeft} minutes. The earliest safe start is ${issue.earliestSafeStart.day} ${issue.earliestSafeStart.time} ${entry.schedule.timeZone}.`,
          };
        case 'ended':
          return { ...note, message: 'The schedule has no run left: choose a later day.' };
        case 'ends-before-it-begins':
          return { ...note, message: 'The schedule ends before it begins.' };
      }
    }),
  );
}

const mappingMessages: Record<MappingIssue['code'], string> = {
  'no-fields': 'No field is mapped.',
  'too-many-fields': 'More fields are mapped than the platform takes.',
  'target-missing': 'has no name in the file.',
  'target-duplicate': 'shares its name in the file with another field.',
  'target-characters': 'has a name in the file with dots, control characters or more than 255 characters.',
  'source-unknown': 'is not in the prospect schema any more.',
  'type-not-in-csv': 'holds a list or an object, which a CSV file cannot.',
  'too-many-keys': 'Duplicates are told by one identity, or by one or two attributes.',
  'identity-with-attributes': 'Duplicates are told by one identity or by attributes, not by both.',
  'bare-value-holds-delimiter':
    'holds values with the delimiter, which would shift the columns of a file without quotes.',
};

function mappingBlockers(input: ActivationInput, context: ReviewContext): ReviewNote[] {
  return mappingIssues(input.mapping, {
    fields: context.fields,
    limits: context.limits,
    format: context.connection.format,
  }).map((issue) => {
    const source = issue.row === null ? undefined : input.mapping[issue.row]?.source;
    return {
      code: issue.code,
      message: source === undefined ? mappingMessages[issue.code] : `${source} ${mappingMessages[issue.code]}`,
      step: 'mapping',
    };
  });
}

function keyBlockers(
  input: ActivationInput,
  planned: readonly PlannedAudience[],
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  const own = planned.flatMap((audience) => audience.files.map((file) => [file.key, audience.name] as const));
  const tooLong = own
    .filter(([key]) => keyIssues(key).length > 0)
    .map(([key, name]): ReviewNote => ({
      code: 'key-not-allowed',
      message: `The file name of ${name} is not one that S3 takes: ${key}`,
      step: 'scheduling',
    }));
  return [
    ...tooLong,
    ...[...firstKeys(collidingKeys(own))].map(([key, names]) => collision(key, whoOf(names))),
    ...[...collisionsWithOthers(input, known, context)].map(([key, names]) =>
      collision(key, [input.name, ...names].join(' and ')),
    ),
  ];
}

/** Audiences that meet in one file meet in the others of a split too: one note says it. */
function firstKeys(colliding: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const first = new Map<string, readonly [string, readonly string[]]>();
  for (const [key, names] of colliding) if (!first.has(names.join('\n'))) first.set(names.join('\n'), [key, names]);
  return new Map(first.values());
}

function whoOf(names: readonly string[]): string {
  const different = new Set(names);
  const [name] = different;
  return different.size === 1 ? `${names.length} audiences that are called ${name}` : [...different].join(' and ');
}

function collision(key: string, who: string): ReviewNote {
  return { code: 'key-collision', message: `${who} would write the same file ${key}.`, step: 'scheduling' };
}

/** Which other activations write a key of this one. Where only others meet, or only audiences of this one, is not told here. */
function collisionsWithOthers(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReadonlyMap<string, readonly string[]> {
  const own = new Set(staticOwn(input, known, context));
  const met = new Map<string, string[]>();
  for (const [key, name] of staticKeysOf(context)) if (own.has(key)) met.set(key, [...(met.get(key) ?? []), name]);
  return met;
}

/** Only names without a time can meet those of another activation. */
function staticOwn(input: ActivationInput, known: ReadonlyMap<string, Audience>, context: ReviewContext): string[] {
  return input.audiences
    .filter(({ fileName }) => isStaticName(fileName))
    .map((entry) => plannedKey(entry, known.get(entry.audienceId), context, context.now, { number: 1, total: 1 }));
}

function staticKeysOf(context: ReviewContext): (readonly [string, string])[] {
  const known = new Map(context.audiences.map((audience) => [audience.id as string, audience]));
  return context.others.flatMap((activation) =>
    activation.audiences
      .filter(({ fileName }) => isStaticName(fileName))
      .map(
        (entry) =>
          [
            plannedKey(entry, known.get(entry.audienceId), context, context.now, { number: 1, total: 1 }),
            activation.name,
          ] as const,
      ),
  );
}
