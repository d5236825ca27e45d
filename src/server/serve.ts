import { serve as serveFetch, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

export interface ServeOptions {
  /** Answers every request: the REST handler, or a router that mounts it beside other things. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** `127.0.0.1` unless told: what serves others than this machine says so. */
  readonly hostname?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /**
   * Names by which it may be asked for, without a port; any unless told. Without them a page from anywhere, whose own name is made to
   * lead here, is answered as if it were of this server: name them where nobody has to sign in.
   */
  readonly hosts?: readonly string[];
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

function askedForBy(hosts: readonly string[], fetch: ServeOptions['fetch']): ServeOptions['fetch'] {
  return (request) =>
    hosts.includes(new URL(request.url).hostname)
      ? fetch(request)
      : new Response('This server has another name.', { status: 421 });
}

function listening(options: ServeOptions, hostname: string): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const fetch = options.hosts === undefined ? options.fetch : askedForBy(options.hosts, options.fetch);
    const server = serveFetch({ fetch, hostname, port: options.port }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(options.port) : error),
    );
  });
}
