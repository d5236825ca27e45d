import type { Field, FieldType } from '../../../domain/field.ts';

export interface FieldGroup {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** Whether any profile holds a value, as far as that is known. */
export function holdsData({ fillRate }: Field): boolean {
  return fillRate === null || fillRate > 0;
}

/** The fields that match, under their headings in the schema's order; within one, those that hold data come first. */
export function fieldGroups(
  fields: readonly Field[],
  options: {
    readonly search: string;
    readonly onlyWithData: boolean;
    readonly typeWords: (type: FieldType) => string;
  },
): readonly FieldGroup[] {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    if (options.onlyWithData && !holdsData(field)) continue;
    if (!matches(field, options.search, options.typeWords)) continue;
    groups.set(field.group, [...(groups.get(field.group) ?? []), field]);
  }
  return [...groups].map(([name, list]) => ({
    name,
    fields: list.toSorted((one, other) => Number(holdsData(other)) - Number(holdsData(one))),
  }));
}

function matches(field: Field, search: string, typeWords: (type: FieldType) => string): boolean {
  const sought = search.trim().toLowerCase();
  const texts = [field.path, field.label, field.group, field.type, typeWords(field.type), ...field.samples];
  return texts.some((text) => text.toLowerCase().includes(sought));
}
