import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflateBlocks } from '../../../src/export/node/deflate-blocks.ts';

const MEBIBYTE = 2 ** 20;

/** Deflates blocks of a mebibyte, as the stage of a file does. */
async function deflated(bytes: Buffer): Promise<Buffer> {
  const { compress, reach } = deflateBlocks();
  const blocks: Promise<Uint8Array>[] = [];
  for (let start = 0; start < bytes.length; start += MEBIBYTE)
    blocks.push(
      compress(
        Uint8Array.from(bytes.subarray(start, start + MEBIBYTE)),
        Uint8Array.from(bytes.subarray(Math.max(0, start - reach), start)),
      ),
    );
  return Buffer.concat([...(await Promise.all(blocks)), Buffer.of(0x03, 0x00)]);
}

/** Numbers that look random and are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

const cities = ['Paris', 'Köln', 'London', 'Málaga', 'Milano', 'Lyon', 'Boston', 'Kraków', 'Malmö'];

/** Rows that resemble the rows before them, as those of an export do. */
function records(bytes: number): Buffer {
  const next = numbers(1);
  const lines: string[] = [];
  for (let length = 0, row = 0; length < bytes; row++) {
    const line = `P${row},${next() % 95_000},${cities[next() % cities.length] ?? ''},+33${next()},2026-10-${10 + (next() % 20)}T08:00:00Z\n`;
    lines.push(line);
    length += line.length;
  }
  return Buffer.from(lines.join('')).subarray(0, bytes);
}

/** Rows of 20 KB, half of which stand in the row before as well: half a window does not reach so far. */
function wideRows(bytes: number): Buffer {
  const next = numbers(2);
  const cells = Array.from({ length: 3500 }, () => next().toString(36));
  const rows: string[] = [];
  for (let length = 0; length < bytes; length += 20_000) {
    for (let index = 0; index < cells.length / 2; index++) cells[index] = next().toString(36);
    rows.push(cells.join(','));
  }
  return Buffer.from(rows.join('\n')).subarray(0, bytes);
}

/** One stream of zlib's, of so wide a window. */
const oneStream = (bytes: Buffer, windowBits: number) => deflateRawSync(bytes, { level: 6, windowBits }).length;

describe('blocks of deflate', () => {
  test('are one stream that zlib reads back', async () => {
    const bytes = Buffer.concat([records(2.5 * MEBIBYTE), wideRows(MEBIBYTE)]);
    assert.ok(inflateRawSync(await deflated(bytes)).equals(bytes));
  });

  for (const [name, bytes] of [
    ['rows like each other', records(3 * MEBIBYTE)],
    ['wide rows that repeat half of the row before', wideRows(3 * MEBIBYTE)],
  ] as const)
    test(`are within 1 % of the size of one stream: ${name}`, async () => {
      assert.ok((await deflated(bytes)).length < oneStream(bytes, 15) * 1.01);
    });

  test('take the whole window where half of it would cost', async () => {
    const bytes = wideRows(3 * MEBIBYTE);
    assert.ok((await deflated(bytes)).length < oneStream(bytes, 14) * 0.9);
  });

  test('take half of the window where it costs next to nothing', async () => {
    const bytes = records(2 * MEBIBYTE);
    const { compress } = deflateBlocks();
    const before = Uint8Array.from(bytes.subarray(0, MEBIBYTE));
    await compress(before, new Uint8Array(0));
    const block = Uint8Array.from(bytes.subarray(MEBIBYTE));
    const withHalf = deflateRawSync(block, {
      ...{ level: 6, windowBits: 14, memLevel: 9 },
      ...{ dictionary: before, finishFlush: constants.Z_SYNC_FLUSH },
    });
    assert.ok(withHalf.equals(await compress(block, before)));
  });

  test('choose anew where a file changes', async () => {
    const alike = records(MEBIBYTE);
    const changed = wideRows(3 * MEBIBYTE);
    const { compress } = deflateBlocks();
    const nothing = new Uint8Array(0);
    await compress(Uint8Array.from(alike), nothing);
    for (let count = 0; count < 128; count++) await compress(Uint8Array.from(alike.subarray(0, 4096)), nothing);
    let size = 0;
    for (let start = 0; start < changed.length; start += MEBIBYTE)
      size += (await compress(Uint8Array.from(changed.subarray(start, start + MEBIBYTE)), nothing)).length;
    assert.ok(size < oneStream(changed, 14) * 0.9);
  });

  test('are the same whenever they are asked for', async () => {
    const bytes = records(2.5 * MEBIBYTE);
    const { compress } = deflateBlocks();
    const oneByOne: Uint8Array[] = [];
    for (let start = 0; start < bytes.length; start += MEBIBYTE)
      oneByOne.push(
        await compress(
          Uint8Array.from(bytes.subarray(start, start + MEBIBYTE)),
          Uint8Array.from(bytes.subarray(Math.max(0, start - 32_768), start)),
        ),
      );
    assert.ok(Buffer.concat([...oneByOne, Buffer.of(0x03, 0x00)]).equals(await deflated(bytes)));
  });

  test('have a bound that no bytes exceed', async () => {
    const { bound } = deflateBlocks();
    const next = numbers(3);
    const noise = Buffer.from(Array.from({ length: 700_000 }, () => next() & 0xff));
    for (const count of [1, 2, 100, 5000, 17_000, 70_000, noise.length]) {
      const block = Uint8Array.from(noise.subarray(0, count));
      assert.ok((await deflateBlocks().compress(block, new Uint8Array(0))).length <= bound(count));
    }
    assert.equal(bound(0), 0);
  });
});
