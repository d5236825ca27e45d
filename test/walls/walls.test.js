import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { cruise } from 'dependency-cruiser';
import walls from '../../.config/walls.js';

const house = await mkdtemp(join(tmpdir(), 'walls-'));
after(() => rm(house, { recursive: true, force: true }));

/** Builds a house of these files and names the rules that it breaks. */
async function brokenBy(files) {
  const baseDir = await mkdtemp(join(house, 'house-'));
  for (const [path, text] of Object.entries({ 'package.json': PACKAGE, ...files })) {
    await mkdir(dirname(join(baseDir, path)), { recursive: true });
    await writeFile(join(baseDir, path), text);
  }
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0]))].filter(
    (name) => !name.startsWith('node_'),
  );
  const { options, ...rules } = walls;
  const resolve = { ...options.enhancedResolveOptions, bustTheCache: true };
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet: rules }, resolve);
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))];
}

const PACKAGE = JSON.stringify({
  name: 'house',
  type: 'module',
  dependencies: { lit: '1' },
  devDependencies: { hono: '1', chai: '1' },
  peerDependencies: { hono: '1' },
});

function installed(name) {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
    }),
    [`node_modules/${name}/index.js`]: 'export const x = 1;',
  };
}

const value = 'export const x = 1;';
const type = 'export type X = number;';
const uses = (path) => `import { x } from '${path}';\nexport const y = x;`;
const usesType = (path) => `import type { X } from '${path}';\nexport const y: X = 1;`;

/** A house that keeps the walls: each planted violation stands beside it. */
const sound = {
  'src/domain/rule.ts': value,
  'src/adapter/contract.ts': uses('../domain/rule.ts'),
  'src/elements/wizard.ts': uses('../adapter/contract.ts').replace('{ x }', '{ y as x }'),
};

describe('the walls between the rooms', () => {
  test('let a house stand whose arrows are those of the architecture', async () => {
    assert.deepEqual(await brokenBy(sound), []);
  });

  const planted = [
    {
      rule: 'domain-knows-only-itself',
      files: { 'src/domain/planted.ts': uses('../adapter/contract.ts').replace('{ x }', '{ y as x }') },
    },
    {
      rule: 'adapter-knows-only-domain',
      files: { 'src/export/e.ts': type, 'src/adapter/planted.ts': usesType('../export/e.ts') },
    },
    {
      rule: 'elements-knows-only-adapter-domain-ui-locales',
      files: { 'src/rest/client.ts': value, 'src/elements/planted.ts': uses('../rest/client.ts') },
    },
    {
      rule: 'ui-knows-only-locales-domain',
      files: { 'src/ui/planted.ts': uses('../adapter/contract.ts').replace('{ x }', '{ y as x }') },
    },
    {
      rule: 'rest-knows-only-adapter-domain',
      files: { 'src/export/e.ts': value, 'src/rest/planted.ts': uses('../export/e.ts') },
    },
    {
      rule: 'export-knows-only-domain',
      files: { 'src/export/planted.ts': uses('../adapter/contract.ts').replace('{ x }', '{ y as x }') },
    },
    {
      rule: 's3-knows-only-export-adapter-domain',
      files: { 'src/runner/r.ts': value, 'src/s3/planted.ts': uses('../runner/r.ts') },
    },
    {
      rule: 'runner-knows-only-adapter-domain',
      files: { 'src/s3/s.ts': value, 'src/runner/planted.ts': uses('../s3/s.ts') },
    },
    {
      rule: 'src-never-knows-mocks-stories-or-tests',
      files: { 'mocks/backend.ts': type, 'src/server/planted.ts': usesType('../../mocks/backend.ts') },
    },
    {
      rule: 'mocks-know-only-rest-adapter-domain-and-the-encoders',
      files: { 'src/s3/s.ts': value, 'mocks/planted.ts': uses('../src/s3/s.ts') },
    },
    {
      rule: 'no-circles',
      files: {
        'src/domain/a.ts': `${type}\n${usesType('./b.ts')}`,
        'src/domain/b.ts': `${type}\n${usesType('./a.ts')}`,
      },
    },
    {
      rule: 'a-page-stays-light',
      files: { ...installed('hono'), 'src/rest/a.ts': uses('./b.ts'), 'src/rest/b.ts': `${uses('hono')}\n${value}` },
    },
    { rule: 'hono-only-in-server', files: { ...installed('hono'), 'src/runner/planted.ts': uses('hono') } },
    {
      rule: 'node-only-where-node-runs',
      files: { 'src/export/planted.ts': `import { readFile } from 'node:fs/promises';\nexport const y = readFile;` },
    },
    {
      rule: 'src-needs-only-what-a-host-installs',
      files: { ...installed('chai'), 'src/domain/planted.ts': uses('chai') },
    },
    { rule: 'no-orphans', files: { 'src/domain/planted.ts': value } },
    { rule: 'everything-resolves', files: { 'src/domain/planted.ts': uses('./gone.ts') } },
  ];
  for (const { rule, files } of planted) {
    test(`report a planted violation of ${rule}`, async () => {
      const broken = await brokenBy({ ...sound, ...files });
      assert.ok(broken.includes(rule), `expected ${rule}, got ${broken.join(', ') || 'nothing'}`);
    });
  }

  test('let Node in where Node runs', async () => {
    const files = {
      'src/export/node/gzip.ts': `import { createGzip } from 'node:zlib';\nexport const y = createGzip;`,
    };
    assert.deepEqual(await brokenBy({ ...sound, ...files }), []);
  });

  test("let the mock share the engine's encoders", async () => {
    const files = { 'src/export/encode/csv.ts': value, 'mocks/preview.ts': uses('../src/export/encode/csv.ts') };
    assert.deepEqual(await brokenBy({ ...sound, ...files }), []);
  });

  test('let the server use what a host may install beside', async () => {
    assert.deepEqual(await brokenBy({ ...sound, ...installed('hono'), 'src/server/serve.ts': uses('hono') }), []);
  });
});
