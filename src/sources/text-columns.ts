import type { FieldPath } from '../domain/field.ts';
import { castSql } from './duckdb-casts.ts';
import { eachOf, orAbsent, structOf } from './duckdb-nested.ts';
import { arrayOf, itemsOf, mapEntries, structMembers } from './native-types.ts';
import { identifier } from './sql-text.ts';

export type TextKind = 'csv' | 'json';

/** Columns of a file of texts, by the types that its reader has guessed from the first rows. */
export interface GuessedColumns {
  readonly kind: TextKind;
  readonly types: ReadonlyMap<string, string>;
  /** Fields that stay texts whatever they look like: a reader that guesses takes 007 for a number, and a text that looks like a day for a date. */
  readonly texts: ReadonlySet<FieldPath>;
  /** Whether moments are written in a form of the reader's own finding, which only the reader can read. */
  readonly hasOwnMoments: boolean;
}

/**
 * As what the reader reads each column, so that it changes no value. What it has guessed from the first rows it holds the later ones to, and
 * some it bends: it rounds a fraction among integers, drops the zone of a moment, and leaves a moment out that it cannot read.
 */
export function readTypes(columns: GuessedColumns): ReadonlyMap<string, string> {
  return new Map([...columns.types].map(([name, type]) => [name, readType(type, name, columns)]));
}

/** The columns of what was read so, as the types that were guessed. */
export function strictColumns(columns: GuessedColumns): readonly string[] {
  return [...columns.types].map(([name, type]) => {
    const column = identifier(name);
    const strict = strictSql(column, type, name, columns);
    return strict === column ? column : `${strict} AS ${column}`;
  });
}

function readType(type: string, path: FieldPath, columns: GuessedColumns): string {
  if (columns.texts.has(path)) return 'VARCHAR';
  const inside = (member: string, memberPath: FieldPath) => readType(member, memberPath, columns);
  const items = itemsOf(type);
  if (items !== undefined) return arrayOf(type, inside(items, `${path}.`));
  const members = structMembers(type);
  if (members !== undefined)
    return `STRUCT(${members.map(([name, member]) => `${identifier(name)} ${inside(member, `${path}.${name}`)}`).join(', ')})`;
  const entries = mapEntries(type);
  if (entries !== undefined) return `MAP(${entries[0]}, ${inside(entries[1], `${path}.`)})`;
  if (type === 'UUID' || isCast(type, columns)) return 'VARCHAR';
  return columns.kind === 'json' && type === 'TIMESTAMP' ? 'TIMESTAMP WITH TIME ZONE' : type;
}

/** @param depth how many lists the value lies in: each names its items */
function strictSql(sql: string, type: string, path: FieldPath, columns: GuessedColumns, depth = 0): string {
  if (columns.texts.has(path) || readType(type, path, columns) === type) return sql;
  const items = itemsOf(type);
  if (items !== undefined) return eachOf(sql, depth, (item) => strictSql(item, items, `${path}.`, columns, depth + 1));
  const members = structMembers(type);
  if (members !== undefined)
    return structOf(sql, members, (member, name, memberType) =>
      strictSql(member, memberType, `${path}.${name}`, columns, depth),
    );
  const entries = mapEntries(type);
  if (entries !== undefined) {
    const values = eachOf(`map_values(${sql})`, depth, (value) =>
      strictSql(value, entries[1], `${path}.`, columns, depth + 1),
    );
    return orAbsent(sql, `MAP(map_keys(${sql}), ${values})`);
  }
  return isCast(type, columns) ? leafSql(sql, type, path) : sql;
}

/** Guesses that are read as texts and cast then. */
function isCast(type: string, { kind, hasOwnMoments }: GuessedColumns): boolean {
  if (type === 'BIGINT' || type === 'DOUBLE') return true;
  if (kind === 'json') return type === 'BOOLEAN';
  return type.startsWith('TIMESTAMP') && !hasOwnMoments;
}

function leafSql(sql: string, type: string, path: FieldPath): string {
  if (type === 'BIGINT') return castSql(sql, 'VARCHAR', 'integer', path);
  if (type === 'DOUBLE') return castSql(sql, 'VARCHAR', 'double', path);
  if (type === 'BOOLEAN') return castSql(sql, 'VARCHAR', 'boolean', path);
  return castSql(sql, 'VARCHAR', 'timestamp', path);
}
