import type { ExportPlan } from './exporter.ts';
import { mappedFields } from './encode/encoder-for.ts';
import type { ProspectSource, ReadPlan } from './prospect-source.ts';
import type { DuplicateColumns } from './rows/latest-records.ts';

/** What to ask of the source, and which columns of its batches serve the engine's own filters. */
export interface Columns {
  readonly read: ReadPlan;
  readonly mandatory: readonly number[];
  /** Absent where duplicates stay. */
  readonly duplicates: DuplicateColumns | undefined;
}

/** The mapped fields come first, in the order of the mapping; the field that orders the records last, where it is not mapped. */
export function columnsOf(plan: ExportPlan, source: Pick<ProspectSource, 'latest'>): Columns {
  const fields = [...mappedFields(plan.mapping)];
  const mandatory = sourcesWhere(plan, 'mandatory');
  const key = sourcesWhere(plan, 'deduplicationKey');
  const { latest } = source;
  const needsLatest = key.length > 0 && latest !== undefined;
  if (needsLatest && !fields.includes(latest)) fields.push(latest);
  const indexOf = (field: string) => fields.indexOf(field);
  return {
    read: {
      audienceId: plan.audienceId,
      fields,
      mandatory,
      deduplicationKey: key,
      encoding: { format: plan.connection.format, mapping: plan.mapping },
    },
    mandatory: mandatory.map(indexOf),
    duplicates:
      key.length === 0
        ? undefined
        : {
            key: key.map(indexOf),
            latest: needsLatest ? indexOf(latest) : undefined,
            ties: fields.filter((field) => !key.includes(field) && field !== latest).map(indexOf),
          },
  };
}

function sourcesWhere(plan: ExportPlan, mark: 'mandatory' | 'deduplicationKey'): readonly string[] {
  return [...new Set(plan.mapping.filter((row) => row[mark]).map(({ source }) => source))];
}
