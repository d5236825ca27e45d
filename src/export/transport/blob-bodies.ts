import type { S3Client } from '@aws-sdk/client-s3';

/**
 * Lets the client of a page hand bytes over as a Blob, once they are signed: Chromium takes one as a whole, and other bytes in small
 * pieces, which takes several times as long. Node's handler takes no Blob, and is left alone.
 */
export function sendBlobsFromPage(client: S3Client): void {
  if (!isPage() || isNodeHandler(client.config.requestHandler)) return;
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body?: unknown };
      if (request.body instanceof Uint8Array) request.body = new Blob([request.body as BlobPart]);
      return next(args);
    },
    // The last step of all: signature, checksums and length are made of the bytes.
    { step: 'deserialize', priority: 'low', name: 'sendBlobsFromPage', override: true },
  );
}

function isPage(): boolean {
  return 'window' in globalThis || 'WorkerGlobalScope' in globalThis;
}

/** Tests in Node may look like a page. Node's handlers tell their protocol, which a page never knows. */
function isNodeHandler(handler: object): boolean {
  return 'metadata' in handler;
}
