/** The members of a struct's type, by their names; `undefined` where the type, as DuckDB describes it, is no struct. */
export function structMembers(type: string): readonly (readonly [name: string, type: string])[] | undefined {
  const inside = insideOf('STRUCT', type);
  if (inside === undefined) return undefined;
  return splitMembers(inside).flatMap((member) => {
    const parsed = /^(?:"((?:[^"]|"")*)"|([^ ]+)) (.*)$/s.exec(member);
    if (parsed === null) return [];
    const name = parsed[1]?.replaceAll('""', '"') ?? parsed[2] ?? '';
    return [[name, parsed[3] ?? '']];
  });
}

/** The types of a map's keys and values. */
export function mapEntries(type: string): readonly [key: string, value: string] | undefined {
  const inside = insideOf('MAP', type);
  if (inside === undefined) return undefined;
  const [key = '', value = ''] = splitMembers(inside);
  return [key, value];
}

/** The type of the items of a list or an array. */
export function itemsOf(type: string): string | undefined {
  return /^(.*)\[\d*\]$/s.exec(type)?.[1];
}

/** A list or an array of other items, of the same size where its size is fixed. */
export function arrayOf(type: string, items: string): string {
  return items + type.slice(type.lastIndexOf('['));
}

function insideOf(name: string, type: string): string | undefined {
  return type.startsWith(`${name}(`) && type.endsWith(')') ? type.slice(name.length + 1, -1) : undefined;
}

/** Splits at commas that stand in no quotes and no parentheses. */
function splitMembers(text: string): readonly string[] {
  const members: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      members.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  members.push(text.slice(start).trim());
  return members.filter((member) => member !== '');
}
