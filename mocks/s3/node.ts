import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { nodeDigests } from './digest/node-digests.ts';
import { createS3Endpoint, type S3Endpoint } from './endpoint.ts';
import type { S3EndpointOptions } from './endpoint-options.ts';
import { ConnectionDropped, type Framing, type S3Request, type S3Response } from './wire/message.ts';

export interface S3Server {
  /** `http://127.0.0.1:49152` */
  readonly url: string;
  readonly port: number;
  readonly endpoint: S3Endpoint;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** By default one that is free. */
  readonly port?: number;
  /** Told of what the endpoint did not expect: a defect of its own. */
  readonly onDefect?: (error: Error) => void;
}

/** An endpoint of Node's own speed, behind node:http. */
export async function startS3Server(options: S3EndpointOptions & ServeOptions): Promise<S3Server> {
  return serveS3(createS3Endpoint({ digests: nodeDigests, ...options }), options);
}

/** Serves an endpoint on this machine only. */
export async function serveS3(endpoint: S3Endpoint, options: ServeOptions = {}): Promise<S3Server> {
  const onDefect = options.onDefect ?? ((error) => process.emitWarning(error));
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    void respond(endpoint, request, response, onDefect);
  };
  // uploads may stall for as long as a test likes
  const server = createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 }, answer);
  server.on('checkContinue', answer);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, endpoint, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function respond(
  endpoint: S3Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
  onDefect: (error: Error) => void,
): Promise<void> {
  try {
    const answer = await endpoint.answer(fromNode(request, response));
    await send(answer, response);
  } catch (error) {
    const expected = error instanceof ConnectionDropped || request.errored || response.destroyed;
    if (!expected) onDefect(error instanceof Error ? error : new Error(String(error)));
    // what was written before goes out first: an answer that breaks off has a beginning
    if (response.headersSent) request.socket.destroySoon();
    else request.socket.destroy();
  }
}

function fromNode(request: IncomingMessage, response: ServerResponse): S3Request {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, [value].flat().join(','));
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    host: headers.get('host') ?? '',
    secure: false,
    headers,
    framing: framingOf(headers),
    body: bodyOf(request, response),
  };
}

function framingOf(headers: ReadonlyMap<string, string>): Framing {
  const length = headers.get('content-length');
  if (length !== undefined) return { kind: 'length', bytes: Number(length) };
  return { kind: headers.has('transfer-encoding') ? 'chunked' : 'none' };
}

/** A client that waits for leave to send its body gets it when the body is wanted, and not when the request is refused before. */
async function* bodyOf(request: IncomingMessage, response: ServerResponse): AsyncGenerator<Uint8Array, void> {
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  for await (const piece of request) yield piece as Uint8Array;
}

async function send(answer: S3Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  for await (const piece of answer.stream ?? answer.content.pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

/** There is room for more, or nobody to take it. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
    if (response.destroyed) done();
  });
}
