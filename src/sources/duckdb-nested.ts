import { timestampSql } from './duckdb-lines.ts';
import { itemsOf, mapEntries, structMembers } from './native-types.ts';
import { identifier, literal } from './sql-text.ts';

/** A nested value as JSON in a text, with the moments inside it as the engine prints them, whatever zone the machine has. */
export function jsonSql(sql: string, nativeType: string): string {
  // What is JSON already loses digits when DuckDB writes it anew.
  if (nativeType === 'JSON') return `CAST(${sql} AS VARCHAR)`;
  return `CAST(to_json(${withIsoMoments(sql, nativeType)}) AS VARCHAR)`;
}

/** @param depth how many lists the value lies in: each names its items */
function withIsoMoments(sql: string, type: string, depth = 0): string {
  if (!type.includes('TIMESTAMP')) return sql;
  const items = itemsOf(type);
  if (items !== undefined) return eachOf(sql, depth, (item) => withIsoMoments(item, items, depth + 1));
  const members = structMembers(type);
  if (members !== undefined)
    return structOf(sql, members, (member, _, memberType) => withIsoMoments(member, memberType, depth));
  const entries = mapEntries(type);
  if (entries !== undefined) {
    const [keys, values] = entries.map((entry, index) =>
      eachOf(`map_${index === 0 ? 'keys' : 'values'}(${sql})`, depth, (item) => withIsoMoments(item, entry, depth + 1)),
    );
    return orAbsent(sql, `MAP(${keys}, ${values})`);
  }
  return type.startsWith('TIMESTAMP') ? timestampSql(`CAST(${sql} AS TIMESTAMP)`) : sql;
}

/** A list of what is made of each item. @param depth how many lists it lies in: each names its items */
export function eachOf(list: string, depth: number, make: (item: string) => string): string {
  const item = `pa_item${depth}`;
  return `list_transform(${list}, lambda ${item}: ${make(item)})`;
}

/** A struct of what is made of each member. */
export function structOf(
  sql: string,
  members: readonly (readonly [name: string, type: string])[],
  make: (member: string, name: string, type: string) => string,
): string {
  const made = members.map(([name, type]) => `${literal(name)}: ${make(`${sql}.${identifier(name)}`, name, type)}`);
  return orAbsent(sql, `{${made.join(', ')}}`);
}

/** A struct or a map made of an absent one would be one of absent values. */
export function orAbsent(sql: string, made: string): string {
  return `CASE WHEN ${sql} IS NOT NULL THEN ${made} END`;
}
