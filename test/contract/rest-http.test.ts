import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { createWireHandler, type WireHandler } from '../../mocks/index.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { routes } from '../../src/rest/routes.ts';
import { documentedFetch } from './documented-fetch.ts';
import { contractBackend, mockSubject } from './mock-subject.ts';
import { runContract } from './run-contract.ts';

describe('the contract, kept over HTTP', () => {
  let server: Server;
  let baseUrl: string;
  let handler: WireHandler;
  const documented = documentedFetch('/api');

  before(async () => {
    const listener = getRequestListener((request) => handler(request));
    server = createServer((request, response) => void listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  runContract({
    describe,
    test,
    makeSubject: () => {
      const backend = contractBackend();
      handler = createWireHandler(backend, { basePath: '/api' });
      return mockSubject(backend, createRestAdapter({ baseUrl, fetch: documented.fetch }));
    },
  });

  test('is what openapi.json says of every call, whether it is answered or refused', () => {
    assert.deepEqual([...new Set(documented.differences)], []);
    assert.deepEqual([...documented.operations].sort(), Object.keys(routes).sort());
  });
});
