import { setupServer } from 'msw/node';
import { setupOver, type MockSetup, type MockSetupOptions } from '../setup-mock-backend.ts';

const BASE_URL = 'http://mock.example/api';

/** Answers `fetch` in Node, for tests and for servers: `http://mock.example/api` unless told. Other addresses are let through. */
export function setupMockBackend(options: MockSetupOptions = {}): Promise<MockSetup> {
  const server = setupServer();
  return setupOver(
    {
      start: (handler) => {
        server.use(handler);
        server.listen({ onUnhandledRequest: 'bypass' });
        return Promise.resolve();
      },
      stop: () => server.close(),
    },
    options,
    options.baseUrl ?? BASE_URL,
  );
}
