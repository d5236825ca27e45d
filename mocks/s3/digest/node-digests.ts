import { createHash, createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { bigEndian, createCrc } from './crc.ts';
import type { Digests, Hash } from './digests.ts';

/** The same values as `pureDigests`, several times as fast: OpenSSL and zlib use what the processor has for it. */
export const nodeDigests: Digests = {
  create(name) {
    switch (name) {
      case 'MD5':
      case 'SHA1':
      case 'SHA256':
        return createHash(name);
      case 'CRC32':
        return new ZlibCrc32();
      case 'CRC32C':
      case 'CRC64NVME':
        return createCrc(name);
    }
  },
  hmacSha256: (key, text) => createHmac('SHA256', key).update(text).digest(),
};

class ZlibCrc32 implements Hash {
  #crc = 0;

  update(bytes: Uint8Array): void {
    this.#crc = crc32(bytes, this.#crc);
  }

  digest(): Uint8Array {
    return bigEndian(BigInt(this.#crc), 32);
  }
}
