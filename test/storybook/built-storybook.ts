import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve, type RunningServer } from '../../src/server/index.ts';

/** A page of Storybook, as its `index.json` lists it. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

const folder = fileURLToPath(new URL('../../storybook-static/', import.meta.url));

/** @throws Error that says what to do, where Storybook is not built */
export async function entries(): Promise<readonly Entry[]> {
  const index = await readFile(join(folder, 'index.json'), 'utf8').catch(() => {
    throw new Error('Storybook is not built. Run: npm run build:storybook');
  });
  const { entries: byId } = JSON.parse(index) as { readonly entries: Readonly<Record<string, Entry>> };
  return Object.values(byId);
}

export function serveStorybook(): Promise<RunningServer> {
  return serve({ port: 0, fetch: ({ url }) => fileResponse(decodeURIComponent(new URL(url).pathname)) });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

async function fileResponse(path: string): Promise<Response> {
  try {
    const body = await readFile(join(folder, path === '/' ? 'index.html' : path));
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream' },
    });
  } catch {
    return new Response('There is no such file.', { status: 404 });
  }
}
