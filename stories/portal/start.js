import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, ROOT } from '../../.config/bootstrap.js';

prepare();

// --watch is for those who work on the portal: the server starts again when its files change.
const [watch, rest] = split(process.argv.slice(2), '--watch');
const server = spawn(process.execPath, ['--import', 'tsx', ...watch, join('stories', 'portal', 'serve.ts'), ...rest], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => (process.exitCode = code ?? 1));

function split(args, name) {
  return [args.filter((arg) => arg === name), args.filter((arg) => arg !== name)];
}
