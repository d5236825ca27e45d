import { serve as serveFetch, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

export interface ServeOptions {
  /** Answers every request: the REST handler, or a router that mounts it beside other things. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** `127.0.0.1` unless told: what serves others than this machine says so. */
  readonly hostname?: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:4173`, without a slash at its end. */
  readonly url: string;
  /** Takes no more requests, ends those that are open (event streams never end by themselves), and frees the port. */
  close(): Promise<void>;
}

/**
 * Serves over HTTP until it is closed.
 *
 * @throws PortTaken when another process listens on the port
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const hostname = options.hostname ?? '127.0.0.1';
  const server = await listening(options, hostname);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Another process listens there. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';

  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop that program, or choose another port.`);
    this.port = port;
  }
}

function listening(options: ServeOptions, hostname: string): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serveFetch({ fetch: options.fetch, hostname, port: options.port }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(options.port) : error),
    );
  });
}
