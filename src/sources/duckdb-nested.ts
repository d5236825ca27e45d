import { timestampSql } from './duckdb-lines.ts';
import { identifier, literal } from './sql-text.ts';
import { itemsOf, mapEntries, structMembers } from './native-types.ts';

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
  if (items !== undefined) return eachOf(sql, items, depth);
  const members = structMembers(type);
  if (members !== undefined) {
    const made = members.map(
      ([name, member]) => `${literal(name)}: ${withIsoMoments(`${sql}.${identifier(name)}`, member, depth)}`,
    );
    return orAbsent(sql, `{${made.join(', ')}}`);
  }
  const entries = mapEntries(type);
  if (entries !== undefined) {
    const [key, value] = entries;
    return orAbsent(
      sql,
      `MAP(${eachOf(`map_keys(${sql})`, key, depth)}, ${eachOf(`map_values(${sql})`, value, depth)})`,
    );
  }
  return type.startsWith('TIMESTAMP') ? timestampSql(`CAST(${sql} AS TIMESTAMP)`) : sql;
}

function eachOf(list: string, items: string, depth: number): string {
  const item = `pa_item${depth}`;
  return `list_transform(${list}, lambda ${item}: ${withIsoMoments(item, items, depth + 1)})`;
}

/** A struct or a map made of an absent one would be one of absent values. */
function orAbsent(sql: string, made: string): string {
  return `CASE WHEN ${sql} IS NOT NULL THEN ${made} END`;
}
