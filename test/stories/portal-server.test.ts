import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PortTaken, serve, type RunningServer } from '../../src/server/index.ts';
import { startPortal } from '../../stories/portal/portal-server.ts';

test('a portal whose port is taken says so and leaves its S3 endpoint closed, so that the process ends', async () => {
  const other = await listening(0);
  const s3Port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  try {
    const start = startPortal({ port: portOf(other), s3Port, folder, environment: {}, prospects: 1 });
    await assert.rejects(start, PortTaken);
    await (await listening(s3Port)).close();
  } finally {
    await other.close();
    await rm(folder, { recursive: true });
  }
});

function listening(port: number): Promise<RunningServer> {
  return serve({ port, fetch: () => new Response() });
}

function portOf(server: RunningServer): number {
  return Number(new URL(server.url).port);
}

async function freePort(): Promise<number> {
  const server = await listening(0);
  await server.close();
  return portOf(server);
}
