import { fileURLToPath } from 'node:url';
import open from 'open';
import { PortTaken } from '../../src/server/index.ts';
import { startPortal } from './portal-server.ts';

const PORT = Number(process.env['PORT'] ?? 4173);
const folder = fileURLToPath(new URL('../../.demo/', import.meta.url));

try {
  const portal = await startPortal({
    port: PORT,
    s3Port: PORT + 1,
    folder,
    environment: process.env,
    onStep: (sentence) => console.log(sentence),
  });
  console.log(
    [
      '',
      '  The portal is open:',
      '',
      `    ${portal.url}`,
      '',
      `  It exports to ${portal.exportsTo}.`,
      '  Ctrl+C ends it.',
      '',
    ].join('\n'),
  );
  if (hasDisplay()) await open(portal.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void portal.close().then(() => process.exit(0)));
} catch (error) {
  if (!isPortTaken(error)) throw error;
  console.error(
    `Ports ${PORT} and ${PORT + 1} must be free, and one of them is taken. Stop what uses it, or choose others: PORT=5000 npm start`,
  );
  process.exitCode = 1;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof PortTaken || (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');
}

function hasDisplay(): boolean {
  if (process.env['CI'] !== undefined) return false;
  return (
    process.platform === 'darwin' ||
    process.platform === 'win32' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined
  );
}
