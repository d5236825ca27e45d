import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { createRestHandler } from '../../src/rest/handler.ts';
import * as sample from './samples.ts';

/** Resolves when the adapter behind the server was told to stop watching. */
let stopped: () => void = () => undefined;

async function* watching(signal: AbortSignal | undefined) {
  yield sample.runEvent;
  await new Promise((resolve) => signal?.addEventListener('abort', resolve));
  stopped();
  throw new ActivationError('cancelled', 'Given up.');
}

describe('the handler in a server of node:http', () => {
  let server: Server;
  let baseUrl: string;

  before(async () => {
    const handler = createRestHandler(
      () => ({ ...sample.sampleAdapter, watchRuns: (_query, options) => watching(options?.signal) }),
      { basePath: '/api' },
    );
    const listener = getRequestListener(handler);
    server = createServer((request, response) => void listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  test('answers a value', async () =>
    assert.deepEqual(await createRestAdapter({ baseUrl }).getSession(), sample.session));

  test('takes a body', async () =>
    assert.deepEqual(
      await createRestAdapter({ baseUrl }).createAccount(sample.accountInput, { idempotencyKey: 'k' }),
      sample.account,
    ));

  test('sends the bytes of a file with its length', async () => {
    const file = await createRestAdapter({ baseUrl }).readRunFile(sample.run.id, 'a/b.csv');
    assert.deepEqual([file.contentType, file.bytes], ['text/csv', 9]);
    assert.equal(await new Response(file.body).text(), 'name\nAda\n');
  });

  test('answers HEAD with the length of a file, and nothing of an endless stream', async () => {
    const file = await fetch(`${baseUrl}/runs/${sample.run.id}/file?key=a.csv`, { method: 'HEAD' });
    assert.deepEqual([file.status, file.headers.get('Content-Length'), await file.text()], [200, '9', '']);
    const events = await fetch(`${baseUrl}/run-events`, { method: 'HEAD' });
    assert.deepEqual(
      [events.status, events.headers.get('Content-Type'), await events.text()],
      [200, 'text/event-stream', ''],
    );
  });

  test('sends events when they happen, and stops its adapter when the reader leaves', async () => {
    const end = new Promise<void>((resolve) => (stopped = resolve));
    for await (const event of createRestAdapter({ baseUrl }).watchRuns({})) {
      assert.deepEqual(event, sample.runEvent);
      break;
    }
    await end;
  });

  test('stops its adapter when the reader aborts', async () => {
    const end = new Promise<void>((resolve) => (stopped = resolve));
    const giveUp = new AbortController();
    const events = createRestAdapter({ baseUrl }).watchRuns({}, { signal: giveUp.signal })[Symbol.asyncIterator]();
    await events.next();
    const next = events.next();
    giveUp.abort();
    await assert.rejects(next, (error: ActivationError) => error.code === 'cancelled');
    await end;
  });

  test('is unavailable to the client where it sends elsewhere, and nothing goes there', async () => {
    let asked = 0;
    const elsewhere = createServer((request, response) => {
      asked += 1;
      request.resume();
      response.end();
    });
    const redirecting = createServer((request, response) => {
      request.resume();
      response.writeHead(307, { Location: `http://127.0.0.1:${portOf(elsewhere)}/` }).end();
    });
    for (const one of [elsewhere, redirecting]) await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
    const client = createRestAdapter({
      baseUrl: `http://127.0.0.1:${portOf(redirecting)}`,
      headers: () => ({ 'X-Token': 'of the person' }),
    });
    try {
      const creation = client.createAccount(sample.accountInput, { idempotencyKey: 'k' });
      await assert.rejects(creation, { code: 'unavailable' });
      assert.equal(asked, 0);
    } finally {
      for (const one of [elsewhere, redirecting]) {
        one.close();
        one.closeAllConnections();
      }
    }
  });

  test('is unavailable to the client where nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await assert.rejects(
      createRestAdapter({ baseUrl: `http://127.0.0.1:${port}` }).getSession(),
      (error: ActivationError) => error.code === 'unavailable' && !error.message.includes(String(port)),
    );
  });
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
