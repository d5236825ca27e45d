import type { Connection } from '../connection.ts';
import type { DraftAudience } from '../draft.ts';
import type { AudienceId } from '../ids.ts';
import { nextRuns } from '../next-runs.ts';
import { collidingKeys, keyIssues, objectKey, type FileNameIssue } from '../object-key.ts';
import type { Instant } from '../primitives.ts';
import type { WizardFacts } from './wizard-state.ts';

/** Coming runs of each audience whose keys are compared. */
export const RUNS_COMPARED = 10;

export interface FileNameFindings {
  /** Keys that more than one audience would write. */
  readonly collisions: readonly { readonly key: string; readonly audienceIds: readonly AudienceId[] }[];
  readonly notAllowed: readonly { readonly audienceId: AudienceId; readonly issue: FileNameIssue }[];
}

export interface FileNameCheckContext {
  readonly connection: Connection;
  readonly facts: Pick<WizardFacts, 'destination' | 'now' | 'session'>;
}

interface Remembered extends FileNameCheckContext {
  readonly findings: FileNameFindings;
}

const remembered = new WeakMap<readonly DraftAudience[], Remembered>();

/** What speaks against the files of the coming runs. Worked out once as long as nothing of it changes. */
export function fileNameFindings(audiences: readonly DraftAudience[], context: FileNameCheckContext): FileNameFindings {
  const last = remembered.get(audiences);
  if (last !== undefined && last.connection === context.connection && last.facts.now === context.facts.now)
    return last.findings;
  const findings = findNames(audiences, context);
  remembered.set(audiences, { ...context, findings });
  return findings;
}

/** Keys that the coming runs of one audience write, one file a run. A schedule without runs is taken to write one now. */
export function comingKeys(entry: DraftAudience, context: FileNameCheckContext, count: number): readonly string[] {
  const { facts } = context;
  const runs = nextRuns(entry.schedule, {
    after: facts.now,
    count,
    nextEvaluationAt: facts.session.nextEvaluationAt,
  }).map(({ at }) => at);
  return (runs.length === 0 ? [facts.now] : runs).map((slot) => keyAt(entry, context, slot));
}

function findNames(audiences: readonly DraftAudience[], context: FileNameCheckContext): FileNameFindings {
  const keys = audiences.map((entry) => ({ entry, keys: comingKeys(entry, context, RUNS_COMPARED) }));
  const owned = keys.flatMap(({ entry, keys: own }) =>
    [...new Set(own)].map((key) => [key, entry.audienceId] as const),
  );
  return {
    collisions: [...collidingKeys(owned)].map(([key, audienceIds]) => ({ key, audienceIds })),
    notAllowed: keys.flatMap(({ entry, keys: own }) => {
      const [issue] = keyIssues(own[0] ?? '');
      return issue === undefined ? [] : [{ audienceId: entry.audienceId, issue }];
    }),
  };
}

function keyAt(entry: DraftAudience, { connection, facts }: FileNameCheckContext, slot: Instant): string {
  return objectKey({
    folder: connection.location.folder,
    template: entry.fileName,
    format: connection.format,
    encrypted: connection.openPgpPublicKeys.length > 0,
    names: {
      destinationName: facts.destination.name,
      connectionName: connection.name,
      audienceId: entry.audienceId,
      audienceName: entry.name,
      // Every run has an id of its own, so no two audiences share one.
      runId: `run-of-${entry.audienceId}`,
      slot,
      startedAt: slot,
    },
    file: { number: 1, total: null },
  });
}
