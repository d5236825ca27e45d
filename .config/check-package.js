import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostTypeProblems } from './check-host-types.js';
import { manifestProblems } from './check-manifest.js';

/**
 * After a build: every entry that package.json names is there with its declarations, and loads by the name that a host uses; the types
 * are what a host's compiler wants, and the manifest of the elements what an editor does. What needs a page is only looked for.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const NEEDS_A_PAGE = ['./mocks/browser'];

const { name, exports, peerDependencies, devDependencies } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);
const problems = peerProblems();
let checked = 0;

for (const [entry, target] of Object.entries(exports)) {
  const files = typeof target === 'string' ? [target] : Object.values(target);
  for (const file of files) if (!(await exists(file))) problems.push(`${entry}: ${file} is missing.`);
  checked += 1;
  if (entry.includes('*') || entry.endsWith('.json') || NEEDS_A_PAGE.includes(entry)) continue;
  try {
    const loaded = await import(name + entry.slice(1));
    if (Object.keys(loaded).length === 0) problems.push(`${entry} exports nothing.`);
  } catch (error) {
    problems.push(`${entry} does not load: ${error.message}`);
  }
}

problems.push(...(await manifestProblems(root)), ...(await hostTypeProblems(root)));

for (const problem of problems) console.error(problem);
console.log(`${checked} entries of the package, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** npm takes a preview for no range but `*`, and some packages name every release as one: a host could not have the newest beside us. */
function peerProblems() {
  return Object.entries(peerDependencies)
    .filter(([peer, range]) => range !== '*' && devDependencies[peer].includes('-'))
    .map(([peer, range]) => `No host can have ${peer} ${devDependencies[peer]}: npm does not take it for ${range}.`);
}

/** A `*` stands for one name, the same throughout the path: one file that fits is enough. */
async function exists(path) {
  if (!path.includes('*')) return (await filesIn(dirname(path))).includes(path);
  const [before] = path.split('*', 1);
  const names = await readdir(join(root, before), { withFileTypes: true });
  const fitting = await Promise.all(
    names.map(async (item) => {
      const candidate = path.replaceAll('*', item.isDirectory() ? item.name : item.name.replace(/(\.d)?\.[jt]s$/, ''));
      return (await filesIn(dirname(candidate))).includes(candidate);
    }),
  );
  return fitting.some(Boolean);
}

async function filesIn(folder) {
  try {
    return (await readdir(join(root, folder))).map((file) => `${folder}/${file}`);
  } catch {
    return [];
  }
}
