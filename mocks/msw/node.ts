import { setupServer } from 'msw/node';
import { setupOver, type MockSetup, type MockSetupOptions } from '../setup-mock-backend.ts';
import { Interceptions, type Interceptor } from './interceptor.ts';

export { nodeListener } from '../wire/node-listener.ts';
export { startMockServer, type MockServerOptions } from '../wire/mock-server.ts';

const BASE_URL = 'http://mock.example/api';

const interceptions = new Interceptions();

/**
 * Answers `fetch` in Node, for tests and for servers: `http://mock.example/api` unless told. Other addresses are let through; several
 * backends may answer at once, each at its own.
 */
export function setupMockBackend(options: MockSetupOptions = {}): Promise<MockSetup> {
  const { baseUrl = BASE_URL } = options;
  return setupOver(interceptions.at(baseUrl, serverOfProcess), options, baseUrl);
}

function serverOfProcess(): Interceptor {
  const server = setupServer();
  return {
    start: () => {
      server.listen({ onUnhandledRequest: 'bypass' });
      return Promise.resolve();
    },
    stop: () => server.close(),
    resetHandlers: (...handlers) => server.resetHandlers(...handlers),
  };
}
