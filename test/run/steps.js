import { readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../.config/bootstrap.js';
import { pageEntries, processEntries } from './rooms.js';

/**
 * @typedef {object} Step
 * @property {string} group what `--only` calls it
 * @property {string} title
 * @property {boolean} [tests] it counts tests in the tally file; otherwise it is one check
 * @property {(tallyFile: string) => Promise<{ args: string[], env?: Record<string, string> }>} command of Node
 */

/** The steps that `--only=lint,node` asks for, or all. @returns {Step[]} the longest first */
export function chooseSteps(argv) {
  const only = argv
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const groups = [...new Set(STEPS.map(({ group }) => group))];
  const unknown = [
    ...(only ?? []).filter((name) => !groups.includes(name)),
    ...argv.filter((arg) => !arg.startsWith('--only=')),
  ];
  if (unknown.length > 0) {
    console.error(`npm test knows --only=${groups.join('|')} (several with commas), not ${unknown.join(', ')}.`);
    process.exit(2);
  }
  return STEPS.filter(({ group }) => only === undefined || only.includes(group));
}

/** Folders of test/ that Node's own runner cannot run, or that are not part of every run. */
const BROWSER_FOLDERS = ['browser', 'elements', 'ui'];
const OTHER_FOLDERS = ['bench', 'e2e', 'storybook'];

/** A test file that runs by itself and takes longer hangs. */
const TEST_LIMIT_MS = 480_000;

const TALLY = pathToFileURL(join(ROOT, 'test', 'run', 'node-tally.js')).href;

/** Rooms of ten seconds of processor and more, up to a minute; the others take a few. */
const LONG_ROOMS = ['export', 'contract', 'mocks', 'sources', 's3'];

/**
 * What takes longest starts first, so that nothing long runs by itself in the end, while other cores have nothing to do.
 *
 * @type {Step[]}
 */
const STEPS = [
  {
    group: 'browser',
    title: 'browser tests',
    tests: true,
    command: testsInPages({ config: 'web-test-runner.config.js', folder: 'browser' }),
  },
  { group: 'e2e', title: 'end-to-end test', tests: true, command: async (tally) => nodeTests(testFiles('e2e'), tally) },
  ...LONG_ROOMS.map(roomStep),
  { group: 'lint', title: 'types and rules', command: typesAndRules },
  { group: 'lint', title: 'form', command: form },
  ...unitRooms()
    .filter((room) => !LONG_ROOMS.includes(room))
    .map(roomStep),
  { group: 'walls', title: 'walls', command: walls },
];

function tool(script, ...args) {
  return { args: [join(ROOT, 'node_modules', ...script.split('/')), ...args] };
}

async function form() {
  return tool('oxfmt/bin/oxfmt', '-c', '.config/oxfmt.json', '--check', '.');
}

async function walls() {
  const rules = ['--config', '.config/walls.js'];
  return tool('dependency-cruiser/bin/dependency-cruise.mjs', ...rules, 'src', 'mocks', 'stories', 'test');
}

/** Written when the first room starts. */
let roomEntries;

/** @returns {Step} the tests of one folder of test/, in a process of their own */
function roomStep(room) {
  const command = async (tallyFile) => {
    roomEntries ??= processEntries(unitTestFiles());
    const entry = roomEntries.find((file) => basename(file, '.mjs') === room);
    return { args: ['--import', 'tsx', `--test-reporter=${TALLY}`, entry], env: tallyInto(tallyFile) };
  };
  return { group: 'node', title: `test/${room}`, tests: true, command };
}

function unitRooms() {
  return [...new Set(unitTestFiles().map((file) => file.split(sep)[1]))];
}

/** The linter reads types as the compiler does, and tells at once which do not fit. */
async function typesAndRules() {
  return tool('oxlint/bin/oxlint', '-c', '.config/oxlint.config.js', '.');
}

/** @returns the tests of elements, in the browser of a configuration, and the entries of their rooms in a folder of .cache/rooms */
export function testsInPages({ config, folder }) {
  return async (tallyFile) => {
    const entries = pageEntries(BROWSER_FOLDERS.flatMap(testFiles), join(ROOT, '.cache', 'rooms', folder));
    const runner = tool('@web/test-runner/dist/bin.js', '--config', join('.config', config), '--files', ...entries);
    return { ...runner, env: { BROWSER_TALLY_FILE: tallyFile } };
  };
}

/** Runs test files under Node's own runner. */
export function nodeTests(files, tallyFile) {
  if (files.length === 0) throw new Error('There is no test file to run.');
  const options = ['--test', '--test-concurrency=3', `--test-timeout=${TEST_LIMIT_MS}`, `--test-reporter=${TALLY}`];
  return { args: ['--import', 'tsx', ...options, ...files], env: tallyInto(tallyFile) };
}

function tallyInto(tallyFile) {
  // Each process would say that later versions of the SDK need a later Node.
  return { NODE_TALLY_FILE: tallyFile, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
}

function unitTestFiles() {
  const elsewhere = [...BROWSER_FOLDERS, ...OTHER_FOLDERS].map((folder) => join('test', folder) + sep);
  return testFiles('').filter((file) => !elsewhere.some((folder) => file.startsWith(folder)));
}

function testFiles(folder) {
  const names = readdirSync(join(ROOT, 'test', folder), { recursive: true });
  return names
    .filter((name) => /\.test\.(ts|js)$/.test(name))
    .map((name) => join('test', folder, name))
    .sort();
}
