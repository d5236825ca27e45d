/** The polynomial of zlib, reflected. */
const POLYNOMIAL = 0xedb88320;

/** For eight bytes at a time. */
const tables = makeTables();

/** CRC32 as zlib's, an unsigned number; `previous` goes on from an earlier one. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  let crc = ~previous;
  let index = 0;
  for (const end = bytes.length - 7; index < end; index += 8) {
    crc ^= at(bytes, index) | (at(bytes, index + 1) << 8) | (at(bytes, index + 2) << 16) | (at(bytes, index + 3) << 24);
    crc =
      at(t7, crc & 0xff) ^
      at(t6, (crc >>> 8) & 0xff) ^
      at(t5, (crc >>> 16) & 0xff) ^
      at(t4, crc >>> 24) ^
      at(t3, at(bytes, index + 4)) ^
      at(t2, at(bytes, index + 5)) ^
      at(t1, at(bytes, index + 6)) ^
      at(t0, at(bytes, index + 7));
  }
  for (; index < bytes.length; index++) crc = (crc >>> 8) ^ at(t0, (crc ^ at(bytes, index)) & 0xff);
  return ~crc >>> 0;
}

type Tables = readonly [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

function makeTables(): Tables {
  const make = () => new Int32Array(256);
  const made: Tables = [make(), make(), make(), make(), make(), make(), make(), make()];
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    made[0][byte] = crc;
  }
  made.slice(1).forEach((table, before) => {
    for (let byte = 0; byte < 256; byte++) {
      const crc = at(made[before] ?? table, byte);
      table[byte] = (crc >>> 8) ^ at(made[0], crc & 0xff);
    }
  });
  return made;
}

function at(values: Uint8Array | Int32Array, index: number): number {
  return values[index] ?? 0;
}
