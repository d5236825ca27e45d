import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Answers with the files that the build has written to a folder, and with the file of the mock's worker. */
export function pageFiles(pages: string): (request: Request) => Promise<Response> {
  return (request) => {
    const { pathname } = new URL(request.url);
    return pathname === '/mockServiceWorker.js'
      ? fileResponse(() => fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')))
      : fileResponse(() => pagePath(pages, pathname));
  };
}

/** Only what the build has written is served: a path never leaves its folder. @throws where one would, or is none */
function pagePath(pages: string, path: string): string {
  const file = join(pages, path === '/' ? 'index.html' : decodeURIComponent(path));
  if (file.startsWith(join(pages, '/'))) return file;
  throw new RangeError('The path leaves the folder of the pages.');
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What a careful host sends with every page; the kit needs nothing more. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html default";

/** @param where of the file; may throw where a path is none */
async function fileResponse(where: () => string): Promise<Response> {
  try {
    const path = where();
    const body = await readFile(path);
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
      },
    });
  } catch {
    return new Response('There is no such page.', { status: 404 });
  }
}
