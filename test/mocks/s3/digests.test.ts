import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { combineCrcs } from '../../../mocks/s3/digest/crc-combine.ts';
import { digestNames, digestOf } from '../../../mocks/s3/digest/digests.ts';
import { toHex, utf8Bytes } from '../../../mocks/s3/digest/encoding.ts';
import { nodeDigests } from '../../../mocks/s3/digest/node-digests.ts';
import { pureDigests } from '../../../mocks/s3/digest/pure-digests.ts';

/** Of the nine digits, the text for which catalogues of CRCs print a check value. */
const CHECKS = {
  MD5: '25f9e794323b453885f5181f1b624d0b',
  SHA1: 'f7c3bc1d808e04732adf679965ccc34ca7ae3441',
  SHA256: '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
  CRC32: 'cbf43926',
  CRC32C: 'e3069283',
  CRC64NVME: 'ae8b14860a799888',
};

describe('digests', () => {
  for (const name of digestNames) {
    test(`${name} gives its published check value, in a page and in Node`, () => {
      const digits = utf8Bytes('123456789');
      assert.equal(toHex(digestOf(pureDigests, name, [digits])), CHECKS[name]);
      assert.equal(toHex(digestOf(nodeDigests, name, [digits])), CHECKS[name]);
    });

    test(`${name} does not depend on where the bytes were cut, nor on who computes it`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, at) => {
          const whole = toHex(digestOf(nodeDigests, name, [bytes]));
          assert.equal(toHex(digestOf(pureDigests, name, [bytes.subarray(0, at), bytes.subarray(at)])), whole);
        }),
      );
    });
  }

  for (const name of ['CRC32', 'CRC32C', 'CRC64NVME'] as const)
    test(`${name} of a whole follows from those of its halves`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (one, other) => {
          const crc = (...pieces: Uint8Array[]) => digestOf(pureDigests, name, pieces);
          assert.deepEqual(combineCrcs(name, crc(one), crc(other), other.length), crc(one, other));
        }),
      );
    });
});
