const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Makes every id that an answer holds. The same seed and the same calls give the same ids. */
export interface Ids {
  request(): string;
  host(): string;
  upload(): string;
  /** What S3 gives as the ETag of an object encrypted by a KMS key: 32 hexadecimal digits that are no MD5. */
  opaqueEtag(): string;
  accessKey(): string;
  secret(): string;
  sessionToken(): string;
}

/** Each kind has a sequence of its own, so that a retried request does not change the next upload's id. */
export function createIds(seed: number): Ids {
  const sequence = (kind: number, alphabet: string, length: number, prefix = '') => {
    const next = createRandom(seed * 31 + kind);
    return () => {
      let text = prefix;
      while (text.length < length) text += alphabet.charAt(Math.floor(next() * alphabet.length));
      return text;
    };
  };
  return {
    request: sequence(1, UPPER, 16),
    host: sequence(2, MIXED, 64),
    upload: sequence(3, MIXED, 128),
    opaqueEtag: sequence(4, '0123456789abcdef', 32),
    accessKey: sequence(5, UPPER, 20, 'ASIA'),
    secret: sequence(6, MIXED, 40),
    sessionToken: sequence(7, MIXED, 200, 'FwoG'),
  };
}

/** Mulberry32: numbers from 0 to below 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
