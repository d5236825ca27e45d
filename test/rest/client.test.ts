import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { createRestAdapter, type RestAdapterOptions } from '../../src/rest/client.ts';
import * as sample from './samples.ts';

type Answering = (request: Request) => Response | Promise<Response>;

function client(answer: Answering, options: Partial<RestAdapterOptions> = {}) {
  return createRestAdapter({
    baseUrl: 'http://rest.test/api',
    fetch: async (input, init) => answer(new Request(input, init)),
    ...options,
  });
}

async function errorOf(call: Promise<unknown>): Promise<ActivationError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ActivationError) return error;
    throw error;
  }
  throw new Error('it did not reject');
}

function problem(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

describe('a request of the client', () => {
  async function requestOf(call: (adapter: ReturnType<typeof client>) => Promise<unknown>, options = {}) {
    let seen: Request | undefined;
    await errorOf(
      call(
        client((request) => {
          seen = request;
          return new Response(null, { status: 500 });
        }, options),
      ),
    );
    assert.ok(seen);
    return seen;
  }

  test('carries the key of a creation', async () => {
    const request = await requestOf((adapter) => adapter.createAccount(sample.accountInput, { idempotencyKey: 'k-1' }));
    assert.equal(request.headers.get('Idempotency-Key'), 'k-1');
    assert.equal(request.headers.get('Content-Type'), 'application/json');
  });

  test('carries the version of a change in quotes', async () => {
    const request = await requestOf((adapter) => adapter.deleteAccount(sample.account.id, { etag: 'v1' }));
    assert.equal(request.headers.get('If-Match'), '"v1"');
    assert.equal(request.url, 'http://rest.test/api/accounts/account%201%2F%C3%BC');
  });

  test('never carries a secret in its address', async () => {
    const request = await requestOf((adapter) => adapter.createAccount(sample.accountInput, { idempotencyKey: 'k' }));
    assert.ok(!request.url.includes('wJalr'));
    assert.ok((await request.text()).includes(sample.secret));
  });

  test("carries the host's headers, asked for each time", async () => {
    let asked = 0;
    const headers = () => Promise.resolve({ Authorization: `Bearer ${(asked += 1)}` });
    assert.equal(
      (await requestOf((adapter) => adapter.getSession(), { headers })).headers.get('Authorization'),
      'Bearer 1',
    );
    assert.equal(
      (await requestOf((adapter) => adapter.getSession(), { headers })).headers.get('Authorization'),
      'Bearer 2',
    );
  });

  test('takes the credentials of the same origin, or what the host says', async () => {
    assert.equal((await requestOf((adapter) => adapter.getSession())).credentials, 'same-origin');
    const credentials = 'include';
    assert.equal((await requestOf((adapter) => adapter.getSession(), { credentials })).credentials, credentials);
  });

  test('is not made for an id that is a way up in a path', async () => {
    let requests = 0;
    const adapter = client(() => {
      requests += 1;
      return new Response(null, { status: 500 });
    });
    const id = '..' as typeof sample.run.id;
    assert.equal((await errorOf(adapter.getRun(id))).code, 'not-found');
    assert.equal(requests, 0);
  });
});

describe('a refusal', () => {
  test('is the error that the problem tells', async () => {
    const body = {
      code: 'invalid',
      detail: 'name is taken.',
      issues: [{ path: 'name', message: 'is taken' }],
      status: 422,
    };
    const error = await errorOf(client(() => problem(422, body)).getSession());
    assert.deepEqual([error.code, error.message, error.issues], ['invalid', 'name is taken.', body.issues]);
  });

  test('names the permission that is missing', async () => {
    const body = { code: 'forbidden', detail: 'Ask Ada.', permission: 'view-destinations' };
    assert.equal((await errorOf(client(() => problem(403, body)).getSession())).permission, 'view-destinations');
  });

  const languages = [
    ['a language of which nothing is told, which is English', {}, undefined],
    ['the language that its answer is in', { 'Content-Language': 'fr-CA' }, 'fr-CA'],
    ['the first of several languages', { 'Content-Language': 'fr, en' }, 'fr'],
  ] as const;
  for (const [name, headers, language] of languages) {
    test(`speaks ${name}`, async () => {
      const body = { code: 'conflict', detail: 'Déjà pris.' };
      assert.equal((await errorOf(client(() => problem(409, body, headers)).getSession())).language, language);
    });
  }

  const statuses = [
    [400, 'invalid'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [410, 'not-found'],
    [412, 'conflict'],
    [422, 'invalid'],
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [418, 'unavailable'],
  ] as const;
  for (const [status, code] of statuses) {
    test(`of someone in between is told by its status ${status} alone`, async () => {
      const page = new Response('<h1>proxy-7.internal</h1>', { status, headers: { 'Content-Type': 'text/html' } });
      const error = await errorOf(client(() => page).getSession());
      assert.equal(error.code, code);
      assert.ok(!error.message.includes('proxy-7'));
    });
  }

  test('that nobody reads is not waited for', async () => {
    const page = new Response(new ReadableStream({ cancel: () => new Promise<void>(() => undefined) }), {
      status: 502,
    });
    assert.equal((await errorOf(client(() => page).getSession())).code, 'unavailable');
  });

  test('that says it is a problem and is none is told by its status', async () => {
    for (const body of ['{', '{"code":"odd","detail":"x"}', 'null']) {
      const answer = () => new Response(body, { status: 409, headers: { 'Content-Type': 'application/problem+json' } });
      assert.equal((await errorOf(client(answer).getSession())).code, 'conflict');
    }
  });

  const waits = [
    ['seconds', { 'Retry-After': '7' }, 7],
    [
      "a date, against the answer's own",
      { 'Retry-After': 'Tue, 24 Nov 2026 09:41:30 GMT', Date: 'Tue, 24 Nov 2026 09:41:00 GMT' },
      30,
    ],
    [
      'a date that has passed',
      { 'Retry-After': 'Tue, 24 Nov 2026 09:40:00 GMT', Date: 'Tue, 24 Nov 2026 09:41:00 GMT' },
      0,
    ],
    ['a date with nothing to compare', { 'Retry-After': 'Tue, 24 Nov 2026 09:41:30 GMT' }, undefined],
    ['nothing', {}, undefined],
  ] as const;
  for (const [title, headers, seconds] of waits) {
    test(`says when to come again by ${title}`, async () => {
      const error = await errorOf(client(() => new Response(null, { status: 503, headers })).getSession());
      assert.equal(error.retryAfter, seconds);
    });
  }
});

describe('an answer', () => {
  const wrong: readonly (readonly [string, () => Response])[] = [
    ['that is not JSON', () => new Response('<h1>Sign in</h1>')],
    ['that is not of its schema', () => Response.json({ ...sample.session, permissions: 'all' })],
    ['without a body', () => new Response(null)],
  ];
  for (const [title, answer] of wrong) {
    test(`${title} is unavailable`, async () =>
      assert.equal((await errorOf(client(answer).getSession())).code, 'unavailable'));
  }

  test('that is not of its schema names to a debugger the call and the place, and never the value', async () => {
    const items = [sample.account, { ...sample.account, createdAt: sample.secret }];
    const { cause } = await errorOf(client(() => Response.json({ items, nextCursor: null })).listAccounts({}));
    assert.match(String(cause), /listAccounts .*items\.1\.createdAt should be /);
    assert.ok(!inspect(cause).includes(sample.secret));
  });

  test('that is not of its schema in a thousand places names a few of them', async () => {
    const items = Array.from({ length: 1_000 }, () => 1);
    const { cause } = await errorOf(client(() => Response.json({ items, nextCursor: null })).listAccounts({}));
    assert.match(String(cause), /items\.2 should be Object, and 997 more$/);
  });

  test('to a deletion is believed only where it says that nothing is left', async () => {
    const del = (answer: Response) => client(() => answer).deleteAccount(sample.account.id, { etag: 'v1' });
    await del(new Response(null, { status: 204 }));
    const page = new Response('<h1>Sign in</h1>', { headers: { 'Content-Type': 'text/html' } });
    assert.equal((await errorOf(del(page))).code, 'unavailable');
  });

  test('that is a page is no file', async () => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': '16' };
    const page = () => new Response('<h1>Sign in</h1>', { headers });
    assert.equal((await errorOf(client(page).readRunFile(sample.run.id, 'k'))).code, 'unavailable');
  });

  test('that never comes is unavailable, and says nothing of the network', async () => {
    const error = await errorOf(
      client(() => {
        throw new TypeError('fetch failed: getaddrinfo ENOTFOUND api.internal');
      }).getSession(),
    );
    assert.equal(error.code, 'unavailable');
    assert.ok(!error.message.includes('api.internal'));
  });

  test('loses what its schema does not know', async () => {
    const session = await client(() => Response.json({ ...sample.session, token: sample.secret })).getSession();
    assert.deepEqual(session, sample.session);
  });

  test('of a file needs its length', async () =>
    assert.equal((await errorOf(client(() => new Response('x')).readRunFile(sample.run.id, 'k'))).code, 'unavailable'));
});

describe('giving a call up', () => {
  const never: Answering = ({ signal }) =>
    new Promise((_, reject) => {
      const refuse = () => reject(new DOMException('Aborted', 'AbortError'));
      if (signal.aborted) refuse();
      signal.addEventListener('abort', refuse);
    });

  test('before it is made makes no request', async () => {
    let requests = 0;
    const adapter = client(() => {
      requests += 1;
      return Response.json(sample.session);
    });
    assert.equal((await errorOf(adapter.getSession({ signal: AbortSignal.abort() }))).code, 'cancelled');
    assert.equal(requests, 0);
  });

  for (const reason of [undefined, new Error('the screen was left'), 'left']) {
    test(`rejects with cancelled, whatever the reason (${String(reason)})`, async () => {
      const giveUp = new AbortController();
      const call = errorOf(client(never).getSession({ signal: giveUp.signal }));
      giveUp.abort(reason);
      assert.equal((await call).code, 'cancelled');
    });
  }

  test('is the doing of the caller alone: an answer that breaks off by an AbortError is unavailable', async () => {
    const breaking = () =>
      new Response(new ReadableStream({ pull: (body) => body.error(new DOMException('Aborted', 'AbortError')) }));
    const { signal } = new AbortController();
    assert.equal((await errorOf(client(breaking).getSession({ signal }))).code, 'unavailable');
  });
});

describe("the host's headers", () => {
  test('may say that the session has ended', async () => {
    const headers = () => {
      throw new ActivationError('unauthenticated', 'Sign in.');
    };
    assert.equal((await errorOf(client(() => Response.json({}), { headers }).getSession())).code, 'unauthenticated');
  });
});
