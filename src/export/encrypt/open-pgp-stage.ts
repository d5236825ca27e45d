import type * as OpenPgp from 'openpgp';
import { ExportError } from '../export-error.ts';
import type { ByteSink, ByteStage } from '../export-platform.ts';

type OpenPgpModule = Pick<typeof OpenPgp, 'readKeys' | 'createMessage' | 'encrypt' | 'enums'>;
type Key = OpenPgp.Key;

/** Bytes of a message beside its content, at most: the session key for each recipient, packet headers, and the check at its end. */
const BYTES_A_KEY = 2048;
const BYTES_OF_MESSAGE = 1024;
/** A header of one byte before each chunk of at least 512, and a tag of 16 bytes behind, where the keys ask for such. */
const BYTES_A_CHUNK = 17;
const CHUNK = 512;

/**
 * Makes files that only the holders of the keys can read: binary OpenPGP messages, each encrypted to every key.
 *
 * @param armoredKeys of one key each, or of several: blocks one behind the other, and blocks that hold a whole keyring
 * @throws ExportError `unsupported` where one of the keys is none, has expired or cannot encrypt
 */
export async function openPgpEncryptor(
  openpgp: OpenPgpModule,
  armoredKeys: readonly string[],
): Promise<(sink: ByteSink) => ByteStage> {
  const keys: Key[] = [];
  for (const [index, armored] of armoredKeys.entries())
    keys.push(...(await encryptionKeys(openpgp, armored, index + 1)));
  return (sink) => new OpenPgpStage(openpgp, keys, sink);
}

const BLOCKS = /-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]*?-----END PGP PUBLIC KEY BLOCK-----/g;

async function encryptionKeys(openpgp: OpenPgpModule, armored: string, number: number): Promise<readonly Key[]> {
  try {
    const blocks = armored.match(BLOCKS) ?? [armored];
    const keys = (await Promise.all(blocks.map((armoredKeys) => openpgp.readKeys({ armoredKeys })))).flat();
    for (const key of keys) await key.getEncryptionKey();
    return keys;
  } catch (cause) {
    throw new ExportError(
      'unsupported',
      `OpenPGP key ${number} of the connection cannot encrypt: it may have expired, have been revoked, or be for signatures alone.`,
      {
        nextStep: 'Paste a valid public key with an encryption subkey into the connection.',
        cause,
      },
    );
  }
}

class OpenPgpStage implements ByteStage {
  readonly #keys: number;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #output: Promise<void>;
  #taken = 0;
  #given = 0;

  constructor(openpgp: OpenPgpModule, keys: readonly Key[], sink: ByteSink) {
    this.#keys = keys.length;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.#input = writable.getWriter();
    this.#output = this.#encrypt(openpgp, keys, readable, sink);
    // Whoever writes or ends hears of its failure; until then it is not unhandled.
    this.#output.catch((error: unknown) => this.#input.abort(error)).catch(() => undefined);
    this.#input.closed.catch(() => undefined);
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#taken += bytes.length;
    await this.#input.ready;
    await this.#input.write(bytes.slice());
  }

  /** A message ends only with its file: what waits inside is little. */
  flush(): Promise<void> {
    return Promise.resolve();
  }

  async end(): Promise<void> {
    await this.#input.close();
    await this.#output;
  }

  pendingBound(more: number): number {
    const content = this.#taken + more;
    const whole = content + Math.ceil(content / CHUNK) * BYTES_A_CHUNK + this.#keys * BYTES_A_KEY + BYTES_OF_MESSAGE;
    return whole - this.#given;
  }

  async #encrypt(
    openpgp: OpenPgpModule,
    keys: readonly Key[],
    content: ReadableStream<Uint8Array>,
    sink: ByteSink,
  ): Promise<void> {
    const message = await openpgp.createMessage({ binary: content });
    // The library's types name streams of a package that it does not bring; they are the platform's own.
    const encrypted = (await openpgp.encrypt({
      message,
      encryptionKeys: [...keys],
      format: 'binary',
      // Compressed already where the connection says so; what it does not say is not done.
      config: { preferredCompressionAlgorithm: openpgp.enums.compression.uncompressed },
    })) as unknown as ReadableStream<Uint8Array>;
    const reader = encrypted.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.#given += value.length;
      await sink(value);
    }
  }
}
