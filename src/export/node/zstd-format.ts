import type { Encoder } from '@toondepauw/node-zstd';
import type { BlockFormat } from '../compress/block-stage.ts';

/** zstd's own default. */
export const ZSTD_LEVEL = 3;

/** A frame a block: https://www.rfc-editor.org/rfc/rfc8878 has frames one behind the other be one stream. */
export function zstdFormat(encoder: Encoder, empty: Uint8Array): BlockFormat {
  let hasBlocks = false;
  return {
    header: new Uint8Array(0),
    reach: 0,
    take: () => void (hasBlocks = true),
    compress: (block) => encoder.encode(Buffer.from(block.buffer, block.byteOffset, block.byteLength)),
    // No frame at all would be no zstd file.
    trailer: () => (hasBlocks ? new Uint8Array(0) : empty),
    bound: (bytes) => (bytes === 0 ? 0 : bytes + (bytes >> 8) + 64),
    trailerBound: empty.length,
  };
}
