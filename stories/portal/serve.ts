import { fileURLToPath } from 'node:url';
import open from 'open';
import { PortTaken } from '../../src/server/index.ts';
import { startPortal } from './portal-server.ts';
import { NotAPort, portalPorts } from './ports.ts';

const folder = fileURLToPath(new URL('../../.demo/', import.meta.url));

try {
  const portal = await startPortal({
    ...portalPorts(process.env),
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
  const sentence = whatToDo(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = 1;
}

/** What the person at the terminal can mend; `undefined` where it is a defect. */
function whatToDo(error: unknown): string | undefined {
  if (error instanceof NotAPort) return error.message;
  if (!isPortTaken(error)) return undefined;
  const { port, s3Port } = portalPorts(process.env);
  return `Ports ${port} and ${s3Port} must be free, and one of them is taken. Stop what uses it, or let it choose free ones: PORT=0 npm start`;
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
