import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pageFiles } from '../../stories/portal/page-files.ts';

describe('the pages of the portal', () => {
  let folder = '';
  const statusOf = async (path: string) =>
    (await pageFiles(join(folder, 'portal'))(new Request(`http://portal.test${path}`))).status;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    await mkdir(join(folder, 'portal', 'assets'), { recursive: true });
    await mkdir(join(folder, 'portal-beside'));
    for (const name of ['portal/index.html', 'portal/assets/page.js', 'portal-beside/x.html', 'prospects.ndjson'])
      await writeFile(join(folder, name), 'text');
  });
  after(() => rm(folder, { recursive: true }));

  test('are what the build has written', async () => {
    for (const path of ['/', '/index.html', '/assets/page.js', '/assets/../index.html'])
      assert.equal(await statusOf(path), 200, path);
  });

  test('run scripts and styles of their own alone, under the policies that Lit and the mock make', async () => {
    const page = await pageFiles(join(folder, 'portal'))(new Request('http://portal.test/'));
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html default'])
      assert.ok(policy.split('; ').includes(part), part);
    assert.doesNotMatch(policy, /unsafe|\*|data:/);
  });

  test('are nothing beside it, however the way there is written', async () => {
    for (const path of [
      '/../prospects.ndjson',
      '/..%2fprospects.ndjson',
      '/assets/..%2f..%2fprospects.ndjson',
      '/%2e%2e%2fprospects.ndjson',
      '/..%2fportal-beside%2fx.html',
      '/..%5cprospects.ndjson',
      '/%2fetc%2fhostname',
      '//etc/hostname',
      '/prospects.ndjson%00.html',
      '/%ff',
      '/assets',
    ])
      assert.equal(await statusOf(path), 404, path);
  });
});
