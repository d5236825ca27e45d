import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
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

/** The steps that `--only=types,node` asks for, or all. @returns {Step[]} the longest first, the end-to-end test last */
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

/** A room, or a test file that runs by itself, that takes longer hangs. */
const TEST_LIMIT_MS = 480_000;

/** Each process would say that later versions of the SDK need a later Node. */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** @type {Step[]} */
const STEPS = [
  {
    group: 'node',
    title: 'Node tests',
    tests: true,
    command: async (tally) => nodeTests(processEntries(unitTestFiles()), tally),
  },
  { group: 'browser', title: 'browser tests', tests: true, command: browserTests },
  { group: 'types', title: 'type check', command: async () => tool('typescript/bin/tsc', '--noEmit', '-p', '.') },
  {
    group: 'lint',
    title: 'eslint',
    command: async () => tool('eslint/bin/eslint.js', '-c', '.config/eslint.config.js', '.'),
  },
  {
    group: 'lint',
    title: 'prettier',
    command: async () =>
      tool(
        'prettier/bin/prettier.cjs',
        '--config',
        '.config/prettier.json',
        '--ignore-path',
        '.config/prettierignore',
        '--check',
        '.',
      ),
  },
  {
    group: 'walls',
    title: 'walls',
    command: async () =>
      tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.config/walls.js',
        'src',
        'mocks',
        'stories',
        'test',
      ),
  },
  { group: 'e2e', title: 'end-to-end test', tests: true, command: async (tally) => nodeTests(testFiles('e2e'), tally) },
];

function tool(script, ...args) {
  return { args: [join(ROOT, 'node_modules', ...script.split('/')), ...args] };
}

async function browserTests(tallyFile) {
  const entries = pageEntries(BROWSER_FOLDERS.flatMap(testFiles));
  const config = ['--config', '.config/web-test-runner.config.js'];
  const runner = tool('@web/test-runner/dist/bin.js', ...config, '--files', ...entries);
  return { ...runner, env: { BROWSER_TALLY_FILE: tallyFile } };
}

/** Runs test files under Node's own runner. */
export function nodeTests(files, tallyFile) {
  if (files.length === 0) throw new Error('There is no test file to run.');
  const reporter = pathToFileURL(join(ROOT, 'test', 'run', 'node-tally.js')).href;
  const options = ['--test', '--test-concurrency=3', `--test-timeout=${TEST_LIMIT_MS}`, `--test-reporter=${reporter}`];
  return { args: ['--import', 'tsx', ...options, ...files], env: { NODE_TALLY_FILE: tallyFile, ...QUIET } };
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
