import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What an editor or a host's tool would trip over in the built `custom-elements.json`: modules that are not in the package, members
 * that are not public, events of no name or no type, types that say a thing twice.
 *
 * @returns sentences; none where there is nothing
 */
export async function manifestProblems(root) {
  const text = await readFile(join(root, 'dist/custom-elements.json'), 'utf8');
  const { modules } = JSON.parse(text);
  const elements = modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName !== undefined));
  return [
    ...modules.filter(({ path }) => !existsSync(join(root, path))).map(({ path }) => `${path} is missing.`),
    ...(elements.length === 0 ? ['There are no elements.'] : []),
    ...elements
      .filter(isOurOwn)
      .flatMap(({ tagName, events = [] }) =>
        events
          .filter(({ name, type }) => !/^[a-z]+(-[a-z]+)*$/.test(name) || !/^([A-Z]\w*)?Event$/.test(type?.text))
          .map(({ name, type }) => `${tagName} has an event "${name}" of the type "${type?.text}".`),
      ),
    ...(text.match(/"privacy": "(?!public")\w+"/g) ?? []).map((privacy) => `A member has the ${privacy}.`),
    ...(text.match(/"[^"]*\bundefined \| undefined[^"]*"/g) ?? []).map(
      (type) => `The type ${type} says a thing twice.`,
    ),
    ...(text.match(/"[^"]*\.ts"/g) ?? []).map((source) => `${source} is a source, which no host has.`),
  ].map((problem) => `custom-elements.json: ${problem}`);
}

/** An element that hosts write, not one that stands within another. */
export function isOurOwn({ tagName }) {
  return !tagName.startsWith('pa-');
}
