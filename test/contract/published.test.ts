import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, loadConfigFromFile, type LibraryOptions } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** A project of someone else, which has installed the package. */
let project: string;
const installed = () => join(project, 'node_modules', 'prospect-activation');

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

before(async () => {
  project = await mkdtemp(join(tmpdir(), 'third-party-'));
  await mkdir(installed(), { recursive: true });
  await cp(join(root, 'package.json'), join(installed(), 'package.json'));
  await buildEntries(['test/contract/index.ts', 'mocks/index.ts'], join(installed(), 'dist'));
  const { dependencies, peerDependencies } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  ) as PackageJson;
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    await mkdir(dirname(join(project, 'node_modules', name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(project, 'node_modules', name), 'junction');
  }
});

after(() => rm(project, { recursive: true }));

/** Some entries of the package, built as `npm run build` builds all of them. */
async function buildEntries(entries: readonly string[], outDir: string): Promise<void> {
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, 'vite.config.ts'));
  const { config } = loaded ?? assert.fail('There is no vite.config.ts');
  const lib = { ...(config.build?.lib as LibraryOptions), entry: entries.map((entry) => join(root, entry)) };
  await build({ ...config, configFile: false, root, logLevel: 'error', build: { ...config.build, outDir, lib } });
}

/** What a script of the third party prints. */
async function printed(script: string, ...options: readonly string[]): Promise<{ output: string; code: number }> {
  const file = join(project, 'third-party.mjs');
  await writeFile(file, script);
  try {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = await run(process.execPath, [...options, file], { cwd: project, env });
    return { output: stdout, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as {
      readonly stdout: string;
      readonly stderr: string;
      readonly code: number;
    };
    return { output: stdout + stderr, code };
  }
}

/** An adapter of their own over some backend, in which the first account of each page gets lost. */
const THEIRS = `
import { createMockBackend } from 'prospect-activation/mocks';
const { adapter: backend } = createMockBackend({ scenario: 'no-connections' });
const adapter = {
  ...backend,
  async listAccounts(query, options) {
    const page = await backend.listAccounts(query, options);
    return { ...page, items: page.items.slice(1) };
  },
};
const fixtures = {
  account: {
    destinationId: 'amazon-s3',
    name: 'Theirs',
    credentials: { kind: 'access-key', accessKeyId: 'AKIATHEIRS', secretAccessKey: 'theirSecret' },
  },
  connection: {},
};
`;

describe('the contract as a package', () => {
  test('tells a third party in words which rule its adapter breaks', async () => {
    const { output } = await printed(`${THEIRS}
import { checkContract } from 'prospect-activation/contract';
const { words } = await checkContract(() => ({ adapter, fixtures }), ['the list of accounts']);
console.log(words);
`);
    assert.match(
      output,
      /Broken, about the list of accounts: listAccounts gives everything once, however it is cut into pages\.\n {2}pages of 2 leave out \d of 3 new accounts\./,
    );
    assert.match(output, /\n\d+ rules hold, \d+ are broken, 0 were not checked\.\n$/);
  });

  test('fails the tests of a third party under the titles of the rules', async () => {
    const { output, code } = await printed(
      `${THEIRS}
import { describe, test } from 'node:test';
import { runContract } from 'prospect-activation/contract';
runContract({ describe, test, makeSubject: () => ({ adapter, fixtures }) });
`,
      '--test',
      '--test-reporter=tap',
      '--test-name-pattern=listAccounts',
    );
    assert.equal(code, 1);
    assert.match(output, /not ok \d+ - listAccounts gives everything once, however it is cut into pages/);
    assert.match(output, /pages of 2 leave out \d of 3 new accounts/);
    assert.match(output, /\bok \d+ - listAccounts refuses a cursor that it has not given/);
  });

  test('needs neither Node nor a test framework, and few packages', async () => {
    const packages = new Set<string>();
    const seen = new Set<string>();
    const visit = async (file: string): Promise<void> => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(
        /^(?:import|export) .*?["']([^"']+)["'];$/gm,
      )) {
        if (name.startsWith('.')) await visit(resolve(dirname(file), name));
        else packages.add(name);
      }
    };
    await visit(join(installed(), 'dist', 'test', 'contract', 'index.js'));
    assert.ok(seen.size > 20);
    assert.deepEqual([...packages].sort(), ['temporal-polyfill', 'valibot']);
  });
});
