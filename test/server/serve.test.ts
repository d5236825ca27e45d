import assert from 'node:assert/strict';
import { get } from 'node:http';
import { describe, test } from 'node:test';
import { PortTaken, serve } from '../../src/server/serve.ts';

describe('server', () => {
  test('answers on any free port, on this machine alone', async () => {
    const server = await serve({ port: 0, fetch: (request) => new Response(new URL(request.url).pathname) });
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(await (await fetch(`${server.url}/x`)).text(), '/x');
    await server.close();
  });

  test('answers by no other name than those that it was given', async () => {
    const server = await serve({ port: 0, hosts: ['127.0.0.1'], fetch: () => new Response('page') });
    const { port } = new URL(server.url);
    assert.equal(await (await fetch(server.url)).text(), 'page');
    assert.deepEqual(
      await Promise.all(['127.0.0.1', 'rebound.example'].map((host) => statusFor(host, port))),
      [200, 421],
    );
    await server.close();
  });

  test('names the port when another program has it', async () => {
    const first = await serve({ port: 0, fetch: () => new Response() });
    const port = Number(new URL(first.url).port);
    await assert.rejects(
      serve({ port, fetch: () => new Response() }),
      (error: PortTaken) => error instanceof PortTaken && error.message.includes(String(port)),
    );
    await first.close();
  });

  test('ends open streams when it is closed', async () => {
    const server = await serve({
      port: 0,
      fetch: () =>
        new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('x')) })),
    });
    const answer = await fetch(server.url);
    const reading = answer.text();
    await server.close();
    await assert.rejects(reading);
  });
});

/** `fetch` says where it connects to, and nothing else. */
function statusFor(host: string, port: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = get({ host: '127.0.0.1', port, headers: { host: `${host}:${port}` }, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asking.once('error', reject);
  });
}
