import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { amazonS3, s3Compatible } from '../../src/domain/s3-destinations.ts';
import type { Permission } from '../../src/domain/session.ts';
import { createRestAdapter } from '../../src/rest/index.ts';
import { MemoryStateStore } from '../../src/s3/index.ts';
import { startActivationServer, type ActivationServer } from '../../src/server/index.ts';
import { contractProspects } from '../contract/s3-prospects.ts';

const people: Readonly<Record<string, readonly Permission[]>> = {
  lena: ['view-destinations', 'manage-destinations', 'activate-destinations'],
  omar: ['view-destinations'],
};

let server: ActivationServer;

before(async () => {
  server = await startActivationServer({
    source: contractProspects(),
    state: new MemoryStateStore(),
    port: 0,
    session: (request) => {
      const name = request.headers.get('x-user') ?? '';
      const permissions = people[name];
      if (permissions === undefined) throw new ActivationError('unauthenticated', 'Sign in first.');
      return { user: { name }, permissions: [...permissions], limits: {}, timeZone: 'UTC', nextEvaluationAt: null };
    },
    otherwise: (request) => new Response(`page ${new URL(request.url).pathname}`),
  });
});

after(() => server.close());

function adapterOf(name: string) {
  return createRestAdapter({ baseUrl: `${server.url}/api`, headers: () => ({ 'x-user': name }) });
}

describe('the activation server', () => {
  test('knows by every request who asks', async () => {
    const sessions = await Promise.all(['lena', 'omar'].map((name) => adapterOf(name).getSession()));
    assert.deepEqual(
      sessions.map(({ user }) => user.name),
      ['lena', 'omar'],
    );
    await assert.rejects(adapterOf('nobody').getSession(), { code: 'unauthenticated' });
  });

  test('denies each person what they may not do, and nobody else', async () => {
    const input = {
      destinationId: amazonS3.id,
      name: 'Main',
      credentials: { kind: 'access-key', accessKeyId: 'AKIASERVERTEST000001', secretAccessKey: 'x'.repeat(40) },
    } as const;
    await assert.rejects(adapterOf('omar').createAccount(input, { idempotencyKey: '1' }), { code: 'forbidden' });
    const account = await adapterOf('lena').createAccount(input, { idempotencyKey: '1' });
    assert.deepEqual(
      (await server.adapter.listAccounts({})).items.map(({ id }) => id),
      [account.id],
    );
  });

  test('says what this machine can make, and offers Amazon S3 and its kin unless told otherwise', async () => {
    const { capabilities } = await adapterOf('lena').getSession();
    assert.ok(capabilities.formats.includes('csv') && capabilities.compressions.includes('gzip'));
    assert.deepEqual(
      (await adapterOf('lena').listDestinations()).map(({ id }) => id),
      [amazonS3.id, s3Compatible.id],
    );
  });

  test('leaves to the host what is not of the API', async () => {
    assert.equal(await (await fetch(`${server.url}/about`)).text(), 'page /about');
    assert.equal(await (await fetch(`${server.url}/apis`)).text(), 'page /apis');
  });
});
