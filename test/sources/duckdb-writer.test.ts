import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ExportError } from '../../src/export/export-error.ts';
import { DuckDbWriter } from '../../src/sources/duckdb-writer.ts';

let folder = '';

const copy = (query: string, file: string) =>
  `COPY (${query}) TO '${join(folder, file)}' (FORMAT parquet, USE_TMP_FILE false, RETURN_STATS true)`;

/** What a COPY is refused with. */
async function failureOf(statement: string): Promise<ExportError> {
  const writer = await DuckDbWriter.open(folder, {});
  const failure = await writer.write(statement).then(
    () => undefined,
    (error: unknown) => error,
  );
  await writer.close();
  assert.ok(failure instanceof ExportError, 'it was written');
  assert.equal(failure.code, 'source');
  for (const sentence of [failure.message, failure.nextStep]) assert.ok(!sentence.includes(folder));
  return failure;
}

describe('a file that DuckDB writes', () => {
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'writer-'))));
  afterEach(() => rm(folder, { recursive: true }));

  test('is told with its rows and bytes', async () => {
    const writer = await DuckDbWriter.open(folder, {});
    const { rows, bytes } = await writer.write(copy('SELECT i FROM range(5000) t(i)', '1.parquet'));
    await writer.close();
    assert.equal(rows, 5000);
    assert.ok(bytes > 5000);
  });

  test(
    'fails with words about a full disk where there is no space left',
    { skip: process.platform !== 'linux' && 'only Linux has /dev/full' },
    async () => {
      await symlink('/dev/full', join(folder, '1.parquet'));
      const { message, nextStep } = await failureOf(copy('SELECT i FROM range(9) t(i)', '1.parquet'));
      assert.match(message, /temporary folder is full/);
      assert.match(nextStep, /[Ff]ree some disk space.*then retry/);
    },
  );

  test('fails with words about the folder where it is gone', async () => {
    const { message, nextStep } = await failureOf(copy('SELECT 1 AS i', join('gone', '1.parquet')));
    assert.match(message, /could not be kept in the temporary folder/);
    assert.match(nextStep, /may be written to/);
  });

  test('fails with words about the prospects where these are the reason, though DuckDB names the file too', async () => {
    for (const query of [`SELECT 'x'::INTEGER AS i`, `SELECT nothing AS i`, `SELECT * FROM 'absent.parquet'`])
      assert.match((await failureOf(copy(query, '1.parquet'))).message, /^The prospects could not be read/);
  });
});
