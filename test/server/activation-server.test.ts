import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import * as v from 'valibot';
import { VirtualClock } from '../../mocks/virtual-clock.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { accountInputSchema } from '../../src/domain/account.ts';
import { s3LocationSchema } from '../../src/domain/connection.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { amazonS3, s3Compatible } from '../../src/domain/s3-destinations.ts';
import type { Permission } from '../../src/domain/session.ts';
import { createRestAdapter } from '../../src/rest/index.ts';
import { MemorySecretStore, MemoryStateStore, type StateStore } from '../../src/s3/index.ts';
import { startActivationServer, type ActivationServer, type ActivationServerOptions } from '../../src/server/index.ts';
import { contractProspects } from '../contract/s3-prospects.ts';
import type { ContractFixtures } from '../contract/subject.ts';
import { Workshop } from '../contract/workshop.ts';

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
    await assert.rejects(adapterOf('omar').createAccount(account, { idempotencyKey: '1' }), { code: 'forbidden' });
    const created = await adapterOf('lena').createAccount(account, { idempotencyKey: '1' });
    assert.deepEqual(
      (await server.adapter.listAccounts({})).items.map(({ id }) => id),
      [created.id],
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

const account = v.parse(accountInputSchema, {
  destinationId: amazonS3.id,
  name: 'Main',
  credentials: { kind: 'access-key', accessKeyId: 'AKIASERVERTEST000001', secretAccessKey: 'x'.repeat(40) },
});

const connection = {
  dataType: 'prospects' as const,
  location: v.parse(s3LocationSchema, { bucket: 'server-test', folder: 'prospects', region: 'eu-central-1' }),
  format: defaultFileFormat,
  includeManifest: true,
  serverSideEncryption: { kind: 'bucket-default' as const },
  openPgpPublicKeys: [],
  marketingActions: [],
  alerts: [],
} satisfies ContractFixtures['connection'];

describe('a stream of events', () => {
  test('ends when whoever reads it loses the right to', async () => {
    const clock = new VirtualClock();
    let held: readonly Permission[] = ['view-destinations'];
    let asked = 0;
    const one = await startActivationServer({
      source: contractProspects(),
      state: new MemoryStateStore(),
      clock,
      port: 0,
      session: () => {
        asked += 1;
        return { user: { name: 'omar' }, permissions: [...held], limits: {}, timeZone: 'UTC', nextEvaluationAt: null };
      },
    });
    try {
      const make = new Workshop(one.adapter, { account, connection });
      const client = createRestAdapter({ baseUrl: `${one.url}/api` });
      const made = new Set<string>();
      const told: string[] = [];
      const watching = (async () => {
        for await (const event of client.watchRuns({}))
          if (event.type === 'activation-changed') told.push(event.activationId);
      })();
      // What is made before the stream is there is told to nobody.
      while (told.length === 0) made.add((await make.activation()).id);
      assert.equal(asked, 1);
      held = [];
      await clock.advance(5000);
      await Promise.all([assert.rejects(watching, { code: 'forbidden' }), make.activation()]);
      assert.ok(told.every((id) => made.has(id)));
    } finally {
      await one.close();
    }
  });
});

describe('the log of an activation server that was given none', () => {
  /** What is said on the console while a server is there. */
  async function said(
    options: Partial<ActivationServerOptions>,
    meanwhile: (server: ActivationServer) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<readonly string[]> {
    const lines: string[] = [];
    const listen = (method: 'error' | 'warn') =>
      mock.method(console, method, (line: unknown) => void lines.push(`${method}: ${String(line)}`));
    const listening = [listen('error'), listen('warn')];
    try {
      const one = await startActivationServer({
        source: contractProspects(),
        state: new MemoryStateStore(),
        port: 0,
        session: () => ({
          user: { name: 'lena' },
          permissions: [],
          limits: {},
          timeZone: 'UTC',
          nextEvaluationAt: null,
        }),
        ...options,
      });
      try {
        await meanwhile(one);
      } finally {
        await one.close();
      }
    } finally {
      for (const { mock: listener } of listening) listener.restore();
    }
    return lines;
  }

  const ask = (one: ActivationServer) =>
    assert.rejects(createRestAdapter({ baseUrl: `${one.url}/api` }).getSession(), { code: 'unavailable' });

  test('says on one line why a session fails, which callers do not learn', async () => {
    const session = () => {
      throw new TypeError('no directory of users');
    };
    const [line = '', ...more] = await said({ session }, ask);
    assert.match(
      line,
      /^error: prospect-activation: ActivationError: .* <- TypeError: no directory of users <- at .*activation-server\.test/,
    );
    assert.doesNotMatch(line, /\n/);
    assert.deepEqual(more, []);
  });

  test('says which entry of a session is not as it should be', async () => {
    const session = () => ({ user: { name: 'lena' }, permissions: [], limits: {}, timeZone: 'UTC' }) as never;
    const [line = ''] = await said({ session }, ask);
    assert.match(line, /nextEvaluationAt should be/);
  });

  test('says nothing under a base path that ends in a slash: it is the same one', async () => {
    const getSession = (one: ActivationServer) => createRestAdapter({ baseUrl: `${one.url}/portal/api/` }).getSession();
    assert.deepEqual(await said({ basePath: '/portal/api/' }, getSession), []);
  });

  test('says nothing where nothing fails, nor where the host has a log of its own', async () => {
    const fine = (one: ActivationServer) => createRestAdapter({ baseUrl: `${one.url}/api` }).getSession();
    assert.deepEqual(await said({}, fine), []);
    const told: unknown[] = [];
    const onFailure = (error: unknown) => void told.push(error);
    const session = () => Promise.reject(new Error('no'));
    assert.deepEqual(await said({ session, onFailure }, ask), []);
    assert.equal(told.length, 1);
  });

  test('warns once that secrets end with the process where state does not, unless a store of secrets is chosen', async () => {
    const kept = asOfAHost(new MemoryStateStore());
    const lines = await said({ state: kept });
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^warn: .*secrets of access keys.*sealedSecretStore/);
    assert.deepEqual(await said({ state: kept, secrets: new MemorySecretStore() }), []);
  });
});

/** The same store, as one that the server does not know to forget. */
function asOfAHost(store: MemoryStateStore): StateStore {
  return {
    get: (key) => store.get(key),
    put: (key, value, condition) => store.put(key, value, condition),
    remove: (key, version) => store.remove(key, version),
    keys: (prefix) => store.keys(prefix),
  };
}
