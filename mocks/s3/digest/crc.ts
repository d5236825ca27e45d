import type { Hash } from './digests.ts';

/** Polynomials in their reflected form. CRC64NVME is the one of the NVM Express specification. */
const CRC32_POLYNOMIAL = 0xedb88320n;
const CRC32C_POLYNOMIAL = 0x82f63b78n;
const CRC64NVME_POLYNOMIAL = 0x9a6c9329ac4bc9b5n;

export const crcPolynomials = {
  CRC32: { polynomial: CRC32_POLYNOMIAL, bits: 32 },
  CRC32C: { polynomial: CRC32C_POLYNOMIAL, bits: 32 },
  CRC64NVME: { polynomial: CRC64NVME_POLYNOMIAL, bits: 64 },
} as const;

export type CrcName = keyof typeof crcPolynomials;

export function createCrc(name: CrcName): Hash {
  return crcPolynomials[name].bits === 32 ? new Crc32(tables32(name)) : new Crc64(tables64());
}

/** Eight bytes a step: table `k` holds the remainder of a byte that `k` more bytes follow. */
const SLICES = 8;

class Crc32 implements Hash {
  readonly #tables: Uint32Array;
  #crc = 0xffffffff;

  constructor(tables: Uint32Array) {
    this.#tables = tables;
  }

  update(bytes: Uint8Array): void {
    const t = this.#tables;
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole = bytes.length - (bytes.length % SLICES);
    let crc = this.#crc;
    let at = 0;
    for (; at < whole; at += SLICES) {
      const low = crc ^ words.getUint32(at, true);
      const high = words.getUint32(at + 4, true);
      crc =
        (t[0x700 | (low & 255)] as number) ^
        (t[0x600 | ((low >>> 8) & 255)] as number) ^
        (t[0x500 | ((low >>> 16) & 255)] as number) ^
        (t[0x400 | (low >>> 24)] as number) ^
        (t[0x300 | (high & 255)] as number) ^
        (t[0x200 | ((high >>> 8) & 255)] as number) ^
        (t[0x100 | ((high >>> 16) & 255)] as number) ^
        (t[high >>> 24] as number);
    }
    for (; at < bytes.length; at++) crc = (t[(crc ^ (bytes[at] as number)) & 255] as number) ^ (crc >>> 8);
    this.#crc = crc;
  }

  digest(): Uint8Array {
    return bigEndian(BigInt(~this.#crc >>> 0), 32);
  }
}

/** The 64 bits as two halves of 32, so that no step needs a BigInt. */
class Crc64 implements Hash {
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;
  #crcLow = 0xffffffff;
  #crcHigh = 0xffffffff;

  constructor(tables: { low: Uint32Array; high: Uint32Array }) {
    this.#low = tables.low;
    this.#high = tables.high;
  }

  update(bytes: Uint8Array): void {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole = bytes.length - (bytes.length % SLICES);
    const tl = this.#low;
    const th = this.#high;
    let low = this.#crcLow;
    let high = this.#crcHigh;
    let at = 0;
    for (; at < whole; at += SLICES) {
      const a = low ^ words.getUint32(at, true);
      const b = high ^ words.getUint32(at + 4, true);
      const i7 = 0x700 | (a & 255);
      const i6 = 0x600 | ((a >>> 8) & 255);
      const i5 = 0x500 | ((a >>> 16) & 255);
      const i4 = 0x400 | (a >>> 24);
      const i3 = 0x300 | (b & 255);
      const i2 = 0x200 | ((b >>> 8) & 255);
      const i1 = 0x100 | ((b >>> 16) & 255);
      const i0 = b >>> 24;
      low = (tl[i7] as number) ^ (tl[i6] as number) ^ (tl[i5] as number) ^ (tl[i4] as number);
      low ^= (tl[i3] as number) ^ (tl[i2] as number) ^ (tl[i1] as number) ^ (tl[i0] as number);
      high = (th[i7] as number) ^ (th[i6] as number) ^ (th[i5] as number) ^ (th[i4] as number);
      high ^= (th[i3] as number) ^ (th[i2] as number) ^ (th[i1] as number) ^ (th[i0] as number);
    }
    for (; at < bytes.length; at++) {
      const index = (low ^ (bytes[at] as number)) & 255;
      low = ((low >>> 8) | (high << 24)) ^ (tl[index] as number);
      high = (high >>> 8) ^ (th[index] as number);
    }
    this.#crcLow = low;
    this.#crcHigh = high;
  }

  digest(): Uint8Array {
    return bigEndian((BigInt(~this.#crcHigh >>> 0) << 32n) | BigInt(~this.#crcLow >>> 0), 64);
  }
}

export function bigEndian(value: bigint, bits: 32 | 64): Uint8Array {
  const bytes = new Uint8Array(bits / 8);
  for (let index = bytes.length - 1, rest = value; index >= 0; index--, rest >>= 8n) bytes[index] = Number(rest & 255n);
  return bytes;
}

const made32 = new Map<CrcName, Uint32Array>();

function tables32(name: CrcName): Uint32Array {
  let tables = made32.get(name);
  if (!tables) {
    tables = Uint32Array.from(remainders(crcPolynomials[name].polynomial), Number);
    made32.set(name, tables);
  }
  return tables;
}

let made64: { low: Uint32Array; high: Uint32Array } | undefined;

function tables64() {
  if (!made64) {
    const all = remainders(CRC64NVME_POLYNOMIAL);
    made64 = {
      low: Uint32Array.from(all, (value) => Number(value & 0xffffffffn)),
      high: Uint32Array.from(all, (value) => Number(value >> 32n)),
    };
  }
  return made64;
}

function remainders(polynomial: bigint): bigint[] {
  const table: bigint[] = [];
  for (let byte = 0n; byte < 256n; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
    table.push(value);
  }
  for (let index = 256; index < SLICES * 256; index++) {
    const shorter = table[index - 256] as bigint;
    table.push((shorter >> 8n) ^ (table[Number(shorter & 255n)] as bigint));
  }
  return table;
}
