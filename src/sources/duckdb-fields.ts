import type { Field, FieldPath, FieldType } from '../domain/field.ts';
import { ExportError } from '../export/export-error.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import type { Relation } from './duckdb-relation.ts';
import { identifier } from './sql-text.ts';
import { itemsOf, mapEntries, structMembers } from './native-types.ts';

/** Where a field's value lies, and as what it is read. */
export interface FieldExpression {
  readonly sql: string;
  readonly type: FieldType;
  /** DuckDB's own type of the expression. */
  readonly nativeType: string;
}

export type Expressions = ReadonlyMap<FieldPath, FieldExpression>;

/**
 * The expression of each field: as it was given, or the column of the same name, or the path down through nested columns. A field
 * that the relation does not hold has none, and is missed when it is read.
 */
export async function expressionsOf(
  fields: readonly Field[],
  given: Readonly<Record<FieldPath, string>>,
  relation: Relation,
  database: DuckDbDatabase,
): Promise<Expressions> {
  const wanted = fields.flatMap((field) => {
    const sql = givenOf(field.path, given) ?? columnPath(field.path, relation);
    return sql === undefined ? [] : [{ field, sql }];
  });
  const types = await nativeTypes(
    wanted.map(({ sql }) => sql),
    relation,
    database,
  );
  return new Map(
    wanted.flatMap(({ field: { path, type }, sql }, index) => {
      const nativeType = types[index];
      return nativeType === undefined ? [] : [[path, { sql: `(${sql})`, type, nativeType }] as const];
    }),
  );
}

/** The type of each expression, of all at once; where that fails, of each alone, and `undefined` for those that fail. */
async function nativeTypes(
  expressions: readonly string[],
  relation: Relation,
  database: DuckDbDatabase,
): Promise<readonly (string | undefined)[]> {
  if (expressions.length === 0) return [];
  const columns = expressions.map((sql, index) => `${sql} AS f${index}`).join(', ');
  try {
    const rows = await database.rows(`DESCRIBE SELECT ${columns} FROM ${relation.sql}`);
    return rows.map(([, type]) => String(type));
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    if (expressions.length === 1) return [undefined];
    const types: (string | undefined)[] = [];
    for (const expression of expressions) types.push(...(await nativeTypes([expression], relation, database)));
    return types;
  }
}

/** Columns of the relation that fields of type text name, plainly: they must not be read as anything else. */
export function textColumns(fields: readonly Field[], given: Readonly<Record<FieldPath, string>>): ReadonlySet<string> {
  return new Set(fields.filter(({ type }) => type === 'string').map(({ path }) => givenOf(path, given) ?? path));
}

/** A field may be called as what every object has: `constructor`. */
function givenOf(path: FieldPath, given: Readonly<Record<FieldPath, string>>): string | undefined {
  return Object.hasOwn(given, path) ? given[path] : undefined;
}

/** The schema that the relation itself has: a field for each column, and for each member of a nested one. */
export function fieldsOf(relation: Relation): readonly Field[] {
  return [...relation.columns]
    .flatMap(([name, type]) => membersOf(name, type))
    .map(([path, type]) => fieldOf(path, type));
}

function fieldOf(path: FieldPath, nativeType: string): Field {
  const dot = path.lastIndexOf('.');
  return {
    path,
    label: path.slice(dot + 1),
    type: fieldTypeOf(nativeType),
    group: dot === -1 ? 'Prospect' : path.slice(0, dot),
    fillRate: null,
    samples: [],
    labels: [],
    recommended: false,
  };
}

/**
 * `undefined` where there is no such column or member: to DuckDB, `email` would be `Email` as well, of which a file may hold both.
 */
function columnPath(path: FieldPath, { columns }: Relation): string | undefined {
  if (columns.has(path)) return identifier(path);
  const [first = path, ...members] = path.split('.');
  let type = columns.get(first);
  for (const name of members) type = new Map(structMembers(type ?? '')).get(name);
  return type === undefined ? undefined : [first, ...members].map(identifier).join('.');
}

function fieldTypeOf(nativeType: string): FieldType {
  if (itemsOf(nativeType) !== undefined) return 'array';
  if (mapEntries(nativeType) !== undefined) return 'map';
  if (nativeType.startsWith('STRUCT(') || nativeType === 'JSON') return 'object';
  if (nativeType.startsWith('TIMESTAMP')) return 'timestamp';
  if (nativeType === 'DOUBLE' || nativeType === 'FLOAT') return 'double';
  if (nativeType.startsWith('DECIMAL(')) return decimalType(nativeType);
  if (/^U?(TINYINT|SMALLINT|INTEGER)$|^BIGINT$/.test(nativeType)) return 'integer';
  if (nativeType === 'BOOLEAN') return 'boolean';
  return nativeType === 'DATE' ? 'date' : 'string';
}

/** As many decimal digits as a double holds whatever they are, and as many as a 64-bit integer does. */
const DOUBLE_DIGITS = 15;
const INTEGER_DIGITS = 18;

/** The type that holds every digit. */
function decimalType(nativeType: string): FieldType {
  const [digits = Infinity, behindPoint = 0] = Array.from(nativeType.matchAll(/\d+/g), Number);
  if (behindPoint === 0 && digits <= INTEGER_DIGITS) return 'integer';
  return digits <= DOUBLE_DIGITS ? 'double' : 'string';
}

/** The members of a struct, however deep; a column of another type is its own member. */
function membersOf(path: string, type: string): readonly (readonly [path: string, type: string])[] {
  const members = structMembers(type);
  return members?.flatMap(([name, member]) => membersOf(`${path}.${name}`, member)) ?? [[path, type]];
}
