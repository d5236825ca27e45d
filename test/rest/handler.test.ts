import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError, type ActivationErrorCode } from '../../src/adapter/activation-error.ts';
import { createRestHandler, type RestHandlerOptions } from '../../src/rest/handler.ts';
import type { Problem } from '../../src/rest/problem.ts';
import * as sample from './samples.ts';

interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly adapter?: Partial<ActivationAdapter>;
  readonly options?: RestHandlerOptions;
}

function ask(path: string, { method = 'GET', body, headers = {}, adapter, options }: Asking = {}): Promise<Response> {
  const handler = createRestHandler(() => ({ ...sample.sampleAdapter, ...adapter }), options);
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  return handler(
    new Request(`http://rest.test${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(text === undefined ? {} : { body: text }),
    }),
  );
}

async function problemOf(response: Response): Promise<Problem> {
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  return (await response.json()) as Problem;
}

const creating = { method: 'POST', body: sample.accountInput, headers: { 'Idempotency-Key': 'k' } };
const changing = { method: 'PATCH', body: { name: 'New' }, headers: { 'If-Match': '"v1"' } };

describe('an address', () => {
  test('that no row has is not found', async () => {
    for (const path of ['/', '/nothing', '/session/', '/accounts/a/b', '/accounts/%E0%A4%A']) {
      const response = await ask(path);
      assert.equal(response.status, 404, path);
      assert.equal((await problemOf(response)).code, 'not-found');
    }
  });

  test('counts from the base path', async () => {
    const options = { basePath: '/api/v1' };
    assert.equal((await ask('/api/v1/session', { options })).status, 200);
    assert.equal((await ask('/session', { options })).status, 404);
    assert.equal((await ask('/api/v1x/session', { options })).status, 404);
  });

  test('refuses other methods and names its own', async () => {
    const response = await ask('/accounts/a', { method: 'PUT' });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('Allow'), 'PATCH, DELETE');
    assert.equal((await ask('/runs', { method: 'POST' })).headers.get('Allow'), 'GET, HEAD');
  });

  test('answers HEAD as GET, without a body', async () => {
    for (const path of ['/session', '/runs/run-1', '/runs/run-1/file?key=a.csv', '/run-events', '/runs?limit=0']) {
      const [head, get] = await Promise.all([ask(path, { method: 'HEAD' }), ask(path)]);
      assert.deepEqual([head.status, ...head.headers], [get.status, ...get.headers], path);
      assert.equal(head.body, null);
      await get.body?.cancel();
    }
    assert.equal((await ask('/audiences/search', { method: 'HEAD' })).status, 405);
  });

  test('ends at once what HEAD would have begun to send', async () => {
    let signal: AbortSignal | undefined;
    const adapter: Partial<ActivationAdapter> = {
      watchRuns: (query, options) => {
        signal = options?.signal;
        return sample.sampleAdapter.watchRuns(query, options);
      },
    };
    await ask('/run-events', { method: 'HEAD', adapter });
    assert.equal(signal?.aborted, true);
  });
});

describe('a body', () => {
  test('that is not JSON by its type is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const response = await ask('/accounts', {
        ...creating,
        headers: { ...creating.headers, 'Content-Type': type },
      });
      assert.equal(response.status, 415, type);
    }
  });

  test('may name its charset', async () =>
    assert.equal(
      (
        await ask('/accounts', {
          ...creating,
          headers: { ...creating.headers, 'Content-Type': 'Application/JSON; charset=utf-8' },
        })
      ).status,
      201,
    ));

  test('that is not JSON by its text is refused', async () => {
    for (const body of ['{', '', 'undefined'])
      assert.equal((await ask('/accounts', { ...creating, body })).status, 400);
  });

  test('that is not UTF-8, or breaks off, is refused, and is no failure of ours', async () => {
    const latin = Uint8Array.from(Buffer.from(JSON.stringify({ ...sample.accountInput, name: 'Café' }), 'latin1'));
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
    for (const body of [latin, broken]) {
      const failures: unknown[] = [];
      const handler = createRestHandler(() => sample.sampleAdapter, { onFailure: (error) => failures.push(error) });
      const headers = { ...creating.headers, 'Content-Type': 'application/json' };
      const init = { method: 'POST', headers, body, duplex: 'half' };
      const response = await handler(new Request('http://rest.test/accounts', init));
      assert.deepEqual([response.status, failures], [400, []]);
    }
  });

  test('that says it is too long is refused unread', async () => {
    const response = await ask('/accounts', {
      ...creating,
      headers: { ...creating.headers, 'Content-Length': '5000000' },
    });
    assert.equal(response.status, 413);
    assert.equal((await problemOf(response)).code, 'limit-exceeded');
  });

  test('that grows too long is refused, whatever it says', async () => {
    const response = await ask('/accounts', { ...creating, options: { maxBodyBytes: 100 } });
    assert.equal(response.status, 413);
  });

  test('is read where requests have no stream of it, as in Firefox', async () => {
    const handler = createRestHandler(() => sample.sampleAdapter);
    const request = new Request('http://rest.test/accounts', {
      method: 'POST',
      headers: { ...creating.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(creating.body),
    });
    Object.defineProperty(request, 'body', { value: undefined });
    assert.equal((await handler(request)).status, 201);
  });

  test('with wrong values is refused with an issue for each', async () => {
    const response = await ask('/accounts', { ...creating, body: { ...sample.accountInput, name: '', endpoint: 7 } });
    assert.equal(response.status, 422);
    const problem = await problemOf(response);
    assert.equal(problem.code, 'invalid');
    assert.deepEqual(
      problem.issues?.map(({ path }) => path),
      ['name', 'endpoint'],
    );
  });

  test('is never repeated in what is said about it', async () => {
    const credentials = { ...sample.accountInput.credentials, secretAccessKey: `${sample.secret} ` };
    const response = await ask('/accounts', { ...creating, body: { ...sample.accountInput, credentials } });
    assert.equal(response.status, 422);
    assert.ok(!(await response.text()).includes('wJalr'));
  });
});

describe('a query', () => {
  test('with wrong values is refused with an issue for each', async () => {
    for (const limit of ['0', '501', 'ten', '1.5', '']) {
      const response = await ask(`/runs?limit=${limit}&state=done`);
      assert.equal(response.status, 422, limit);
      assert.deepEqual(
        (await problemOf(response)).issues?.map(({ path }) => path),
        ['limit', 'state'],
      );
    }
  });

  test('may carry what others put there', async () =>
    assert.equal((await ask('/runs?limit=10&utm_source=mail')).status, 200));
});

describe('a creation', () => {
  for (const [title, key] of [
    ['without an idempotency key', undefined],
    ['with a blank in its key', 'a b'],
    ['with a key of 256 characters', 'k'.repeat(256)],
  ] as const) {
    test(`${title} is refused`, async () => {
      const response = await ask('/accounts', {
        ...creating,
        headers: key === undefined ? {} : { 'Idempotency-Key': key },
      });
      assert.equal(response.status, 400);
      assert.deepEqual(
        (await problemOf(response)).issues?.map(({ path }) => path),
        ['Idempotency-Key'],
      );
    });
  }

  test('answers 201 with the version as ETag', async () => {
    const response = await ask('/accounts', creating);
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('ETag'), '"v1"');
  });
});

describe('a change', () => {
  test('that names no version is refused as such', async () => {
    const response = await ask('/accounts/a', { ...changing, headers: {} });
    assert.equal(response.status, 428);
    assert.equal((await problemOf(response)).code, 'invalid');
  });

  for (const tag of ['v1', '*', 'W/"v1"', '"v1", "v2"', '""']) {
    test(`on ${tag} is refused: a change is made on one version`, async () =>
      assert.equal((await ask('/accounts/a', { ...changing, headers: { 'If-Match': tag } })).status, 400));
  }

  test('answers nothing where nothing is left', async () => {
    const response = await ask('/accounts/a', { method: 'DELETE', headers: { 'If-Match': '"v1"' } });
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
  });
});

describe('an error of the adapter', () => {
  const statuses: Readonly<Record<ActivationErrorCode, number>> = {
    unauthenticated: 401,
    forbidden: 403,
    'not-found': 404,
    conflict: 409,
    invalid: 422,
    'limit-exceeded': 422,
    'rate-limited': 429,
    unavailable: 503,
    cancelled: 499,
  };
  for (const [code, status] of Object.entries(statuses) as [ActivationErrorCode, number][]) {
    test(`${code} is ${status}`, async () => {
      const getSession = () => Promise.reject(new ActivationError(code, 'A sentence.'));
      const response = await ask('/session', { adapter: { getSession } });
      assert.equal(response.status, status);
      const problem = await problemOf(response);
      assert.deepEqual([problem.code, problem.detail, problem.status], [code, 'A sentence.', status]);
    });
  }

  test('tells the permission, and when to come again', async () => {
    const getSession = () =>
      Promise.reject(
        new ActivationError('rate-limited', 'Wait.', { retryAfter: 1.2, permission: 'view-destinations' }),
      );
    const response = await ask('/session', { adapter: { getSession } });
    assert.equal(response.headers.get('Retry-After'), '2');
    const problem = await problemOf(response);
    assert.deepEqual([problem.retryAfter, problem.permission], [1.2, 'view-destinations']);
  });

  test('that is not of the contract keeps its text to itself, and is reported', async () => {
    const reported: unknown[] = [];
    const failure = new TypeError(`connect ECONNREFUSED db.internal with ${sample.secret}`);
    const response = await ask('/session', {
      adapter: { getSession: () => Promise.reject(failure) },
      options: { onFailure: (error) => reported.push(error.cause) },
    });
    assert.equal(response.status, 503);
    const text = await response.text();
    for (const inside of ['db.internal', 'wJalr', 'TypeError', 'handler.ts']) assert.ok(!text.includes(inside));
    assert.deepEqual(reported, [failure]);
  });
});

describe('an answer of the adapter', () => {
  test('loses what its schema does not know, a secret above all', async () => {
    const leaking = { ...sample.account, auth: { ...sample.account.auth, secretAccessKey: sample.secret } };
    const response = await ask('/accounts', {
      ...creating,
      adapter: { createAccount: () => Promise.resolve(leaking) },
    });
    assert.equal(response.status, 201);
    assert.ok(!(await response.text()).includes('wJalr'));
  });

  test('that is not of its schema is not passed on', async () => {
    const broken = { ...sample.account, createdAt: 'yesterday' };
    const reported: unknown[] = [];
    const response = await ask('/accounts', {
      ...creating,
      adapter: { createAccount: () => Promise.resolve(broken) },
      options: { onFailure: (error) => reported.push(error.cause) },
    });
    assert.equal(response.status, 503);
    assert.match(String(reported[0]), /createAccount .*createdAt should be /);
    assert.doesNotMatch(String(reported[0]), /yesterday/);
  });

  test('is kept by nobody in between, nor taken for a page, and neither is a refusal', async () => {
    for (const path of ['/session', '/nothing']) {
      const { headers } = await ask(path);
      assert.match(headers.get('Cache-Control') ?? '', /no-store/);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    }
  });
});

describe('whoever asks', () => {
  test('is found out before anything of the request is looked at', async () => {
    const handler = createRestHandler(() => {
      throw new ActivationError('unauthenticated', 'Sign in.');
    });
    const response = await handler(new Request('http://rest.test/accounts', { method: 'POST', body: 'x' }));
    assert.equal(response.status, 401);
  });

  test('ends the call of the adapter by going away', async () => {
    const gone = new AbortController();
    let signal: AbortSignal | undefined;
    const handler = createRestHandler(() => ({
      ...sample.sampleAdapter,
      getSession: (options) => {
        signal = options?.signal;
        return Promise.resolve(sample.session);
      },
    }));
    await handler(new Request('http://rest.test/session', { signal: gone.signal }));
    assert.equal(signal?.aborted, false);
    gone.abort();
    assert.equal(signal?.aborted, true);
  });
});

describe('a file', () => {
  test('is saved and never shown, whatever it holds', async () => {
    const response = await ask(`/runs/run-1/file?key=${encodeURIComponent("folder/it's ü.csv")}`);
    assert.equal(response.headers.get('Content-Disposition'), "attachment; filename*=UTF-8''it%27s%20%C3%BC.csv");
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.match(response.headers.get('Content-Security-Policy') ?? '', /sandbox/);
    assert.equal(response.headers.get('Content-Length'), '9');
    assert.equal(await response.text(), 'name\nAda\n');
  });

  test('needs its key', async () => assert.equal((await ask('/runs/run-1/file')).status, 422));
});
