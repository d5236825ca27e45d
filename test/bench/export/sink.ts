import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * A bucket that answers like S3 and checks nothing, neither signatures nor checksums, so that whoever uploads is treated alike;
 * it counts the bytes of each object and forgets them. Runs as a process of its own and tells its port to the one that started it.
 */
const objects = new Map<string, StoredObject>();
const uploads = new Map<string, Map<number, number>>();

interface StoredObject {
  readonly bytes: number;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

const server = createServer((request, response) => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', '*');
  response.setHeader('access-control-allow-headers', '*');
  response.setHeader('access-control-expose-headers', 'etag');
  void answer(request, response);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { readonly port: number }).port));
process.on('disconnect', () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: key, searchParams } = new URL(request.url ?? '/', 'http://sink');
  const bytes = await drained(request);
  const uploadId = searchParams.get('uploadId');
  switch (request.method) {
    case 'POST':
      if (uploadId === null) beginUpload(key, request, response);
      else completeUpload(key, uploadId, response);
      return;
    case 'PUT': {
      const etag = `"${objects.size}-${bytes}"`;
      if (uploadId === null) objects.set(key, { bytes, etag, headers: metadataOf(request) });
      else uploads.get(uploadId)?.set(Number(searchParams.get('partNumber')), bytes);
      response.writeHead(200, { etag }).end();
      return;
    }
    case 'HEAD': {
      const object = objects.get(key);
      if (object === undefined) response.writeHead(404).end();
      else response.writeHead(200, { ...object.headers, etag: object.etag, 'content-length': object.bytes }).end();
      return;
    }
    case 'DELETE':
      if (uploadId === null) objects.delete(key);
      else uploads.delete(uploadId);
      response.writeHead(204).end();
      return;
    default:
      response.writeHead(200).end();
  }
}

const metadataOfUploads = new Map<string, Readonly<Record<string, string>>>();

function beginUpload(key: string, request: IncomingMessage, response: ServerResponse): void {
  const uploadId = `upload-${metadataOfUploads.size + 1}`;
  uploads.set(uploadId, new Map());
  metadataOfUploads.set(uploadId, metadataOf(request));
  xml(response, 'InitiateMultipartUploadResult', `<Key>${escaped(key)}</Key><UploadId>${uploadId}</UploadId>`);
}

function completeUpload(key: string, uploadId: string, response: ServerResponse): void {
  const sizes = [...(uploads.get(uploadId)?.values() ?? [])];
  const etag = `"${uploadId}-${sizes.length}"`;
  objects.set(key, {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    etag,
    headers: metadataOfUploads.get(uploadId) ?? {},
  });
  uploads.delete(uploadId);
  xml(response, 'CompleteMultipartUploadResult', `<Key>${escaped(key)}</Key><ETag>${escaped(etag)}</ETag>`);
}

function xml(response: ServerResponse, root: string, content: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><${root}>${content}</${root}>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function metadataOf(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') && typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}

async function drained(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => (bytes += chunk.length));
  await new Promise((resolve) => request.once('end', resolve));
  return bytes;
}
