import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import * as openpgp from 'openpgp';
import { ExportError } from '../../../src/export/export-error.ts';
import type { ExportPlan } from '../../../src/export/exporter.ts';
import { createNodePlatform } from '../../../src/export/node/node-platform.ts';
import { exporterOf, numbered, planOf, sourceOf } from '../export-world.ts';

const platform = await createNodePlatform();
const home = mkdtempSync(join(tmpdir(), 'gpg-'));
after(() => {
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
  rmSync(home, { recursive: true });
});

const keyOf = (name: string, change: { date?: Date; keyExpirationTime?: number } = {}) =>
  openpgp.generateKey({ type: 'ecc', curve: 'curve25519Legacy', userIDs: [{ name }], format: 'armored', ...change });
const [first, second] = await Promise.all([keyOf('First'), keyOf('Second')]);

async function exported(
  keys: string[],
  change: Partial<ExportPlan['connection']> = {},
  maxBytes: number | null = null,
) {
  const { exporter, bucket } = exporterOf(sourceOf(numbered(20_000), { batchRows: 2048 }), undefined, {
    platform,
    tuning: { partSize: 1 << 16 },
  });
  const result = await exporter.export(
    planOf({
      connection: { ...planOf().connection, openPgpPublicKeys: keys, ...change },
      splitting: { maxRows: 5_000_000, maxBytes },
    }),
  );
  const files = result.kind === 'written' ? result.files.filter(({ kind }) => kind === 'data') : [];
  return files.map(({ key, bytes }) => ({ key, bytes, body: bucket.objects.get(key)?.body ?? Buffer.alloc(0) }));
}

async function decrypted(body: Buffer, privateKey: string): Promise<Buffer> {
  const answer = (await openpgp.decrypt({
    message: await openpgp.readMessage({ binaryMessage: body }),
    decryptionKeys: await openpgp.readPrivateKey({ armoredKey: privateKey }),
    format: 'binary',
  })) as unknown as { readonly data: Uint8Array };
  return Buffer.from(answer.data);
}

const read = (bytes: Buffer) => parse<Record<string, string>>(bytes, { columns: true });

describe('an encrypted export', () => {
  test('is read by the holder of any of its keys, and named so', async () => {
    const [file] = await exported([first.publicKey, second.publicKey]);
    assert.ok(file !== undefined && file.key.endsWith('.csv.pgp'));
    assert.ok(!file.body.includes('Name 1'));
    for (const { privateKey } of [first, second])
      assert.deepEqual(read(await decrypted(file.body, privateKey)), numbered(20_000));
  });

  test('is read by the holder of every key that a text holds: of blocks one behind the other, and of a keyring', async () => {
    const rings = await Promise.all(
      [first, second].map(({ publicKey }) => openpgp.readKey({ armoredKey: publicKey }).then((key) => key.write())),
    );
    const keyring = openpgp.armor(openpgp.enums.armor.publicKey, Uint8Array.from(rings.flatMap((ring) => [...ring])));
    for (const text of [`${first.publicKey}\n${second.publicKey}`, keyring]) {
      const [file] = await exported([text]);
      for (const { privateKey } of [first, second])
        assert.deepEqual(read(await decrypted(file?.body ?? Buffer.alloc(0), privateKey)), numbered(20_000));
    }
  });

  test(
    'is read by gpg',
    { skip: spawnSync('gpg', ['--version']).error !== undefined && 'gpg is not installed here' },
    async () => {
      const gzip = { ...planOf().connection.format, compression: 'gzip' } as ExportPlan['connection']['format'];
      const [file] = await exported([first.publicKey], { format: gzip });
      assert.ok(file !== undefined && file.key.endsWith('.csv.gz.pgp'));
      const options = ['--homedir', home, '--batch', '--quiet'];
      execFileSync('gpg', [...options, '--import'], { input: first.privateKey, stdio: ['pipe', 'pipe', 'ignore'] });
      const path = join(home, 'message');
      writeFileSync(path, file.body);
      const plain = execFileSync('gpg', [...options, '--decrypt', path], {
        maxBuffer: 2 ** 28,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      assert.deepEqual(read(gunzipSync(plain)), numbered(20_000));
    },
  );

  test('is split before it outgrows its bytes', async () => {
    const files = await exported([first.publicKey], {}, 100_000);
    assert.ok(files.length > 3 && files.every(({ bytes }) => bytes <= 100_000));
    const bodies = await Promise.all(files.map(({ body }) => decrypted(body, first.privateKey)));
    assert.deepEqual(
      bodies.flatMap((body) => read(body)),
      numbered(20_000),
    );
  });

  const refused = {
    'an expired key': async () =>
      (await keyOf('Old', { date: new Date('2020-01-01'), keyExpirationTime: 60 })).publicKey,
    'a keyring with an expired key': async () =>
      `${first.publicKey}\n${(await keyOf('Old', { date: new Date('2020-01-01'), keyExpirationTime: 60 })).publicKey}`,
    'a revoked key': async () => {
      const key = await openpgp.readKey({ armoredKey: first.publicKey });
      const { revocationCertificate } = first;
      return (await openpgp.revokeKey({ key, revocationCertificate, format: 'armored' })).publicKey;
    },
    'what is no key': () =>
      Promise.resolve('-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxxxx\n-----END PGP PUBLIC KEY BLOCK-----'),
  };
  for (const [what, make] of Object.entries(refused)) {
    test(`refuses ${what} before anything is written, and says which it is`, async () => {
      await assert.rejects(exported([first.publicKey, await make()]), (error) => {
        assert.ok(error instanceof ExportError && error.code === 'unsupported');
        return error.message.includes('key 2');
      });
    });
  }
});
