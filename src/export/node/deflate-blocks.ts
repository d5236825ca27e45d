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

/** Smaller blocks say too little of a file. */
const SAMPLE_BYTES = 1 << 18;

/** A sample costs two more blocks. */
const BLOCKS_PER_SAMPLE = 128;

/** Room for what a mebibyte of text becomes: a smaller piece takes several turns between the thread and the process's own. */
const OUTPUT_BYTES = 1 << 19;

const deflateAsync = promisify(deflateRaw) as (bytes: Uint8Array, options: ZlibOptions) => Promise<Uint8Array>;

/**
 * Deflates the blocks of one file on zlib's thread pool, each to the end of a byte and with the end of the one before it at hand,
 * so that one behind the other they are one stream of deflate, as pigz makes it. One block in many is deflated in several ways,
 * and those behind it in the fastest of them that made it hardly larger: what comes out depends on the bytes alone.
 */
export function deflateBlocks(): Pick<BlockFormat, 'reach' | 'compress' | 'bound'> {
  let choice: Promise<Deflated> | undefined;
  let blocksSinceSample = 0;
  return {
    reach: REACH,
    async compress(block, before) {
      const isSample = choice === undefined || blocksSinceSample === BLOCKS_PER_SAMPLE;
      if (isSample && block.length >= SAMPLE_BYTES) {
        blocksSinceSample = 0;
        choice = sample(block, before);
        return (await choice).bytes;
      }
      if (!isSample) blocksSinceSample++;
      return (await deflate(block, before, (await choice)?.settings ?? WHOLE_WINDOW)).bytes;
    },
    // zlib's own bound for other settings than its usual ones, and a flush.
    bound: (bytes) => (bytes === 0 ? 0 : bytes + Math.ceil(bytes / 8) + Math.ceil(bytes / 64) + 16),
  };
}

interface Deflated {
  readonly settings: Settings;
  readonly bytes: Uint8Array;
}

async function sample(block: Uint8Array, before: Uint8Array): Promise<Deflated> {
  const [whole, halves] = await Promise.all([
    deflate(block, before, WHOLE_WINDOW),
    Promise.all(HALF_WINDOW.map((settings) => deflate(block, before, settings))),
  ]);
  return halves.find(({ bytes }) => bytes.length <= whole.bytes.length * TOLERANCE) ?? whole;
}

async function deflate(block: Uint8Array, before: Uint8Array, settings: Settings): Promise<Deflated> {
  const bytes = await deflateAsync(block, {
    level: LEVEL,
    // More memory for the places of matches, and longer pieces between two trees of codes: faster and smaller.
    memLevel: 9,
    ...settings,
    dictionary: before,
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: OUTPUT_BYTES,
  });
  return { settings, bytes };
}
