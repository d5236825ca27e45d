import { ByteWriter } from '../encode/byte-writer.ts';

/** What is known of the one entry of an archive when its last byte is written. */
export interface ZipEntryEnd {
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
}

const LOCAL_HEADER = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const END = 0x06054b50;

/** Sizes follow the data; the name is UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
const VERSION_ZIP64 = 45;
const MAX_32 = 0xffffffff;

/** 1980-01-01 00:00, the first day that the format knows: the same rows give the same bytes. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;

const encoder = new TextEncoder();

/**
 * The frame of an archive with one deflated entry that is written as it comes, so that its sizes stand behind its data.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipEntry(name: string): { readonly header: Uint8Array; trailer(end: ZipEntryEnd): Uint8Array } {
  const nameBytes = encoder.encode(name);
  const header = localHeader(nameBytes);
  return { header, trailer: (end) => trailer(nameBytes, header.length, end) };
}

function localHeader(name: Uint8Array): Uint8Array {
  const out = new LittleEndian();
  out.u32(LOCAL_HEADER).u16(VERSION).u16(FLAGS).u16(DEFLATE).u16(DOS_TIME).u16(DOS_DATE);
  out.u32(0).u32(0).u32(0).u16(name.length).u16(0).bytes(name);
  return out.done();
}

function trailer(name: Uint8Array, headerBytes: number, { crc32, compressedBytes, bytes }: ZipEntryEnd): Uint8Array {
  const isLarge = compressedBytes > MAX_32 || bytes > MAX_32;
  const out = new LittleEndian();
  out.u32(DATA_DESCRIPTOR).u32(crc32);
  if (isLarge) out.u64(compressedBytes).u64(bytes);
  else out.u32(compressedBytes).u32(bytes);
  const directory = headerBytes + compressedBytes + out.length;
  const directoryStart = out.length;

  out
    .u32(CENTRAL_HEADER)
    .u16(VERSION_ZIP64)
    .u16(isLarge ? VERSION_ZIP64 : VERSION)
    .u16(FLAGS)
    .u16(DEFLATE);
  out.u16(DOS_TIME).u16(DOS_DATE).u32(crc32);
  out.u32(isLarge ? MAX_32 : compressedBytes).u32(isLarge ? MAX_32 : bytes);
  out
    .u16(name.length)
    .u16(isLarge ? 20 : 0)
    .u16(0)
    .u16(0)
    .u16(0)
    .u32(0)
    .u32(0)
    .bytes(name);
  if (isLarge) out.u16(0x0001).u16(16).u64(bytes).u64(compressedBytes);
  const directoryBytes = out.length - directoryStart;

  if (directory > MAX_32) {
    const zip64End = directory + directoryBytes;
    out.u32(ZIP64_END).u64(44).u16(VERSION_ZIP64).u16(VERSION_ZIP64).u32(0).u32(0).u64(1).u64(1);
    out.u64(directoryBytes).u64(directory);
    out.u32(ZIP64_LOCATOR).u32(0).u64(zip64End).u32(1);
  }
  out.u32(END).u16(0).u16(0).u16(1).u16(1).u32(directoryBytes).u32(Math.min(directory, MAX_32)).u16(0);
  return out.done();
}

class LittleEndian {
  readonly #out = new ByteWriter(256);

  get length(): number {
    return this.#out.position;
  }

  u16(value: number): this {
    this.#out.writeByte(value & 0xff);
    this.#out.writeByte(value >>> 8);
    return this;
  }

  u32(value: number): this {
    return this.u16(value & 0xffff).u16(value >>> 16);
  }

  u64(value: number): this {
    return this.u32((value % 2 ** 32) >>> 0).u32(Math.floor(value / 2 ** 32));
  }

  bytes(bytes: Uint8Array): this {
    this.#out.write(bytes);
    return this;
  }

  done(): Uint8Array {
    return this.#out.toBytes();
  }
}
