import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { checksumText, joinedCrc32 } from '../../../src/export/upload/checksum.ts';

describe('checksums of an object', () => {
  test('are written as S3 does, four bytes in base64', () => {
    assert.equal(checksumText(0xcbf43926), 'y/Q5Jg==');
    assert.equal(checksumText(1), 'AAAAAQ==');
  });

  test('are joined from those of its parts as if it had been read in one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.uint8Array({ maxLength: 3000 }), (first, second) => {
        const whole = crc32(Buffer.concat([first, second]));
        assert.equal(joinedCrc32(crc32(first), crc32(second), second.length), whole);
      }),
      { numRuns: 500 },
    );
  });

  test('are joined over parts of gigabytes', () => {
    // 2^32 + 3 zero bytes behind "a": shifting twice is shifting once by the sum.
    const first = crc32('a');
    const halves = joinedCrc32(joinedCrc32(first, 0, 2 ** 31), 0, 2 ** 31 + 3);
    assert.equal(joinedCrc32(first, 0, 2 ** 32 + 3), halves);
  });
});
