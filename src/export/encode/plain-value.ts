/**
 * What an object is as JSON by its own word: decimals, moments and ids of other packages tell it by `toJSON`, and have nothing else to
 * show, or their insides. A set is its items. Any other object is itself.
 */
export function plainValue(value: object): unknown {
  if (value instanceof Set) return [...value];
  // Those of Node have a word for themselves that nobody else has.
  if (ArrayBuffer.isView(value) || value instanceof Date) return value;
  return tells(value) ? value.toJSON() : value;
}

function tells(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
