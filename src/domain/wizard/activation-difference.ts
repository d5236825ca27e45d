import type { ActivatedAudience, ActivationInput } from '../activation.ts';
import type { AudienceId } from '../ids.ts';
import type { FileNameTemplate } from '../file-name.ts';
import type { MappingRow } from '../mapping.ts';
import type { Schedule } from '../schedule.ts';
import { sameValue } from '../same-value.ts';

/** What of an activation differs; the connection never does. */
export type Compared = Pick<ActivationInput, 'name' | 'audiences' | 'mapping' | 'splitting' | 'emptyAudience'>;

export type Difference =
  | { readonly kind: 'name'; readonly before: string; readonly after: string }
  | { readonly kind: 'audience-added' | 'audience-removed'; readonly audienceId: AudienceId }
  | {
      readonly kind: 'schedule';
      readonly audienceId: AudienceId;
      readonly before: Schedule;
      readonly after: Schedule;
    }
  | {
      readonly kind: 'file-name';
      readonly audienceId: AudienceId;
      readonly before: FileNameTemplate;
      readonly after: FileNameTemplate;
    }
  | { readonly kind: 'column-added' | 'column-removed'; readonly column: MappingRow }
  | { readonly kind: 'column-changed'; readonly before: MappingRow; readonly after: MappingRow }
  | { readonly kind: 'column-order' }
  | {
      readonly kind: 'splitting';
      readonly before: ActivationInput['splitting'];
      readonly after: ActivationInput['splitting'];
    }
  | {
      readonly kind: 'empty-audience';
      readonly before: ActivationInput['emptyAudience'];
      readonly after: ActivationInput['emptyAudience'];
    };

/** What would change if one took the place of the other. The order of audiences says nothing, that of columns does. */
export function activationDifference(before: Compared, after: Compared): readonly Difference[] {
  return [
    ...changed('name', before.name, after.name),
    ...audienceDifference(before.audiences, after.audiences),
    ...columnDifference(before.mapping, after.mapping),
    ...changed('splitting', before.splitting, after.splitting),
    ...changed('empty-audience', before.emptyAudience, after.emptyAudience),
  ] as readonly Difference[];
}

function changed<Kind extends string, Value>(kind: Kind, before: Value, after: Value) {
  return sameValue(before, after) ? [] : [{ kind, before, after }];
}

function audienceDifference(
  before: readonly ActivatedAudience[],
  after: readonly ActivatedAudience[],
): readonly Difference[] {
  const were = new Map(before.map((entry) => [entry.audienceId, entry]));
  const are = new Set(after.map((entry) => entry.audienceId));
  return [
    ...before
      .filter(({ audienceId }) => !are.has(audienceId))
      .map(({ audienceId }) => ({ kind: 'audience-removed', audienceId }) as const),
    ...after.flatMap((entry): readonly Difference[] => {
      const { audienceId } = entry;
      const was = were.get(audienceId);
      if (was === undefined) return [{ kind: 'audience-added', audienceId }];
      return [
        ...changed('schedule', was.schedule, entry.schedule).map((change) => ({ ...change, audienceId })),
        ...changed('file-name', was.fileName, entry.fileName).map((change) => ({ ...change, audienceId })),
      ];
    }),
  ];
}

function columnDifference(before: readonly MappingRow[], after: readonly MappingRow[]): readonly Difference[] {
  const were = new Map(before.map((row) => [row.source, row]));
  const are = new Map(after.map((row) => [row.source, row]));
  const stayed = (rows: readonly MappingRow[]) =>
    rows.map(({ source }) => source).filter((source) => were.has(source) && are.has(source));
  return [
    ...before.filter(({ source }) => !are.has(source)).map((column) => ({ kind: 'column-removed', column }) as const),
    ...after.flatMap((row): readonly Difference[] => {
      const was = were.get(row.source);
      if (was === undefined) return [{ kind: 'column-added', column: row }];
      return sameValue(was, row) ? [] : [{ kind: 'column-changed', before: was, after: row }];
    }),
    ...(sameValue(stayed(before), stayed(after)) ? [] : [{ kind: 'column-order' } as const]),
  ];
}
