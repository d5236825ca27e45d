import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gunzipSync, inflateSync } from 'node:zlib';
import * as openpgp from 'openpgp';
import { defaultCsvDialect, type FileCompression, type FileFormat } from '../../../src/domain/file-format.ts';
import { exporterOf, numbered, planOf, sourceOf } from '../export-world.ts';
import { exportedFile, hostileRows, hostileTypes } from './hostile.ts';
import { pipe, pythonUnpacked, skipWithout, unzip, type Program } from './readers.ts';

const folder = mkdtempSync(join(tmpdir(), 'packed-readers-'));
after(() => rmSync(folder, { recursive: true }));

const formatOf = {
  CSV: (compression: FileCompression): FileFormat => ({ type: 'csv', dialect: defaultCsvDialect, compression }),
  NDJSON: (compression: FileCompression): FileFormat => ({
    type: 'json',
    framing: 'lines',
    shape: 'flat',
    compression,
  }),
};

const ours = openpgp.generateKey({
  type: 'ecc',
  curve: 'curve25519Legacy',
  userIDs: [{ name: 'One' }],
  format: 'armored',
});

async function decrypted(message: Buffer, privateKey: string): Promise<Buffer> {
  const answer = (await openpgp.decrypt({
    message: await openpgp.readMessage({ binaryMessage: message }),
    decryptionKeys: await openpgp.readPrivateKey({ armoredKey: privateKey }),
    format: 'binary',
  })) as unknown as { readonly data: Uint8Array };
  return Buffer.from(answer.data);
}

type Unpack = (bytes: Buffer) => Buffer;
const readers: readonly [Exclude<FileCompression, 'none'>, string, Program | null, Unpack][] = [
  ['gzip', 'gzip', 'gzip', (bytes) => pipe('gzip', ['-dc'], bytes)],
  ['gzip', 'Python’s gzip', 'python3', (bytes) => pythonUnpacked('gzip', bytes)],
  ['gzip', 'zlib', null, gunzipSync],
  ['zstd', 'zstd', 'zstd', (bytes) => pipe('zstd', ['-dc'], bytes)],
  ['zip', 'unzip', 'unzip', (bytes) => unzip(bytes, folder)],
  ['zip', 'Python’s zipfile', 'python3', (bytes) => pythonUnpacked('zip', bytes)],
  ['deflate', 'zlib', null, inflateSync],
  ['deflate', 'Python’s zlib', 'python3', (bytes) => pythonUnpacked('deflate', bytes)],
];

describe('a compressed file of hostile values', () => {
  for (const [name, format] of Object.entries(formatOf)) {
    const plain = exportedFile(hostileRows, hostileTypes, { format: format('none') });
    for (const [kind, reader, program, unpack] of readers) {
      test(
        `${name} in ${kind} is unpacked byte for byte by ${reader}`,
        { skip: program !== null && skipWithout(program) },
        async () => {
          const packed = await exportedFile(hostileRows, hostileTypes, { format: format(kind) });
          assert.ok(unpack(packed).equals(await plain));
        },
      );
    }
  }
});

describe('an archive', () => {
  const zipped = { ...planOf().connection, format: formatOf.CSV('zip') };
  const fileName = {
    ...planOf().fileName,
    fileNumber: { kind: 'padded' as const, digits: 2, withTotal: true },
  };
  const entryName = (archive: Buffer) => archive.subarray(30, 30 + archive.readUInt16LE(26)).toString();

  test('holds each file by its own number, whose total is not known when it begins', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(3)));
    await exporter.export(planOf({ connection: zipped, fileName, splitting: { maxRows: 2, maxBytes: null } }));
    const names = [1, 2].map((number) => `amazon-s3_aud-1_20261124130000_0${number}`);
    for (const name of names)
      assert.equal(entryName(bucket.objects.get(`in/${name}-of-02.csv.zip`)?.body ?? Buffer.alloc(30)), `${name}.csv`);
  });

  test('calls a file by its format alone where it is encrypted itself', async () => {
    const { publicKey, privateKey } = await ours;
    const encrypted = await exportedFile(
      [{ id: '1' }],
      { id: 'string' },
      {
        ...zipped,
        openPgpPublicKeys: [publicKey],
      },
    );
    assert.ok(entryName(await decrypted(encrypted, privateKey)).endsWith('.csv'));
  });
});

describe('a file that is encrypted to several keys', () => {
  const format = formatOf.CSV('gzip');

  test(
    'is read by gpg with a key of its own making, beside one of openpgp.js',
    { skip: skipWithout('gpg') },
    async () => {
      const home = mkdtempSync(join(tmpdir(), 'gpg-'));
      const gpg = (options: string[], input?: Buffer) =>
        execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', '--trust-model', 'always', ...options], {
          input: input ?? '',
          maxBuffer: 2 ** 28,
          stdio: ['pipe', 'pipe', 'pipe'],
        });
      try {
        gpg(['--passphrase', '', '--quick-generate-key', 'reader@example.org', 'default', 'default', 'never']);
        const theirs = gpg(['--armor', '--export', 'reader@example.org']).toString();
        const { publicKey, privateKey } = await ours;
        const encrypted = await exportedFile(hostileRows, hostileTypes, {
          format,
          openPgpPublicKeys: [publicKey, theirs],
        });
        const packed = await exportedFile(hostileRows, hostileTypes, { format });
        assert.ok(gpg(['--decrypt'], encrypted).equals(packed));
        assert.ok((await decrypted(encrypted, privateKey)).equals(packed));
      } finally {
        spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
        rmSync(home, { recursive: true, force: true });
      }
    },
  );
});
