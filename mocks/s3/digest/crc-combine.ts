import { bigEndian, crcPolynomials, type CrcName } from './crc.ts';
import { toHex } from './encoding.ts';

/**
 * The CRC of two texts one behind the other, from their CRCs alone. That is how a multipart upload gets the checksum of its
 * full object without its bytes being read again.
 *
 * @param lengthOfSecond in bytes
 */
export function combineCrcs(name: CrcName, first: Uint8Array, second: Uint8Array, lengthOfSecond: number): Uint8Array {
  const { polynomial, bits } = crcPolynomials[name];
  const shifted = multiply(numberOf(first), powerOfX(BigInt(lengthOfSecond) * 8n, polynomial, bits), polynomial, bits);
  return bigEndian(shifted ^ numberOf(second), bits);
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}

/** Reflected polynomials: the highest bit stands for x to the power of 0. */
function multiply(one: bigint, other: bigint, polynomial: bigint, bits: number): bigint {
  let product = 0n;
  let factor = other;
  for (let bit = BigInt(bits - 1); bit >= 0n; bit--) {
    if ((one >> bit) & 1n) product ^= factor;
    factor = factor & 1n ? (factor >> 1n) ^ polynomial : factor >> 1n;
  }
  return product;
}

function powerOfX(exponent: bigint, polynomial: bigint, bits: number): bigint {
  let result = 1n << BigInt(bits - 1);
  let square = result >> 1n;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiply(result, square, polynomial, bits);
    square = multiply(square, square, polynomial, bits);
  }
  return result;
}
