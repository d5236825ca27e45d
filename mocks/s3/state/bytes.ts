/** A body as the pieces in which it came: parts are joined, and ranges cut, without a byte being copied. */
export interface Bytes {
  readonly pieces: readonly Uint8Array[];
  readonly length: number;
}

export const noBytes: Bytes = { pieces: [], length: 0 };

export function bytesOf(...pieces: readonly Uint8Array[]): Bytes {
  return { pieces, length: pieces.reduce((length, piece) => length + piece.length, 0) };
}

export function joined(parts: readonly Bytes[]): Bytes {
  return {
    pieces: parts.flatMap((part) => part.pieces),
    length: parts.reduce((length, part) => length + part.length, 0),
  };
}

/** From the byte `start` up to, not including, the byte `end`. */
export function cut(bytes: Bytes, start: number, end: number): Bytes {
  if (start <= 0 && end >= bytes.length) return bytes;
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const piece of bytes.pieces) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, piece.length);
    if (from < to) pieces.push(piece.subarray(from, to));
    at += piece.length;
    if (at >= end) break;
  }
  return bytesOf(...pieces);
}

/** One array of its own. */
export function flat(bytes: Bytes): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes.length);
  let at = 0;
  for (const piece of bytes.pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
