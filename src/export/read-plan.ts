import { isNested, type FieldPath, type FieldType } from '../domain/field.ts';
import type { ExportPlan } from './exporter.ts';
import { mappedFields } from './encode/encoder-for.ts';
import type { Encoding, ProspectSource, ReadPlan } from './prospect-source.ts';
import { sourceFailure } from './read-rows.ts';
import type { DuplicateColumns } from './rows/latest-records.ts';

/** What to ask of the source, and which columns of its batches serve the engine's own filters. */
export interface Columns {
  readonly read: ReadPlan;
  readonly mandatory: readonly number[];
  /** Absent where duplicates stay. */
  readonly duplicates: DuplicateColumns | undefined;
}

/**
 * The mapped fields come first, in the order of the mapping; the field that orders the records last, where it is not mapped.
 *
 * @throws ExportError `source` where the source cannot tell its fields
 */
export async function columnsOf(
  plan: ExportPlan,
  source: Pick<ProspectSource, 'latest' | 'fields'>,
  signal: AbortSignal,
): Promise<Columns> {
  const fields = [...mappedFields(plan.mapping)];
  const mandatory = sourcesWhere(plan, 'mandatory');
  const key = sourcesWhere(plan, 'deduplicationKey');
  const { latest } = source;
  const needsLatest = key.length > 0 && latest !== undefined;
  if (needsLatest && !fields.includes(latest)) fields.push(latest);
  const types = key.length === 0 ? new Map<FieldPath, FieldType>() : await fieldTypes(source, signal);
  const columnOf = (field: FieldPath) => ({ field, index: fields.indexOf(field) });
  return {
    read: {
      audienceId: plan.audienceId,
      fields,
      mandatory,
      deduplicationKey: key,
      encoding: encodingOf(plan),
    },
    mandatory: mandatory.map((field) => fields.indexOf(field)),
    duplicates:
      key.length === 0
        ? undefined
        : {
            key: key.map(columnOf),
            latest: needsLatest ? { ...columnOf(latest), type: types.get(latest) } : undefined,
            // Nested values have no order as texts that anyone means.
            ties: fields
              .filter((field) => !key.includes(field) && field !== latest && !isNested(types.get(field) ?? 'string'))
              .map(columnOf),
          },
  };
}

/** Where a file must not outgrow so many bytes, its rows are counted out here. */
function encodingOf({ connection: { format }, mapping, splitting }: ExportPlan): Encoding {
  return { format, mapping, ...(splitting.maxBytes === null ? { maxRows: splitting.maxRows } : {}) };
}

function sourcesWhere(plan: ExportPlan, mark: 'mandatory' | 'deduplicationKey'): readonly string[] {
  return [...new Set(plan.mapping.filter((row) => row[mark]).map(({ source }) => source))];
}

async function fieldTypes(
  source: Pick<ProspectSource, 'fields'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<FieldPath, FieldType>> {
  try {
    return new Map((await source.fields(signal)).map(({ path, type }) => [path, type]));
  } catch (error) {
    signal.throwIfAborted();
    throw sourceFailure(error);
  }
}
