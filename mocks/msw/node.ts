import { setupServer } from 'msw/node';
import { setupOver, type MockSetup, type MockSetupOptions } from '../setup-mock-backend.ts';
import { requestHandler } from './request-handler.ts';

export { nodeListener } from '../wire/node-listener.ts';
export { startMockServer, type MockServerOptions } from '../wire/mock-server.ts';

const BASE_URL = 'http://mock.example/api';

/** Answers `fetch` in Node, for tests and for servers: `http://mock.example/api` unless told. Other addresses are let through. */
export function setupMockBackend(options: MockSetupOptions = {}): Promise<MockSetup> {
  const { baseUrl = BASE_URL } = options;
  const server = setupServer();
  return setupOver(
    {
      start: (answer) => {
        server.use(requestHandler(baseUrl, answer));
        server.listen({ onUnhandledRequest: 'bypass' });
        return Promise.resolve();
      },
      stop: () => server.close(),
    },
    options,
    baseUrl,
  );
}
