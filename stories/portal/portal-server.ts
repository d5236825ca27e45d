import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/adapter/clock.ts';
import type { ActivationServer } from '../../src/server/index.ts';
import { demoBucket, type DemoBucket } from '../demo/demo-bucket.ts';
import { startDemoServer } from '../demo/demo-server.ts';
import { demoSource } from '../demo/demo-source.ts';
import { buildPage } from './build-page.ts';

export interface PortalOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Of the local S3 endpoint, likewise. */
  readonly s3Port: number;
  /** Where the demo data and the built page are kept. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Prospects to make; the usual hundred thousand unless told. */
  readonly prospects?: number;
  readonly onStep?: (sentence: string) => void;
}

export interface Portal {
  readonly url: string;
  /** Where exports go. */
  readonly exportsTo: string;
  close(): Promise<void>;
}

/**
 * The demo portal with everything that it needs behind it: demo data, bucket, adapter, runner, page and API on one port.
 *
 * @throws PortTaken where another program listens on the port; nothing of the portal stays open then
 */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const bucket = await demoBucket(options.environment, { port: options.s3Port });
  try {
    const server = await startServer(options, bucket);
    return {
      url: server.url,
      exportsTo: bucket.description,
      close: async () => {
        await server.close();
        await bucket.close();
      },
    };
  } catch (error) {
    await bucket.close();
    throw error;
  }
}

async function startServer(options: PortalOptions, bucket: DemoBucket): Promise<ActivationServer> {
  const { onStep } = options;
  const source = await demoSource({
    folder: options.folder,
    now: systemClock.now(),
    onMake: () => onStep?.('Making the demo data, once: 100,000 prospects.'),
    ...(options.prospects === undefined ? {} : { count: options.prospects }),
  });
  const pages = join(options.folder, 'portal');
  // Before the page is built, which takes seconds: a port that is taken is told at once.
  const server = await startDemoServer({ source, bucket, port: options.port, pages: pageRouter(pages) });
  onStep?.('Building the page.');
  try {
    await buildPage(pages);
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

function pageRouter(pages: string): (request: Request) => Promise<Response> {
  return (request) => {
    const { pathname } = new URL(request.url);
    return pathname === '/mockServiceWorker.js'
      ? fileResponse(() => fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')))
      : fileResponse(() => pagePath(pages, pathname));
  };
}

/** Only what the build has written is served: a path never leaves its folder. */
function pagePath(pages: string, path: string): string {
  const name = path === '/' ? '/index.html' : decodeURIComponent(path);
  return /(^|\/)\.\.(\/|$)/.test(name) ? join(pages, 'index.html') : join(pages, name);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What a careful host sends with every page; the kit needs nothing more. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

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
