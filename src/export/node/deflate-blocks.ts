import { promisify } from 'node:util';
import { constants, deflateRaw, type ZlibOptions } from 'node:zlib';
import type { BlockFormat } from '../compress/block-stage.ts';

/** The level that zlib and gzip themselves take when told nothing. */
const LEVEL = 6;

/** How far back deflate can refer: https://www.rfc-editor.org/rfc/rfc1951 */
const REACH = 32_768;

/** What zlib is told beside the level. */
type Settings = Pick<ZlibOptions, 'windowBits' | 'strategy'>;

const WHOLE_WINDOW: Settings = { windowBits: 15 };

/**
 * Half the window has fewer places to look at, all of them in the processor's cache: a quarter faster. Rows that resemble the
 * rows shortly before them lose next to nothing by it, and some less still where matches under six bytes are left out. Fastest first.
 */
const HALF_WINDOW: readonly Settings[] = [{ windowBits: 14 }, { windowBits: 14, strategy: constants.Z_FILTERED }];

/** How much larger a sample may become by half the window. */
const TOLERANCE = 1.005;

/** So much of a block says enough of those behind it, and a block of fewer bytes too little. */
const SAMPLE_BYTES = 1 << 18;

const BLOCKS_PER_SAMPLE = 128;

/** Room for what a mebibyte of text becomes: a smaller piece takes several turns between the thread and the process's own. */
const OUTPUT_BYTES = 1 << 19;

const deflateAsync = promisify(deflateRaw) as (bytes: Uint8Array, options: ZlibOptions) => Promise<Uint8Array>;

/**
 * Deflates the blocks of one file on zlib's thread pool, each to the end of a byte and with the end of the one before it at hand,
 * so that one behind the other they are one stream of deflate, as pigz makes it. The beginning of one block in many is deflated in
 * several ways, and the blocks from there on in the fastest that makes it hardly larger: what comes out depends on the bytes alone.
 */
export function deflateBlocks(): Pick<BlockFormat, 'reach' | 'compress' | 'bound'> {
  let settings = Promise.resolve(WHOLE_WINDOW);
  let blocksUntilSample = 0;
  return {
    reach: REACH,
    async compress(block, before) {
      if (blocksUntilSample > 0) {
        blocksUntilSample--;
      } else if (block.length >= SAMPLE_BYTES) {
        blocksUntilSample = BLOCKS_PER_SAMPLE;
        settings = settingsFor(block.subarray(0, SAMPLE_BYTES), before);
      }
      return deflate(block, before, await settings);
    },
    // zlib's own bound for other settings than its usual ones, and a flush.
    bound: (bytes) => (bytes === 0 ? 0 : bytes + Math.ceil(bytes / 8) + Math.ceil(bytes / 64) + 16),
  };
}

async function settingsFor(sample: Uint8Array, before: Uint8Array): Promise<Settings> {
  const sizeWith = async (settings: Settings) => (await deflate(sample, before, settings)).length;
  const [whole, halves] = await Promise.all([sizeWith(WHOLE_WINDOW), Promise.all(HALF_WINDOW.map(sizeWith))]);
  return HALF_WINDOW[halves.findIndex((size) => size <= whole * TOLERANCE)] ?? WHOLE_WINDOW;
}

function deflate(block: Uint8Array, before: Uint8Array, settings: Settings): Promise<Uint8Array> {
  return deflateAsync(block, {
    level: LEVEL,
    // More memory for the places of matches, and longer pieces between two trees of codes: faster and smaller.
    memLevel: 9,
    ...settings,
    dictionary: before,
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: OUTPUT_BYTES,
  });
}
