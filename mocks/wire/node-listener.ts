import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { WireHandler } from './wire-handler.ts';

/**
 * A handler behind `node:http`: `createServer(nodeListener(createWireHandler(backend)))`. A connection that the handler drops, or whose
 * body breaks off, is closed here as a failing network would close it.
 */
export function nodeListener(handle: WireHandler): RequestListener {
  return (request, response) => void respond(handle, request, response);
}

async function respond(handle: WireHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await handle(await fromNode(request, gone.signal));
    if (answer.type === 'error') request.socket.destroy();
    else await send(answer, response);
  } catch {
    // What was written before goes out first: an answer that breaks off has a beginning.
    request.socket.destroySoon();
  }
}

async function fromNode(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, [value].flat().join(', '));
  const { method = 'GET', url = '/' } = message;
  const body = method === 'GET' || method === 'HEAD' ? null : await bytesOf(message);
  return new Request(`http://${message.headers.host ?? 'localhost'}${url}`, { method, headers, body, signal });
}

async function bytesOf(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of message) pieces.push(piece as Uint8Array);
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.flushHeaders();
  const reader = answer.body?.getReader();
  response.once('close', () => void reader?.cancel().catch(() => undefined));
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    if (response.destroyed) return;
    if (!response.write(read.value)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}
