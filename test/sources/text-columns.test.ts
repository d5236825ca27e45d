import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Field } from '../../src/domain/field.ts';
import { ExportError } from '../../src/export/export-error.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { all, field, read } from './reading.ts';

let folder = '';
before(async () => (folder = await mkdtemp(join(tmpdir(), 'texts-'))));
after(() => rm(folder, { recursive: true }));

/** Rows of a file of these lines, read as the fields say, or as their reader guesses where there are none. */
async function rowsOf(name: string, lines: readonly string[], fields?: readonly Field[]) {
  const prospects = join(folder, name);
  await writeFile(prospects, lines.map((line) => `${line}\n`).join(''));
  const source = await duckDbSource({
    prospects,
    audiences: [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }],
    ...(fields === undefined ? {} : { fields }),
    evaluatedAt: '2026-11-24T08:00:00Z',
  });
  const known = await source.fields();
  const { rows } = await read(source, { fields: known.map(({ path }) => path) });
  return { types: known.map(({ type }) => type), rows };
}

/** More rows than a reader guesses from, and one behind them. */
const behind = (first: string, last: string) => [...Array.from({ length: 20_600 }, () => first), last];
const csv = (header: string, rows: readonly string[]) => [header, ...rows];
const micros = (moment: string) => BigInt(Date.parse(moment)) * 1000n;

describe('what a reader of texts has guessed from the first rows', () => {
  test('rounds no fraction among integers behind them', async () => {
    const unfit = (name: string) => ({ code: 'source', message: `A value of the field "${name}" is no integer.` });
    await assert.rejects(rowsOf('late.csv', csv('n,t', behind('1,a', '1.5,a'))), unfit('n'));
    await assert.rejects(rowsOf('late.ndjson', behind('{"n":1}', '{"n":1.5}')), unfit('n'));
    await assert.rejects(rowsOf('late.ndjson', behind('{"p":[{"n":1}]}', '{"p":[{"n":1.5}]}')), unfit('p..n'));
  });

  test('makes no truth of a number behind them, and no number of a truth', async () => {
    await assert.rejects(rowsOf('truth.ndjson', behind('{"b":true}', '{"b":5}')), ExportError);
    await assert.rejects(rowsOf('truth.ndjson', behind('{"n":1}', '{"n":true}')), ExportError);
  });

  test('drops the zone of no moment', async () => {
    const plain = '2026-01-02 10:00:00';
    const zoned = '2026-01-02T10:00:00+02:00';
    const last = async (name: string, lines: readonly string[]) => (await rowsOf(name, lines)).rows.at(-1)?.at(-1);
    assert.equal(await last('zone.csv', csv('n,t', behind(`1,${plain}`, `1,${zoned}`))), micros(zoned));
    assert.equal(await last('zone.ndjson', behind(`{"t":"${plain}"}`, `{"t":"${zoned}"}`)), micros(zoned));
    assert.equal(await last('zone.ndjson', [`{"t":"${zoned}"}`]), micros(zoned));
    assert.equal(await last('zone.ndjson', [`{"p":{"t":"${zoned}"}}`]), micros(zoned));
  });

  test('leaves out no moment that it cannot read', async () => {
    const lines = csv('n,t', behind('1,2026-01-02 10:00:00+02', '1,tomorrow'));
    await assert.rejects(rowsOf('moment.csv', lines), ExportError);
  });

  test('reads moments in a form of their own', async () => {
    const { rows } = await rowsOf('own.csv', csv('n,t', ['1,25/12/2025 10:00:00', '2,26/12/2025 11:00:00']));
    assert.deepEqual(rows.at(-1), [2n, micros('2025-12-26T11:00:00Z')]);
  });

  test('rounds no long number', async () => {
    await assert.rejects(rowsOf('long.csv', csv('n,t', ['12345678901234567890,a'])), ExportError);
    await assert.rejects(rowsOf('long.ndjson', ['{"n":12345678901234567}', '{"n":1.5}']), ExportError);
    const { rows } = await rowsOf('long.csv', csv('n,t', ['12345678901234567890,a']), [field('n')]);
    assert.deepEqual(rows, [['12345678901234567890']]);
  });
});

describe('a file of texts', () => {
  test('has no comments: rows that begin with a hash are rows', async () => {
    const { rows } = await rowsOf('hash.csv', csv('id,t', ['#1,a', '#2,b', '3,c']));
    assert.deepEqual(rows, [
      ['#1', 'a'],
      ['#2', 'b'],
      ['3', 'c'],
    ]);
  });

  test('has values in quotes, also where the first of them stands far behind', async () => {
    const rows = behind('1,a', '1,"b"');
    const { rows: read } = await rowsOf('quotes.csv', csv('id,t', [...rows, '2,"say ""c"""', '3,"d, e\nf"']));
    assert.deepEqual(read.slice(-3), [
      [1n, 'b'],
      [2n, 'say "c"'],
      [3n, 'd, e\nf'],
    ]);
    const single = await rowsOf('single.csv', csv('id,t', [`1,'a, b'`, '2,c']));
    assert.deepEqual(single.rows[0], [1n, 'a, b']);
  });

  test('keeps nested texts as they are, where the fields say that they are texts', async () => {
    const line = '{"p":{"at":"2026-01-02T00:00:00","id":"6F1F0C7E-0000-4000-8000-00000000ABCD"},"n":[1,2]}';
    const { rows } = await rowsOf('nested.ndjson', [line], [field('p.at'), field('p.id'), field('n', 'array')]);
    assert.deepEqual(rows, [['2026-01-02T00:00:00', '6F1F0C7E-0000-4000-8000-00000000ABCD', [1, 2]]]);
  });

  test('keeps a nested value as it is written, where the field says that it is a text', async () => {
    const { rows } = await rowsOf('nested-text.ndjson', ['{"p":{"n": 1.50},"l":[1, "a"]}'], [field('p'), field('l')]);
    assert.deepEqual(rows, [['{"n":1.5}', '[1,"a"]']]);
  });

  test('keeps absent what is absent in nested values', async () => {
    const lines = ['{"p":{"n":1},"l":[1,null],"m":{"k":1}}', '{"p":null,"l":null}', '{"p":{"n":null}}'];
    const { rows } = await rowsOf('absent.ndjson', lines);
    assert.deepEqual(rows, [
      [1n, [1, null], 1n],
      [null, null, null],
      [null, null, null],
    ]);
  });

  test('is no query because its name begins like one', async () => {
    const audiences = [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }];
    for (const prospects of ['from-crm.csv', 'values.csv', 'with.parquet', 'select_2026.ndjson'])
      await assert.rejects(duckDbSource({ prospects, audiences, evaluatedAt: '2026-11-24T08:00:00Z' }), {
        nextStep: 'Check that the file is there and may be read, then retry.',
      });
  });
});

describe('names that differ by their case alone', () => {
  test('are those of two columns of CSV, and none is taken for the other', async () => {
    const fields = [field('Email'), field('email')];
    await assert.rejects(rowsOf('case.csv', csv('Email,email', ['a,b']), fields), {
      message: 'The prospects have no field email.',
    });
  });

  test('are refused as keys of JSON, of which the second would be lost', async () => {
    await assert.rejects(rowsOf('case.ndjson', ['{"Email":"a"}', '{"email":"b"}']), {
      code: 'source',
      message: 'The prospects have keys that differ by their case alone: "Email" and "email".',
    });
  });
});
