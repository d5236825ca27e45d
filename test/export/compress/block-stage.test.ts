import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BlockStage, type BlockFormat } from '../../../src/export/compress/block-stage.ts';

const MEBIBYTE = 2 ** 20;

interface Asked {
  readonly block: Uint8Array;
  readonly before: Buffer;
  readonly finish: (result: Uint8Array) => void;
}

/** A stage whose blocks are compressed when the test says so. */
function stageOf(options: { readonly atOnce?: number; readonly reach?: number } = {}) {
  const { atOnce = 2, reach = 4 } = options;
  const asked: Asked[] = [];
  const given: string[] = [];
  const format: BlockFormat = {
    header: Buffer.from('head'),
    reach,
    take: () => undefined,
    compress: (block, before) => new Promise((finish) => asked.push({ block, before: Buffer.from(before), finish })),
    trailer: ({ bytes, compressedBytes }) => Buffer.from(`${bytes} as ${compressedBytes}`),
    bound: (bytes) => bytes,
    trailerBound: 32,
  };
  const stage = new BlockStage(
    format,
    (bytes) => Promise.resolve(void given.push(Buffer.from(bytes).toString())),
    atOnce,
  );
  return { stage, asked, given };
}

const mebibytes = (count: number) => Buffer.alloc(count * MEBIBYTE, 'x');
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('compression in blocks', () => {
  test('gives blocks out in their order, whichever is done first', async () => {
    const { stage, asked, given } = stageOf();
    await stage.write(mebibytes(2));
    asked[1]?.finish(Buffer.from('second'));
    await turn();
    assert.deepEqual(given, []);
    asked[0]?.finish(Buffer.from('first'));
    await stage.end();
    assert.deepEqual(given, ['head', 'first', 'second', `${2 * MEBIBYTE} as 11`]);
  });

  test('compresses no more blocks at once than it was told', async () => {
    const { stage, asked } = stageOf({ atOnce: 3 });
    const written = stage.write(mebibytes(4));
    await turn();
    assert.equal(asked.length, 3);
    asked[0]?.finish(Buffer.alloc(1));
    await written;
    assert.equal(asked.length, 4);
    asked.forEach(({ finish }) => finish(Buffer.alloc(1)));
    await stage.end();
  });

  test('tells each block the end of the one before it, as far as the format can use it', async () => {
    const { stage, asked } = stageOf({ atOnce: 4 });
    await stage.write(Buffer.concat([Buffer.alloc(MEBIBYTE - 2, 'a'), Buffer.from('bc'), mebibytes(1)]));
    await stage.write(Buffer.from('y'));
    const ended = stage.end();
    asked.forEach(({ finish }) => finish(Buffer.alloc(1)));
    await ended;
    assert.deepEqual(
      asked.map(({ before }) => before.toString()),
      ['', 'aabc', 'xxxx'],
    );
  });

  test('tells a format that can use nothing of it nothing', async () => {
    const { stage, asked } = stageOf({ reach: 0 });
    await stage.write(mebibytes(2));
    asked.forEach(({ finish }) => finish(Buffer.alloc(1)));
    await stage.end();
    assert.deepEqual(
      asked.map(({ before }) => before.length),
      [0, 0],
    );
  });

  test('fills the memory of a block again only when it is compressed', async () => {
    const { stage, asked } = stageOf({ atOnce: 2 });
    await stage.write(mebibytes(2));
    const written = stage.write(Buffer.alloc(2 * MEBIBYTE, 'z'));
    await turn();
    assert.ok(asked.every(({ block }) => block[0] === 'x'.charCodeAt(0)));
    for (let index = 0; index < 4; index++) {
      asked[index]?.finish(Buffer.alloc(1));
      await turn();
    }
    await written;
    await stage.end();
    assert.equal(new Set(asked.map(({ block }) => block.buffer)).size, 3);
  });
});
