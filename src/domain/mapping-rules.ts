import type { DraftMappingRow } from './draft.ts';
import type { Field } from './field.ts';
import type { FileFormat } from './file-format.ts';
import type { MappingRow } from './mapping.ts';
import type { Limits } from './session.ts';

/** What speaks against a mapping; `row` is the index of the row it belongs to, or `null` for the whole. The words are the screen's. */
export interface MappingIssue {
  readonly row: number | null;
  readonly code:
    | 'no-fields'
    | 'too-many-fields'
    | 'target-missing'
    | 'target-duplicate'
    /** Dots, control characters or more than 255 characters. */
    | 'target-characters'
    | 'source-unknown'
    | 'type-not-in-csv'
    | 'too-many-keys'
    | 'identity-with-attributes'
    | 'bare-value-holds-delimiter';
}

/** Header that a field gets unless told otherwise: its path with underscores for dots, as the model product. */
export function defaultTarget(path: string): string {
  return path.replaceAll('.', '_');
}

/** The recommended fields in the schema's order; the first identity is mandatory and the key against duplicates. */
export function recommendedMapping(fields: readonly Field[]): readonly MappingRow[] {
  const recommended = fields.filter((field) => field.recommended);
  const key = recommended.find((field) => field.identityNamespace !== undefined);
  return recommended.map((field) => ({
    source: field.path,
    target: defaultTarget(field.path),
    mandatory: field === key,
    deduplicationKey: field === key,
  }));
}

/** Everything that must be mended before the mapping can be used, in the order of the rows. */
export function mappingIssues(
  rows: readonly DraftMappingRow[],
  context: {
    readonly fields: readonly Field[];
    readonly limits: Pick<Limits, 'fieldsPerMapping'>;
    readonly format: FileFormat;
  },
): readonly MappingIssue[] {
  const fields = new Map(context.fields.map((field) => [field.path, field]));
  const targets = countTargets(rows);
  const issues: MappingIssue[] = [];
  if (rows.length === 0) issues.push({ row: null, code: 'no-fields' });
  if (context.limits.fieldsPerMapping !== undefined && rows.length > context.limits.fieldsPerMapping)
    issues.push({ row: null, code: 'too-many-fields' });
  issues.push(...keyIssues(rows, fields));
  rows.forEach((row, index) => {
    const field = fields.get(row.source);
    const codes = [
      ...targetIssues(row.target, targets),
      ...(field === undefined ? (['source-unknown'] as const) : sourceIssues(field, context.format)),
    ];
    issues.push(...codes.map((code) => ({ row: index, code })));
  });
  return issues;
}

function countTargets(rows: readonly DraftMappingRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { target } of rows) counts.set(target.trim(), (counts.get(target.trim()) ?? 0) + 1);
  return counts;
}

function targetIssues(target: string, counts: ReadonlyMap<string, number>): readonly MappingIssue['code'][] {
  const name = target.trim();
  if (name === '') return ['target-missing'];
  const codes: MappingIssue['code'][] = [];
  if ((counts.get(name) ?? 0) > 1) codes.push('target-duplicate');
  if (name.length > 255 || /[.\u0000-\u001f\u007f]/.test(name)) codes.push('target-characters');
  return codes;
}

function sourceIssues(field: Field, format: FileFormat): readonly MappingIssue['code'][] {
  if (format.type !== 'csv') return [];
  if (field.type === 'array' || field.type === 'map' || field.type === 'object') return ['type-not-in-csv'];
  if (format.dialect.quote === 'double') return [];
  return field.samples.some((sample) => sample.includes(delimiterCharacter(format.dialect.delimiter)))
    ? ['bare-value-holds-delimiter']
    : [];
}

/** One identity alone, or one or two attributes. */
function keyIssues(rows: readonly DraftMappingRow[], fields: ReadonlyMap<string, Field>): readonly MappingIssue[] {
  const keys = rows.filter((row) => row.deduplicationKey);
  const identities = keys.filter((row) => fields.get(row.source)?.identityNamespace !== undefined);
  if (identities.length > 0 && keys.length > identities.length)
    return [{ row: null, code: 'identity-with-attributes' }];
  return identities.length > 1 || keys.length > 2 ? [{ row: null, code: 'too-many-keys' }] : [];
}

/** The character that a delimiter's name stands for. */
export function delimiterCharacter(delimiter: 'comma' | 'tab' | 'semicolon' | 'pipe' | 'colon'): string {
  return { comma: ',', tab: '\t', semicolon: ';', pipe: '|', colon: ':' }[delimiter];
}
