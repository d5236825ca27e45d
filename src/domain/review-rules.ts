import type { Activation, ActivatedAudience, ActivationInput } from './activation.ts';
import type { Audience } from './audience.ts';
import type { Connection } from './connection.ts';
import type { Destination } from './destination.ts';
import { expectedToRemain, outlivesProfiles } from './expiry-rules.ts';
import type { Field } from './field.ts';
import { busiestHour } from './hourly-load.ts';
import { mappingIssues, type MappingIssue } from './mapping-rules.ts';
import { longestGapDays, nextRuns } from './next-runs.ts';
import { collidingKeys, isStaticName, keyIssues, manifestKey, objectKey, type FileNameContext } from './object-key.ts';
import type { Instant } from './primitives.ts';
import type { PlannedAudience, PolicyViolation, Review, ReviewNote } from './review.ts';
import { scheduleIssues } from './schedule-rules.ts';
import type { Limits } from './session.ts';

/** What an adapter knows when it reviews an activation. */
export interface ReviewContext {
  readonly destination: Destination;
  readonly connection: Connection;
  /** Those that the input names and that exist. */
  readonly audiences: readonly Audience[];
  readonly fields: readonly Field[];
  readonly limits: Limits;
  readonly now: Instant;
  readonly nextEvaluationAt: Instant | null;
  /** Other activations to the same connection, for collisions of names. */
  readonly others: readonly Activation[];
  /** Bytes of one row of this mapping, estimated from samples; `null` where nothing is known. */
  readonly bytesPerRow: number | null;
  readonly violations: readonly PolicyViolation[];
}

/** Stands in the keys of a run that has no id yet. */
const RUN_TO_COME = 'run-to-come';

/** What a first run would write, and what speaks against it. Words are English; `code` is for those who say it in another language. */
export function reviewOf(input: ActivationInput, context: ReviewContext): Review {
  const known = new Map(context.audiences.map((audience) => [audience.id as string, audience]));
  const planned = input.audiences.map((entry) => plannedAudience(entry, known.get(entry.audienceId), input, context));
  return {
    audiences: planned,
    manifestKey: context.connection.includeManifest ? firstManifestKey(input, known, context) : null,
    warnings: [...scheduleWarnings(input, known, context), ...nameWarnings(input), ...keyWarnings(input)],
    blockers: [
      ...connectionBlockers(context.connection),
      ...audienceBlockers(input, known, context.limits),
      ...scheduleBlockers(input, context),
      ...mappingBlockers(input, context),
      ...keyBlockers(input, planned, known, context),
    ],
    violations: [...context.violations],
  };
}

function plannedAudience(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  input: ActivationInput,
  context: ReviewContext,
): PlannedAudience {
  const first = nextRuns(entry.schedule, {
    after: context.now,
    count: 1,
    nextEvaluationAt: context.nextEvaluationAt,
  })[0];
  const profiles = audience?.profiles ?? null;
  const last = nextRuns(entry.schedule, {
    after: context.now,
    count: 2,
    nextEvaluationAt: context.nextEvaluationAt,
  }).at(-1);
  return {
    audienceId: entry.audienceId,
    name: audience?.name ?? entry.audienceId,
    profiles,
    firstRunAt: first?.at ?? null,
    expectedToRemain:
      audience === undefined || last === undefined
        ? null
        : expectedToRemain(audience, last.at, context.limits.profileLifetimeDays),
    files: plannedFiles(entry, audience, input, context, first?.at ?? context.now),
  };
}

function plannedFiles(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  input: ActivationInput,
  context: ReviewContext,
  slot: Instant,
): PlannedAudience['files'] {
  const rows = audience?.profiles ?? null;
  const count = rows === null ? 1 : Math.max(1, Math.ceil(rows / input.splitting.maxRows));
  return Array.from({ length: count }, (_, index) => {
    const rowsOfFile = rows === null ? null : Math.min(input.splitting.maxRows, rows - index * input.splitting.maxRows);
    return {
      key: keyOf(entry, audience, context, slot, { number: index + 1, total: count }),
      rows: rowsOfFile,
      bytes: rowsOfFile === null || context.bytesPerRow === null ? null : Math.round(rowsOfFile * context.bytesPerRow),
    };
  });
}

function keyOf(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  context: ReviewContext,
  slot: Instant,
  file: { readonly number: number; readonly total: number | null },
): string {
  return objectKey({
    folder: context.connection.location.folder,
    template: entry.fileName,
    format: context.connection.format,
    encrypted: context.connection.openPgpPublicKeys.length > 0,
    names: namesOf(entry, audience, context, slot),
    file,
  });
}

function namesOf(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  context: ReviewContext,
  slot: Instant,
): FileNameContext {
  return {
    destinationName: context.destination.name,
    connectionName: context.connection.name,
    audienceId: entry.audienceId,
    audienceName: audience?.name ?? entry.audienceId,
    runId: RUN_TO_COME,
    slot,
    startedAt: slot,
  };
}

function firstManifestKey(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): string | null {
  const [entry] = input.audiences;
  if (entry === undefined) return null;
  const names = namesOf(entry, known.get(entry.audienceId), context, context.now);
  return manifestKey({
    folder: context.connection.location.folder,
    destinationId: context.destination.id,
    runId: RUN_TO_COME,
    names,
  });
}

function scheduleWarnings(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  const lifetime = context.limits.profileLifetimeDays;
  const notes = input.audiences.flatMap((entry): ReviewNote[] => {
    const gap = longestGapDays(entry.schedule, { after: context.now, nextEvaluationAt: context.nextEvaluationAt });
    if (!outlivesProfiles(gap, lifetime)) return [];
    const name = known.get(entry.audienceId)?.name ?? entry.audienceId;
    const message = `Runs of ${name} are up to ${gap} days apart, and prospect profiles expire ${lifetime} days after they land. Unless the partner reloads them in between, a run may find nobody left.`;
    return [{ code: 'outlives-profiles', message, step: 'scheduling', audienceId: entry.audienceId }];
  });
  const busiest = busiestHour(
    input.audiences.map(({ schedule }) => schedule),
    { after: context.now, nextEvaluationAt: context.nextEvaluationAt },
  );
  const limit = context.limits.audiencesPerHour;
  if (busiest !== undefined && limit !== undefined && busiest.audiences > limit) {
    notes.push({
      code: 'busy-hour',
      message: `${busiest.audiences} audiences are exported in the hour from ${busiest.hour}; the platform advises at most ${limit}.`,
      step: 'scheduling',
    });
  }
  return notes;
}

function nameWarnings(input: ActivationInput): ReviewNote[] {
  return input.audiences
    .filter(({ fileName, schedule }) => isStaticName(fileName) && schedule.frequency !== 'once')
    .map(({ audienceId, fileName }) => ({
      code: fileName.whenExists === 'replace' ? 'name-replaces' : 'name-refuses',
      message:
        fileName.whenExists === 'replace'
          ? 'The file name holds no time: every run replaces the file of the one before.'
          : 'The file name holds no time, and existing files are not replaced: every run after the first will fail.',
      step: 'scheduling' as const,
      audienceId,
    }));
}

function keyWarnings(input: ActivationInput): ReviewNote[] {
  if (input.mapping.some((row) => row.deduplicationKey)) return [];
  return [
    {
      code: 'no-deduplication-key',
      message: 'No field is the key against duplicates: a profile that was loaded twice is written twice.',
      step: 'mapping',
    },
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
  const others = staticKeysOf(context);
  const clashes = collidingKeys([...staticOwn(input, known, context), ...others]);
  return [
    ...tooLong,
    ...[...collidingKeys(own)].map(([key, names]): ReviewNote => ({
      code: 'key-collision',
      message: `${[...new Set(names)].join(' and ')} would write the same file ${key}.`,
      step: 'scheduling',
    })),
    ...[...clashes].map(([key, names]): ReviewNote => ({
      code: 'key-collision',
      message: `${[...new Set(names)].join(' and ')} would write the same file ${key}.`,
      step: 'scheduling',
    })),
  ];
}

/** Only names without a time can meet those of another activation. */
function staticOwn(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): (readonly [string, string])[] {
  if (context.others.length === 0) return [];
  return input.audiences
    .filter(({ fileName }) => isStaticName(fileName))
    .map(
      (entry) =>
        [keyOf(entry, known.get(entry.audienceId), context, context.now, { number: 1, total: 1 }), input.name] as const,
    );
}

function staticKeysOf(context: ReviewContext): (readonly [string, string])[] {
  const known = new Map(context.audiences.map((audience) => [audience.id as string, audience]));
  return context.others.flatMap((activation) =>
    activation.audiences
      .filter(({ fileName }) => isStaticName(fileName))
      .map(
        (entry) =>
          [
            keyOf(entry, known.get(entry.audienceId), context, context.now, { number: 1, total: 1 }),
            activation.name,
          ] as const,
      ),
  );
}
