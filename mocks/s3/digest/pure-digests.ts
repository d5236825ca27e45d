import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { createCrc } from './crc.ts';
import type { Digests } from './digests.ts';
import { utf8Bytes } from './encoding.ts';

/** Runs in any page, under any content security policy: nothing of it is WebAssembly. */
export const pureDigests: Digests = {
  create(name) {
    switch (name) {
      case 'MD5':
        return md5.create();
      case 'SHA1':
        return sha1.create();
      case 'SHA256':
        return sha256.create();
      case 'CRC32':
      case 'CRC32C':
      case 'CRC64NVME':
        return createCrc(name);
    }
  },
  hmacSha256: (key, text) => hmac(sha256, key, utf8Bytes(text)),
};
