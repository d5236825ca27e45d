import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setupOver, type MockSetup, type MockSetupOptions } from '../setup-mock-backend.ts';
import { nodeListener } from './node-listener.ts';
import type { WireHandler } from './wire-handler.ts';

export interface MockServerOptions extends Omit<MockSetupOptions, 'baseUrl'> {
  /** By default one that is free. */
  readonly port?: number;
}

/** The backend as an HTTP server of this machine, for clients in any language; `baseUrl` says where. */
export async function startMockServer({ port = 0, ...options }: MockServerOptions = {}): Promise<MockSetup> {
  let handle: WireHandler = () => Promise.resolve(Response.error());
  // A stalled stream may stall for as long as a test likes, and a connection lasts while a world of a hundred thousand is made.
  const server = createServer(
    { requestTimeout: 0, keepAliveTimeout: 0 },
    nodeListener((request) => handle(request)),
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return setupOver(
    {
      start: (answer) => {
        handle = answer;
        return Promise.resolve();
      },
      stop: () => {
        server.close();
        server.closeAllConnections();
      },
    },
    options,
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
  );
}
