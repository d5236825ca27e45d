import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { software } from '../../src/domain/software.ts';

test('what a manifest says of its software is the name and the version of the package', async () => {
  const { name, version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  assert.deepEqual(software, { name, version });
});
